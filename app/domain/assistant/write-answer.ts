import type { TFunction } from "i18next";
import { formatDate } from "#app/i18n/format.ts";
import type { Answer, AnswerSource } from "./types.ts";

/** Page and section, as lists name a source. */
export const nameSource = ({ title, section }: Pick<AnswerSource, "title" | "section">): string =>
  title === section ? title : `${title} › ${section}`;

type Writing = { readonly t: TFunction; readonly language: string; readonly publicUrl: string };

function writeSource(source: AnswerSource, { t, language, publicUrl }: Writing): string[] {
  const page = source.page ? t("assistant:sources.page", { page: source.page }) : undefined;
  const checked = source.checkedOn
    ? t("assistant:sources.checked", { date: formatDate(language, source.checkedOn) })
    : undefined;
  return [
    `[${source.n}] ${nameSource(source)}`,
    `    ${publicUrl}${source.url}`,
    ...[page, checked].filter((line) => line !== undefined).map((line) => `    ${line}`),
  ];
}

/** An answer and where each part of it is written, as plain text with whole addresses. */
export function writeAnswer(answer: Pick<Answer, "text" | "sources">, writing: Writing): string {
  if (answer.sources.length === 0) return answer.text;
  const sources = answer.sources.flatMap((source) => writeSource(source, writing));
  return [answer.text, "", writing.t("assistant:sources.title"), ...sources].join("\n");
}
