import type { Site } from "#app/domain/desks/site-schema.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { formatMoment } from "#app/i18n/format.ts";
import type { HandoffEvent } from "./types.ts";

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** One line of the conversation as a reader sees it; the page and the stream send the same. */
export type HandoffEntry = {
  readonly id: number;
  readonly side: "resident" | "staff" | "system";
  /** Who wrote it; empty for what merely happened. */
  readonly author: string;
  readonly text: string;
  readonly note: string | null;
  /** That a number was hidden, and where it belongs. */
  readonly hidden: string | null;
  readonly at: string;
  readonly atText: string;
  /** The handoff has ended with this. */
  readonly isEnd: boolean;
};

export function deskName(site: Site, deskId: string | null, language: Language): string {
  return inLanguage(site.desks.find((desk) => desk.id === deskId)?.name, language) ?? "";
}

/** Its kind; put back or passed on by the portal itself, a conversation lost the person, or is a crisis. */
function textOf({ kind, actor, mode }: HandoffEvent): string {
  if (kind === "accepted" && mode === "visit") return "_otherwise.visit";
  if (actor === "system" && kind === "released") return "_otherwise.lost";
  if (actor === "system" && kind === "transferred") return "_otherwise.crisis";
  return `.${kind}`;
}

/** Words for one event. Staff see notes and "Resident"; the resident sees "You" and never a note. */
export function describeEvent(
  event: HandoffEvent,
  reader: {
    readonly language: Language;
    readonly isStaff: boolean;
    readonly site: Site;
    readonly deskId: string;
    readonly t: Translate;
  },
): HandoffEntry {
  const { t, language } = reader;
  const author =
    event.kind !== "message"
      ? ""
      : event.actor === "staff"
        ? t("handoff:panel.staff", { name: event.staffName ?? "" })
        : t(reader.isStaff ? "handoff:staff.resident" : "handoff:panel.you");
  return {
    id: event.id,
    side: event.kind === "message" ? event.actor : "system",
    author,
    text:
      event.kind === "message"
        ? (event.text ?? "")
        : t(`handoff:${reader.isStaff ? "staff_event" : "event"}${textOf(event)}`, {
            name: event.staffName ?? "",
            desk: deskName(reader.site, event.deskId ?? reader.deskId, language),
            reference: event.requestReference ?? "",
          }),
    note: reader.isStaff ? event.note : null,
    hidden: event.maskedKinds.length > 0 ? t("handoff:hidden") : null,
    at: event.at.toISOString(),
    atText: formatMoment(event.at, "short", language, reader.site.time_zone),
    isEnd: event.kind === "ended" || event.kind === "declined" || event.kind === "request_opened",
  };
}
