import type { OwnRequest } from "#app/domain/privacy/own-data.ts";
import { readOwnRequest } from "#app/domain/privacy/read-own-request.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { getVisitorId } from "./own-request.server.ts";

/** All that is stored about the request an address names. Throws `not_found` for a browser that was not let in. */
export async function getOwnRequestData(
  request: Request,
  context: LoadContext,
  typed: string | undefined,
): Promise<OwnRequest> {
  const reference = parseReference(typed ?? "");
  if (!reference) throw new AppError("not_found");
  const visitorId = getVisitorId(request, context);
  return readOwnRequest(context.services, { reference, visitorId, language: context.language });
}
