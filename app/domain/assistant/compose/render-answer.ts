import type { Evidence, Statement } from "../context.ts";
import type { AnswerSource } from "../types.ts";
import { sayRow } from "./say-row.ts";

const MAX_QUOTE_LENGTH = 400;

export type Rendered = { readonly text: string; readonly sources: readonly AnswerSource[] };

/** The answer's text with `[n]` after each statement, and the sources in the order they are first used. */
export function renderAnswer(statements: readonly Statement[], evidence: readonly Evidence[]): Rendered {
  const order: number[] = [];
  const quotes = new Map<number, string[]>();
  const lines = statements.map((statement) => {
    const numbers = statement.evidence.map((index) => {
      if (!order.includes(index)) order.push(index);
      quotes.set(index, [...(quotes.get(index) ?? []), statement.text]);
      return order.indexOf(index) + 1;
    });
    const marks = [...new Set(numbers)].map((n) => `[${n}]`).join("");
    return `${statement.isListItem ? "- " : ""}${sayRow(statement.text)} ${marks}`;
  });
  const sources = order.flatMap((index, position): AnswerSource[] => {
    const one = evidence[index];
    if (!one) return [];
    return [
      {
        n: position + 1,
        title: one.title,
        url: one.url,
        section: one.section,
        quote: quoteFrom(one.text, quotes.get(index) ?? []),
        language: one.language,
        checkedOn: one.checkedOn,
        page: one.page ?? null,
      },
    ];
  });
  return { text: joinLines(statements, lines), sources };
}

/** List items stand on lines of their own; sentences of one paragraph run on. */
function joinLines(statements: readonly Statement[], lines: readonly string[]): string {
  return lines.reduce((text, line, index) => {
    if (index === 0) return line;
    if (statements[index]?.part !== statements[index - 1]?.part) return `${text}\n\n${line}`;
    const isBreak =
      statements[index]?.isListItem ||
      statements[index - 1]?.isListItem ||
      /[:：]$/.test(statements[index - 1]?.text ?? "");
    return `${text}${isBreak ? "\n" : " "}${line}`;
  }, "");
}

/** The source's own words: those the answer quotes, else the start of the section. */
function quoteFrom(source: string, said: readonly string[]): string {
  const own = said.filter((text) => source.includes(text));
  const quote = (own.length > 0 ? own.join(" … ") : source.replace(/\s+/g, " ")).trim();
  const characters = [...quote];
  return characters.length <= MAX_QUOTE_LENGTH ? quote : `${characters.slice(0, MAX_QUOTE_LENGTH).join("")}…`;
}
