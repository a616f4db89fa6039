import { selectAttachments } from "#app/domain/attachments/attachments.queries.server.ts";
import { withoutKeys } from "#app/domain/attachments/read-attachment.server.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { describeHours, type HoursNow } from "#app/domain/desks/describe-hours.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Centre, Desk } from "#app/domain/desks/site-schema.ts";
import { countWorkingDays } from "#app/domain/desks/working-time.ts";
import type { Mandate } from "#app/domain/requests/mandates/mandate.ts";
import { readMandateOf } from "#app/domain/requests/mandates/name-mandate.server.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type AppealRoute, findAppeal } from "./appeal.ts";
import { findAppealPlace } from "./find-appeal-place.server.ts";
import { selectBrowsers } from "./browsers/browsers.queries.server.ts";
import { listWays, type OfferedWay } from "./choose-ways.server.ts";
import { type Delay, findAnswerBy, findDelay } from "./delay.ts";
import { readAnswers } from "./form-answers.server.ts";
import { nameMatters } from "./name-matters.server.ts";
import { isForResident, showFile, type ShownFile } from "./shown-files.ts";
import { actorOf, type ResidentSide } from "./resident-side.ts";
import { readerOf } from "./move-request.server.ts";
import { readClock } from "./request-clock.ts";
import { type LeadingFacts, findLeadingFacts } from "./leading-facts.server.ts";
import { selectRequestEvents } from "./request-events.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { HELPER_TASKS, type ResidentTask, residentTasks } from "./resident-tasks.ts";
import type { ReadableAnswer, RequestClock, RequestEvent, ServiceRequest } from "./types.ts";

export type ResidentRequest = {
  readonly request: ServiceRequest;
  readonly clock: RequestClock;
  /** Working days until it is due. */
  readonly workingDaysLeft: number;
  /** Since when the desk of now holds it without a break. */
  readonly atDeskSince: Date;
  /** Why it is late and what happens about it. */
  readonly delay: Delay | undefined;
  /** Until when an answer of theirs is waited for. */
  readonly answerBy: Date | undefined;
  /** The desk that holds it, and whether it can be reached now. */
  readonly desk: Desk;
  readonly hours: HoursNow;
  /** Names of all desks that its events speak of, by id. */
  readonly deskNames: Readonly<Record<string, string>>;
  /** Oldest first; without names of staff and words for staff. */
  readonly events: readonly RequestEvent[];
  readonly answers: readonly ReadableAnswer[];
  /** What it is about. */
  readonly title: string;
  /** What the resident can do now, the most important first. */
  readonly tasks: readonly ResidentTask[];
  /** Their own, sent or waiting to be, and what came with a decision. */
  readonly files: readonly ShownFile[];
  /** Of the request that this one goes on with, if it was merged, what its resident may know. */
  readonly leading: LeadingFacts | undefined;
  /** By what somebody else follows it for the resident; absent for the resident. */
  readonly mandate: Pick<Mandate, "id" | "holderId" | "helper" | "resident" | "validUntil"> | undefined;
  /** When another code was given out, while that is news. */
  readonly renewedAt: Date | undefined;
  /** How they can appeal against a refusal, or against waiting too long. */
  readonly appeal: AppealRoute | undefined;
  /** How they can be told, and what of it they chose. */
  readonly ways: readonly OfferedWay[];
  /** In how many of their browsers there is news; absent where that is not offered. */
  readonly browserCount: number | undefined;
  /** Whether a word for stop as an answer ends text messages, too. */
  readonly takesReplies: boolean;
  /** Where the desk can be found, for what is collected on paper. */
  readonly centre: Centre | undefined;
};

/** The first of the last events in a row that one desk has. */
function deskSince(events: readonly RequestEvent[]): Date | undefined {
  const before = events.findLastIndex(({ deskId }) => deskId !== events.at(-1)?.deskId);
  return events[before + 1]?.at;
}

/** So long a page says first that access was renewed; afterwards it stands in the timeline alone. */
const NEWS_MS = 30 * 86_400_000;

/** Whose it is and by when; no addresses. */
const pickMandate = ({ id, holderId, helper, resident, validUntil }: Mandate) => ({
  id,
  holderId,
  helper,
  resident,
  validUntil,
});

/** A request as its resident sees it, or a helper for them. Throws `not_found` for a browser that was not let in. */
export async function getRequestForResident(
  deps: Pick<Services, "db" | "clock" | "site" | "scanner" | "textMessages" | "textReplyKey" | "webPush">,
  input: ResidentSide & { readonly reference: string; readonly language: Language },
): Promise<ResidentRequest> {
  const now = deps.clock.now();
  const actor = actorOf(input, now);
  const request = await selectRequest(deps.db, input.reference, readerOf(actor));
  if (!request) throw new AppError("not_found");
  const mandate = await readMandateOf(deps.db, actor, request.id);
  const calendar = calendarForDesk(deps.site, request.deskId);
  const clock = readClock(calendar, request, now);
  const stored =
    request.formId && request.formVersion
      ? await findFormVersion(deps.db, request.formId, request.formVersion)
      : undefined;
  const desk = findDeskForService(deps.site, request.deskId);
  const events = await selectRequestEvents(deps.db, request.id, "resident");
  return {
    request,
    clock,
    workingDaysLeft: countWorkingDays(calendar, now, clock.dueAt),
    delay: findDelay(calendar, request, clock, events),
    answerBy: findAnswerBy(calendar, request.state, events),
    desk,
    atDeskSince: deskSince(events) ?? request.submittedAt,
    hours: describeHours(deps.site, desk, now),
    deskNames: Object.fromEntries(deps.site.desks.map(({ id, name }) => [id, inLanguage(name, input.language)])),
    events,
    leading: await findLeadingFacts(deps, request, input),
    renewedAt: events.findLast(({ kind, at }) => kind === "access_renewed" && now.getTime() - at.getTime() < NEWS_MS)
      ?.at,
    answers: stored ? readAnswers(stored.form, request.answers, input.language) : [],
    title: (await nameMatters(deps, input.language, [request]))(request),
    tasks: residentTasks(request, now).filter((task) => !mandate || HELPER_TASKS.includes(task)),
    mandate: mandate && pickMandate(mandate),
    centre: deps.site.centres.find(({ id }) => id === desk.centre),
    appeal: findAppeal(deps.site, await findAppealPlace(deps.db, request), clock, events),
    ways: await listWays(deps, request),
    browserCount:
      deps.webPush && !input.isHelper ? (await selectBrowsers(deps.db, request.id, input.visitorId)).length : undefined,
    takesReplies: deps.textReplyKey !== undefined,
    files: withoutKeys(await selectAttachments(deps.db, { requestId: request.id }))
      .filter(isForResident)
      .map((file) => showFile(file, deps.scanner !== undefined)),
  };
}
