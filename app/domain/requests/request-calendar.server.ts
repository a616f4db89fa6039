import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import type { Services } from "#app/domain/services.ts";
import { writeICalendar } from "#app/ports/calendar/write-icalendar.server.ts";
import type { ResidentRequest } from "./get-request-for-resident.server.ts";
import { SILENT_STATES } from "./states.ts";

type Deps = Pick<Services, "site" | "clock" | "publicUrl">;

type Entry = {
  readonly name: "due" | "reply";
  /** `undefined`: the day is void, and calendars that have it take it away. */
  readonly day: Date | undefined;
  /** Which of the texts for calendars. */
  readonly about: "due" | "due_when_answered" | "rate" | "reopen";
};

/** By when the desk answers, and until when the resident can say that it is not solved; what is over is taken away again. */
function entriesOf({ request, clock, events, tasks }: ResidentRequest): Entry[] {
  const stood = clock.state === "stands";
  const due = { name: "due", about: stood ? "due_when_answered" : "due" } as const;
  const canReply = tasks.includes("rate") || tasks.includes("reopen");
  const silent: readonly (string | undefined)[] = SILENT_STATES;
  const hadReply = events.some(({ to }) => silent.includes(to));
  const reply = { name: "reply", about: request.state === "answered" ? "rate" : "reopen" } as const;
  return [
    { ...due, day: clock.state === "stopped" ? undefined : clock.dueAt },
    ...(canReply || hadReply ? [{ ...reply, day: canReply ? request.reopenUntil : undefined }] : []),
  ];
}

/**
 * The days of a request as an iCalendar file (RFC 5545). `SEQUENCE` grows with every event of the request. It names number,
 * matter and desk, and nothing that was written.
 */
export function writeRequestCalendar(deps: Deps, seen: ResidentRequest, language: Language): string {
  const { request, desk, events } = seen;
  const t = getTranslator(language);
  const { host } = new URL(deps.publicUrl);
  const values = {
    reference: request.reference,
    matter: seen.title,
    desk: inLanguage(desk.name, language),
    phone: desk.phone,
  };
  const url = `${deps.publicUrl}/requests/${request.reference}`;
  const portal = inLanguage(deps.site.portal_name, language);
  const name = `${portal}: ${request.reference}`;
  const entries = entriesOf(seen).map(({ name: entry, day, about }) => ({
    uid: `${entry}-${request.reference}@${host}`,
    sequence: events.at(-1)?.seq ?? 0,
    day: calendarDateIn(day ?? request.dueAt, deps.site.time_zone),
    summary: t(`requests:calendar.${about}.title`, values),
    description: `${t(`requests:calendar.${about}.text`, values)}\n${url}`,
    url,
    status: day ? ("CONFIRMED" as const) : ("CANCELLED" as const),
    createdAt: request.submittedAt,
    changedAt: events.at(-1)?.at ?? request.submittedAt,
  }));
  const product = `OneWindow//requests//${language.toUpperCase()}`;
  return writeICalendar({ product, name, at: deps.clock.now() }, entries);
}
