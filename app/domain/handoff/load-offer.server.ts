import { findPromise } from "#app/domain/requests/find-promise.server.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { findLiveDesk } from "./find-live-desk.server.ts";
import { QUESTION_WORKING_DAYS } from "./question-working-days.ts";
import { estimateWait } from "./waiting/estimate-wait.ts";
import { readQueueFacts } from "./waiting/give-estimate.server.ts";
import { summariseConversation } from "./summarise-conversation.server.ts";

/** What can truly be offered right now; instants as text in the reader's language. */
export type HandoffOffer = {
  readonly deskName: string;
  readonly summary: string;
  /** Where a slip for the counter is made, or centres are listed. */
  readonly visitUrl: string;
} & (
  | {
      readonly status: "open";
      readonly until: string | null;
      readonly waiting: number;
      /** About how long one waits; null when nothing can be said. */ readonly minutes: number | null;
    }
  | {
      readonly status: "closed";
      readonly reason: "outside_hours" | "holiday" | "nobody_free";
      /** When the desk opens next; null while it is open, or never opens. */
      readonly opens: string | null;
      /** Until when an open desk can be asked again. */
      readonly until: string | null;
      readonly promised: string;
    }
);

/** To the counter with a slip for the service, else to the list of centres. */
export const visitUrlOf = (serviceSlug: string | null): string =>
  serviceSlug ? `/services/${serviceSlug}/visit` : "/centres";

/** The offer for a conversation, or for somebody who comes straight to a person. Only reads. */
export async function loadOffer(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: { conversationId: string | null; language: Language },
): Promise<HandoffOffer> {
  const { summary, serviceSlug, deskId } = input.conversationId
    ? await summariseConversation(deps, input.conversationId)
    : { summary: "", serviceSlug: null, deskId: null };
  const { desk, availability } = await findLiveDesk(deps, deskId);
  const { language } = input;
  const say = (at: Date, precision: "day" | "dayAndTime" | "time") =>
    formatMoment(at, precision, language, deps.site.time_zone);
  const common = { deskName: inLanguage(desk.name, language), summary, visitUrl: visitUrlOf(serviceSlug) };
  if (availability.status === "open") {
    const estimate = estimateWait({ ...(await readQueueFacts(deps, desk, language)), ahead: availability.waiting });
    return {
      ...common,
      status: "open",
      until: availability.closesAt && say(availability.closesAt, "time"),
      waiting: availability.waiting,
      minutes: estimate?.minutes ?? null,
    };
  }
  const promise = await findPromise(deps.db, deps, { serviceSlug, workingDays: QUESTION_WORKING_DAYS });
  return {
    ...common,
    status: "closed",
    reason: availability.reason,
    opens:
      availability.reason === "nobody_free" ? null : availability.opensAt && say(availability.opensAt, "dayAndTime"),
    until: availability.reason === "nobody_free" ? availability.closesAt && say(availability.closesAt, "time") : null,
    promised: say(promise.dueAt, "day"),
  };
}
