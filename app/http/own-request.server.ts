import { getRequestForResident, type ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import { parseReference } from "#app/domain/requests/reference.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { LoadContext } from "./load-context.ts";
import { findVisitor } from "./visitor.server.ts";

/** This browser's visitor id. Throws `not_found` for one that has begun nothing here. */
export function getVisitorId(request: Request, context: LoadContext): string {
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  if (!visitor) throw new AppError("not_found");
  return visitor.visitorId;
}

/** The request an address names if this browser may see it. */
export async function loadOwnRequest(
  request: Request,
  context: LoadContext,
  typed: string | undefined,
): Promise<ResidentRequest | undefined> {
  const { services, language } = context;
  const reference = parseReference(typed ?? "");
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  if (!reference || !visitor) return undefined;
  return foundOrNot(getRequestForResident(services, { reference, visitorId: visitor.visitorId, language }));
}

/** The same, or as one that somebody who is signed in follows for its resident: with `mandate` and by what both may do. */
export async function loadFollowedRequest(
  request: Request,
  context: LoadContext,
  typed: string | undefined,
): Promise<ResidentRequest | undefined> {
  const own = await loadOwnRequest(request, context, typed);
  const reference = parseReference(typed ?? "");
  const { services, language, resident } = context;
  if (own || !reference || !resident) return own;
  return foundOrNot(
    getRequestForResident(services, { reference, visitorId: resident.visitorId, isHelper: true, language }),
  );
}

/** `undefined` for what is not there. */
async function foundOrNot<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}
