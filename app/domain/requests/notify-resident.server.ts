import type { Transaction } from "#app/db/port.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import { addWorkingDays, countWorkingDays } from "#app/domain/desks/working-time.ts";
import type { BothNames } from "#app/domain/requests/mandates/mandate.ts";
import { notifyHelpers } from "#app/domain/requests/mandates/notify-helpers.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { pushNews } from "./browsers/push-news.server.ts";
import { appealAgainst, appealLines } from "./appeal.ts";
import { findAppealPlace } from "./find-appeal-place.server.ts";
import { findReach } from "./find-reach.server.ts";
import { textResident } from "./text-resident.server.ts";
import { ANSWER_WORKING_DAYS } from "./delay.ts";
import type { StoredRequestState } from "./states.ts";
import type { EventKind, ServiceRequest } from "./types.ts";

export type NotifyDeps = Pick<Services, "clock" | "jobs" | "site" | "publicUrl">;

export type Notice = {
  readonly requestId: string;
  readonly to: string | null | undefined;
  /** Where a text message goes, if the resident wants one. */
  readonly phone?: string | null | undefined;
  readonly language: Language;
  readonly reference: string;
  readonly deskId: string;
  /** Says itself, perhaps, how it is appealed against. */
  readonly serviceSlug: string | null | undefined;
  readonly dueAt: Date;
  readonly reopenUntil?: Date | undefined;
  /** The state it came to, or what else happened. */
  readonly about:
    | StoredRequestState
    | Extract<EventKind, "information_added" | "contact_corrected" | "access_renewed">
    | "closing_soon"
    | "late"
    | "merged";
  /** Of the request that a merged one goes on with: state, desk and the line about its due day. */
  readonly leading?: { readonly state: string; readonly desk: string; readonly due: string | undefined } | undefined;
  readonly words?: string | undefined;
  readonly remedy?: string | undefined;
  /** Who did it for the resident, when somebody did. */
  readonly names?: BothNames;
};

/** Of a request, what every notice about it says of it and of whom it reaches. */
export const noticeTo = (request: ServiceRequest) =>
  ({
    requestId: request.id,
    to: request.contact.email,
    phone: request.contact.phone,
    language: request.language,
    reference: request.reference,
    deskId: request.deskId,
    serviceSlug: request.serviceSlug,
    dueAt: request.dueAt,
  }) satisfies Partial<Notice>;

/** Whoever may have changed how a resident is reached or gets in: the mail tells it, whatever was chosen. */
const ALWAYS: readonly Notice["about"][] = ["submitted", "contact_corrected", "access_renewed"];

/**
 * Tells the resident what happened by each way that they chose, in their language, with the way to the request; helpers who
 * agreed to it that there is news.
 */
export async function notifyResident(deps: NotifyDeps, tx: Transaction, notice: Notice): Promise<void> {
  const { about, reference, language } = notice;
  await notifyHelpers(deps, tx, notice);
  const reach = await findReach(tx, notice.requestId, { email: notice.to, phone: notice.phone });
  await mailResident(deps, tx, ALWAYS.includes(about) ? notice : { ...notice, to: reach.email });
  if (about === "information_added" || about === "contact_corrected" || about === "access_renewed") return;
  await pushNews(deps, tx, { requestId: notice.requestId, reference, language });
  if (!reach.text) return;
  const short = about === "merged" ? "duplicate" : about;
  await textResident(deps, tx, { ...reach.text, language, reference, about: short });
}

/** The mail alone, for a request that nobody can have chosen other ways for yet. Nothing without an address. */
export async function mailResident(deps: NotifyDeps, tx: Transaction, notice: Notice): Promise<void> {
  if (!notice.to) return;
  const t = getTranslator(notice.language);
  const desk = findDeskForService(deps.site, notice.deskId);
  const day = (date: Date) => formatMoment(date, "day", notice.language, deps.site.time_zone);
  const calendar = calendarForDesk(deps.site, notice.deskId);
  const values = {
    reference: notice.reference,
    portal: inLanguage(deps.site.portal_name, notice.language),
    desk: inLanguage(desk.name, notice.language),
    phone: desk.phone,
    due: day(notice.dueAt),
    count: countWorkingDays(calendar, deps.clock.now(), notice.dueAt),
    until: notice.reopenUntil ? day(notice.reopenUntil) : "",
    // Only a question has such a day, and counting working days takes its time.
    answerBy:
      notice.about === "waiting_for_resident"
        ? day(addWorkingDays(calendar, deps.clock.now(), ANSWER_WORKING_DAYS))
        : "",
    words: notice.words ?? "",
    remedy: notice.remedy ?? "",
    state: notice.leading?.state ?? "",
    leadingDesk: notice.leading?.desk ?? "",
    leadingDue: notice.leading?.due ?? "",
    link: `${deps.publicUrl}/requests/${notice.reference}`,
  };
  const by = notice.names ? t("helpers:by", { helper: notice.names.helper, resident: notice.names.resident }) : "";
  const parts = [
    t(`requests:mail.${notice.about}.text`, values),
    by,
    await writeAppeal(deps, tx, notice, day),
    t("requests:mail.footer", values),
  ];
  await queueMail(deps, tx, {
    to: notice.to,
    language: notice.language,
    subject: t(`requests:mail.${notice.about}.subject`, values),
    text: `${parts.filter(Boolean).join("\n\n")}\n`,
  });
}

/** How to appeal, for what can be appealed against; empty for the rest, and where nobody says how. */
async function writeAppeal(
  deps: NotifyDeps,
  tx: Transaction,
  notice: Notice,
  day: (date: Date) => string,
): Promise<string> {
  const { about, language } = notice;
  if (about !== "rejected" && about !== "late") return "";
  const place = await findAppealPlace(tx, notice);
  const appeal =
    about === "late"
      ? appealAgainst(deps.site, place, "silence", notice.dueAt)
      : appealAgainst(deps.site, place, "refusal", deps.clock.now());
  if (!appeal) return "";
  const t = getTranslator(language);
  const lines = [t("requests:appeal.title"), ...appealLines(t, appeal, { language, day }), appeal.route.link];
  return lines.filter(Boolean).join("\n");
}
