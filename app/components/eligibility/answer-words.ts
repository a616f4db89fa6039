import type { useTranslation } from "#app/components/texts.tsx";
import type { Answer } from "#app/domain/eligibility/answers.ts";
import type { Question } from "#app/domain/eligibility/check-eligibility.ts";
import type { Limit } from "#app/domain/eligibility/other-side.ts";
import { formatDate } from "#app/i18n/format.ts";

type Words = Pick<ReturnType<typeof useTranslation>, "t" | "language">;

/** An answer as people say it: with its unit, yes or no, the words of the choice. */
export function sayAnswer({ t, language }: Words, question: Question, answer: Answer): string {
  switch (question.type) {
    case "number":
      return sayNumber({ t, language }, question, Number(answer));
    case "boolean":
      return t(answer ? "catalogue:eligibility.yes" : "catalogue:eligibility.no");
    case "choice":
      return question.options.find(({ value }) => value === answer)?.label ?? String(answer);
    case "date":
      return formatDate(language, String(answer));
  }
}

/** On which side of which limit: "80 years or more", "before 1 September 2020". */
export function sayLimit(words: Words, question: Question, limit: Limit): string {
  const key = `catalogue:eligibility.limit.${limit.kind}`;
  if ("date" in limit) return words.t(key, { value: formatDate(words.language, limit.date) });
  if ("value" in limit) return words.t(key, { value: sayNumber(words, question, limit.value) });
  const said = limit.values.map((value) => sayAnswer(words, question, value));
  return words.t(key, { value: new Intl.ListFormat(words.language, { type: "disjunction" }).format(said) });
}

function sayNumber({ t, language }: Words, { unit }: Question, value: number): string {
  return unit ? t(`catalogue:unit.${unit}`, { count: value }) : new Intl.NumberFormat(language).format(value);
}
