import type { TFunction } from "i18next";
import type { Turn } from "#app/domain/assistant/types.ts";
import { writeAnswer } from "#app/domain/assistant/write-answer.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import type { HandoffEntry } from "./describe-event.ts";
import type { Transcript, TranscriptPart } from "./read-transcript.server.ts";

const RULE = "-".repeat(60);

/** Addresses that people type: with a scheme, with www, or a bare name with an ending of letters. */
const WEB_ADDRESS = /(?:https?:\/\/|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?/gi;

export type TranscriptWriting = {
  readonly t: TFunction;
  readonly site: Site;
  readonly publicUrl: string;
  readonly at: Date;
  /** In a mail: a stranger must not be led anywhere by what somebody typed. */
  readonly hidesTypedLinks?: boolean;
};

function typedText(text: string, { t, hidesTypedLinks }: TranscriptWriting): string {
  return hidesTypedLinks ? text.replace(WEB_ADDRESS, t("assistant:transcript.link_hidden")) : text;
}

/** An answer may repeat words of its question. */
function answerText(turn: Turn, writing: TranscriptWriting): string {
  const typed = writing.hidesTypedLinks ? (turn.question.match(WEB_ADDRESS) ?? []) : [];
  const hidden = writing.t("assistant:transcript.link_hidden");
  return typed.reduce((text, address) => text.replaceAll(address, hidden), turn.answer?.text ?? "");
}

function writeTurn(turn: Turn, language: string, writing: TranscriptWriting): string {
  const { t, site, publicUrl } = writing;
  const when = formatMoment(turn.askedAt, "minute", language, site.time_zone);
  const answer = turn.answer
    ? writeAnswer({ ...turn.answer, text: answerText(turn, writing) }, { t, language, publicUrl })
    : t("assistant:unanswered.title");
  return [
    ...(turn.isReplaced ? [t("assistant:replaced.note")] : []),
    `${t("assistant:question_by")} (${when})`,
    typedText(turn.question, writing),
    "",
    t("assistant:answer_by"),
    answer,
  ].join("\n");
}

function writeEntry(entry: HandoffEntry, writing: TranscriptWriting): string {
  const text = entry.side === "resident" ? typedText(entry.text, writing) : entry.text;
  return `${entry.atText}  ${entry.author ? `${entry.author}: ` : ""}${text}`;
}

function writePart(part: TranscriptPart, language: string, writing: TranscriptWriting): string {
  if (part.kind === "turn") return writeTurn(part.turn, language, writing);
  const lines = part.entries.map((entry) => writeEntry(entry, writing));
  return [writing.t("assistant:transcript.talk", { desk: part.deskName }), ...lines].join("\n");
}

/** The conversation as plain text in its own language: what was asked and answered, and the addresses of all sources. */
export function writeTranscript({ conversation, parts }: Transcript, writing: TranscriptWriting): string {
  const { t, site, at } = writing;
  const { language } = conversation;
  const head = [
    t("assistant:transcript.heading", { portal: inLanguage(site.portal_name, language) }),
    t("assistant:transcript.copy_of", { date: formatMoment(at, "minute", language, site.time_zone) }),
  ];
  const said = parts.map((part) => writePart(part, language, writing));
  return `${[head.join("\n"), ...said].join(`\n\n${RULE}\n\n`)}\n`;
}
