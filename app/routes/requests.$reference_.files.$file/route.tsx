import type { LoaderFunctionArgs } from "@remix-run/node";
import { openFileAsResident } from "#app/domain/requests/request-files.server.ts";
import { attachedFile } from "#app/http/attached-file.ts";
import { getVisitorId, loadFollowedRequest } from "#app/http/own-request.server.ts";

/** One file of a request, for whoever may follow it, or does so for its resident. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visitorId = getVisitorId(request, context);
  const seen = await loadFollowedRequest(request, context, params["reference"]);
  const isHelper = seen?.mandate !== undefined;
  const key = { reference: params["reference"] ?? "", fileId: params["file"] ?? "", visitorId, isHelper };
  return attachedFile(await openFileAsResident(context.services, key));
}
