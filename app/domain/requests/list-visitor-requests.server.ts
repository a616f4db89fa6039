import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { nameMatters } from "./name-matters.server.ts";
import { readClock } from "./request-clock.ts";
import { selectVisitorRequests } from "./request-access.queries.server.ts";
import type { RequestClock, ServiceRequest } from "./types.ts";

export type VisitorRequest = Pick<ServiceRequest, "reference" | "state" | "submittedAt" | "description"> & {
  readonly title: string;
  readonly clock: RequestClock;
};

const LIMIT = 50;

/** The requests this browser may see, newest first. */
export async function listVisitorRequests(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { readonly visitorId: string; readonly language: Language },
): Promise<VisitorRequest[]> {
  const requests = await selectVisitorRequests(deps.db, input.visitorId, LIMIT);
  if (requests.length === 0) return [];
  const titleOf = await nameMatters(deps, input.language, requests);
  const now = deps.clock.now();
  return requests.map((request) => ({
    reference: request.reference,
    state: request.state,
    submittedAt: request.submittedAt,
    description: request.description,
    title: titleOf(request),
    clock: readClock(calendarForDesk(deps.site, request.deskId), request, now),
  }));
}
