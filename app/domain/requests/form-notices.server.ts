import { Temporal } from "temporal-polyfill";
import { DATE_PLACE, type NoticeCondition } from "#app/domain/content/form-notice-schema.ts";
import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { formatDate } from "#app/i18n/format.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { holds } from "./answer-values.ts";
import { answersAsked } from "./form-answers.server.ts";
import type { Answers } from "./types.ts";

/** Says, in one language, why somebody will probably not get what they apply for, and what to do. */
export type NoticeView = {
  readonly id: string;
  /** The field whose answer it is about. */
  readonly fieldId: string;
  readonly title: string;
  readonly text: string;
};

type Reader = { readonly language: Language; /** Calendar date at the place. */ readonly today: string };

/** The notices a form has for these answers today. They warn; whoever knows better can send the form all the same. */
export function noticesFor(form: FormDefinition, answers: Answers, { language, today }: Reader): NoticeView[] {
  const asked = answersAsked(form, answers);
  return form.notices.flatMap(({ id, when, title, text }) => {
    const until = endOf(when, asked);
    const isOn = when.is ? holds({ field: when.field, is: when.is }, asked) : until !== undefined && until > today;
    if (!isOn) return [];
    const words = inLanguage(text, language).replaceAll(DATE_PLACE, until ? formatDate(language, until) : "");
    return [{ id, fieldId: when.field, title: inLanguage(title, language), text: words }];
  });
}

/** The first day on which a condition about an age holds no longer. */
function endOf(when: NoticeCondition, answers: Answers): string | undefined {
  const born = answers[when.field];
  if (when.turns === undefined || typeof born !== "string") return undefined;
  const birthday = Temporal.PlainDate.from(born).add({ years: when.turns });
  return birthday.subtract({ days: when.in_more_than_days ?? 0 }).toString();
}
