import type { LoaderFunctionArgs } from "@remix-run/node";
import { findOriginal } from "#app/domain/catalogue/find-original.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { fileHeaders } from "./file-headers.ts";

/** The authority's own file, to be saved: no browser opens it as a page of the portal. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { contentLanguage, services } = context;
  const slug = params["slug"] ?? "";
  const original = await findOriginal(services, { slug, language: contentLanguage });
  if (!original) throw new AppError("not_found");
  return new Response(Buffer.from(original.content), { headers: fileHeaders(slug, original) });
}
