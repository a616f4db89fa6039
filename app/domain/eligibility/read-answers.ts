import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Requirement } from "#app/domain/content/public-service.ts";
import { type Answer, askedName } from "./answers.ts";

export type AnswerFault = "missing" | "not_a_number" | "too_small" | "too_large" | "not_a_choice" | "no_date";

export type ReadAnswers = {
  readonly answers: ReadonlyMap<string, Answer>;
  /** What was typed and is no answer, with what was typed. */
  readonly faults: ReadonlyMap<string, { readonly fault: AnswerFault; readonly typed: string }>;
  /** What the person does not know, or would rather not say. */
  readonly skipped: ReadonlySet<string>;
};

type Read = { readonly answer: Answer } | { readonly fault: AnswerFault };

/**
 * The answers in an address: `age=82`, `is.alone=yes`, `born=2020-01-31` or its three parts, and `skip=age`. `asked` is
 * the question just put; it must be answered or skipped. What is no fact and no requirement is left out.
 */
export function readAnswers(
  query: URLSearchParams,
  requirements: readonly Requirement[],
  facts: ReadonlyMap<string, Fact>,
): ReadAnswers {
  const answers = new Map<string, Answer>();
  const faults = new Map<string, { fault: AnswerFault; typed: string }>();
  const skipped = new Set(query.getAll("skip"));
  const asked = query.get("asked");
  const names = [...facts.keys(), ...requirements.filter(({ rule }) => !rule).map(({ id }) => askedName(id))];
  for (const name of names) {
    if (skipped.has(name)) continue;
    const typed = typedOf(query, name);
    if (typed === "" && name !== asked) continue;
    const read: Read = typed === "" ? { fault: "missing" } : readAnswer(facts.get(name), typed);
    if ("answer" in read) answers.set(name, read.answer);
    else faults.set(name, { fault: read.fault, typed });
  }
  return { answers, faults, skipped };
}

/** Three boxes of a date come as one. */
function typedOf(query: URLSearchParams, name: string): string {
  const [year = "", month = "", day = ""] = ["year", "month", "day"].map(
    (part) => query.get(`${name}.${part}`)?.trim() ?? "",
  );
  if (year || month || day) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return query.get(name)?.trim().slice(0, 100) ?? "";
}

/** Digits of every width, with or without the comma or space between thousands. */
const NUMBER = /^\d{1,9}(?:\.\d{1,2})?$/;

/** What was typed as an answer to a fact; a requirement that only the person can judge has none. */
export function readAnswer(fact: Fact | undefined, typed: string): Read {
  switch (fact?.type) {
    case "number": {
      const plain = typed
        .normalize("NFKC")
        .replace(/[,，\s]/g, "")
        .replace(/(?:元|岁|个?月|天|年)$/, "");
      if (!NUMBER.test(plain)) return { fault: "not_a_number" };
      const value = Number(plain);
      return value < fact.min ? { fault: "too_small" } : value > fact.max ? { fault: "too_large" } : { answer: value };
    }
    case "choice":
      return fact.options.some(({ value }) => value === typed) ? { answer: typed } : { fault: "not_a_choice" };
    case "date": {
      const date = new Date(`${typed}T00:00:00Z`);
      const isReal =
        /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed);
      return isReal ? { answer: typed } : { fault: "no_date" };
    }
    default:
      return typed === "yes" || typed === "no" ? { answer: typed === "yes" } : { fault: "not_a_choice" };
  }
}

/** An answer as it stands in an address. */
export const writeAnswer = (answer: Answer): string =>
  typeof answer === "boolean" ? (answer ? "yes" : "no") : String(answer);
