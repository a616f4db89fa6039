import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOwnData } from "#app/domain/privacy/read-own-data.server.ts";
import { ownDataFile } from "#app/http/own-data-file.ts";
import { requireResident } from "#app/http/resident-session.server.ts";

/** Everything stored about the resident, in a form that other programs read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = requireResident(request, context);
  return ownDataFile(await readOwnData(context.services, session, context.language), "my-data");
}
