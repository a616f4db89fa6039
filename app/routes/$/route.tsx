import type { LoaderFunctionArgs } from "@remix-run/node";
import { AppError } from "#app/lib/app-error.ts";

/** Every address that no other route has, and callers whom the server turned away before any route ran. */
export async function loader({ context }: LoaderFunctionArgs): Promise<never> {
  throw context.refusal ?? new AppError("not_found");
}

export async function action(args: LoaderFunctionArgs): Promise<never> {
  return loader(args);
}

export default function Nowhere() {
  return null;
}
