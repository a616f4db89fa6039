import type { Queryable } from "#app/db/port.ts";
import { FILE_KINDS } from "#app/domain/attachments/kinds.ts";
import { isHeldRequest } from "#app/domain/requests/request-holds.queries.server.ts";
import { selectBrowsers } from "#app/domain/requests/browsers/browsers.queries.server.ts";
import { getRequestForResident, type ResidentRequest } from "#app/domain/requests/get-request-for-resident.server.ts";
import { listStaffLooks } from "#app/domain/requests/list-staff-looks.server.ts";
import { KEEPING_KINDS } from "#app/domain/requests/request-retention.queries.server.ts";
import { listRequestHelpers, type ShownMandate } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { selectRatings } from "#app/domain/requests/request-ratings.queries.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { KeptUntil, OwnMandate, OwnRequest, RequestView } from "./own-data.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "scanner" | "textMessages" | "webPush">;

const DAY_MS = 86_400_000;

/** When a request goes: as many days after its last event as the site keeps it, unless it goes on or is held. */
export async function keptUntil(
  { db, site }: { readonly db: Queryable; readonly site: Deps["site"] },
  { request, events }: Pick<ResidentRequest, "request" | "events">,
): Promise<KeptUntil> {
  if (await isHeldRequest(db, request.id)) return { status: "held" };
  const days = site.retention.requests;
  const keeping: readonly string[] = KEEPING_KINDS;
  const last = events.findLast(({ kind }) => keeping.includes(kind))?.at ?? request.submittedAt;
  if (!isOverState(request.state)) return { status: "open", days };
  // The job runs in the night after.
  return { status: "until", date: calendarDateIn(new Date(last.getTime() + (days + 1) * DAY_MS), site.time_zone) };
}

/** Once a day, desk and role, the oldest first. */
async function readViews(deps: Deps, seen: ResidentRequest): Promise<RequestView[]> {
  const views = new Map<string, RequestView>();
  for (const { day, desk, role } of (await listStaffLooks(deps, seen)).toReversed())
    views.set([day, desk, role].join("|"), { day, desk, role });
  return [...views.values()];
}

/** A mandate as it is told: its number means nothing to anybody. */
export function withoutId({ id: _, ...mandate }: ShownMandate): OwnMandate {
  return mandate;
}

async function readHelpers(
  deps: Deps,
  {
    reference,
    visitorId,
    language,
  }: { readonly reference: string; readonly visitorId: string; readonly language: Language },
): Promise<OwnMandate[]> {
  const reader = { kind: "visitor", visitorId } as const;
  return (await listRequestHelpers(deps, { reference, reader, language })).mandates.map(withoutId);
}

/** Everything stored about one request, for whoever may see it. Throws `not_found` for everybody else. */
export async function readOwnRequest(
  deps: Deps,
  input: { readonly reference: string; readonly visitorId: string; readonly language: Language },
): Promise<OwnRequest> {
  const seen = await getRequestForResident(deps, input);
  const { request } = seen;
  return {
    reference: request.reference,
    title: seen.title,
    state: request.state,
    sentAt: request.submittedAt,
    contact: request.contact,
    description: request.description,
    answers: seen.answers,
    events: seen.events.map(({ at, kind, from, to, deskId, wordsForResident, remedy, corrected, names }) => ({
      at,
      kind,
      from,
      to,
      desk: seen.deskNames[deskId] ?? deskId,
      corrected,
      helper: names?.helper,
      words: [wordsForResident, remedy].filter(Boolean).join("\n") || undefined,
    })),
    ratings: await selectRatings(deps.db, request.id),
    files: seen.files.map(({ id, origin, name, kind, sizeBytes, addedAt, isHandedOut }) => ({
      at: addedAt,
      by: origin === "decision" ? "desk" : "you",
      name,
      type: FILE_KINDS[kind].mediaType,
      bytes: sizeBytes,
      address: isHandedOut ? `/requests/${request.reference}/files/${id}` : undefined,
    })),
    views: await readViews(deps, seen),
    ways: seen.ways,
    browsers: (await selectBrowsers(deps.db, request.id, input.visitorId)).map(({ target, since }) => ({
      service: new URL(target.endpoint).hostname,
      since,
    })),
    helpers: await readHelpers(deps, input),
    kept: await keptUntil(deps, seen),
    canWithdraw: seen.tasks.includes("withdraw"),
  };
}
