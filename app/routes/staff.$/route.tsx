import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** Every address below `/staff` that no other route has: said in the staff area's own frame. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<never> {
  await requireStaff(request, context, "staff.overview");
  throw new AppError("not_found");
}

export async function action(args: LoaderFunctionArgs): Promise<never> {
  return loader(args);
}

export default function Nowhere() {
  return null;
}
