import type { LoaderFunctionArgs } from "@remix-run/node";
import { openFileAsStaff } from "#app/domain/requests/staff-files.server.ts";
import { attachedFile } from "#app/http/attached-file.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";

/** One file of a request for its desk: saved, or with `?show` a picture in its page. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.open");
  const key = { reference: params["reference"] ?? "", fileId: params["file"] ?? "", staff };
  const isShown = new URL(request.url).searchParams.has("show");
  return attachedFile(await openFileAsStaff(context.services, key), isShown ? "show" : "save");
}
