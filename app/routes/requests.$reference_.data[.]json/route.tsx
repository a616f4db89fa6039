import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownDataFile } from "#app/http/own-data-file.ts";
import { getOwnRequestData } from "#app/http/own-request-data.server.ts";

/** Everything stored about one request, in a form that other programs read. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await getOwnRequestData(request, context, params["reference"]);
  return ownDataFile(own, own.reference);
}
