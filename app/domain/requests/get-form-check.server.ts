import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { type DraftKey, firstUnanswered, getDraft } from "./draft-step.server.ts";
import { type AskedBefore, findAskedBefore } from "./find-asked-before.server.ts";
import { requestOfAnswers } from "./request-of-answers.ts";
import { answerLabel, answersAsked, fieldsAsked, readAnswer, stepsAsked } from "./form-answers.server.ts";
import { toTextNumber } from "./text-number.ts";
import type { Answers } from "./types.ts";
import { type NoticeView, noticesFor } from "./form-notices.server.ts";

export type FormCheckPage =
  | { readonly status: "sent" }
  | { readonly status: "unfinished"; readonly stepId: string }
  | {
      readonly status: "ready";
      readonly formTitle: string;
      readonly rows: readonly { readonly stepId: string; readonly label: string; readonly value: string }[];
      readonly notices: readonly NoticeView[];
      /** Whether the same was asked already; it stops nobody. */
      readonly before: AskedBefore;
      /** Where they said they are reached. */
      readonly email: string;
      readonly statement: string;
      /** Goes hidden into the page: whatever is sent with it is one request. */
      readonly submissionKey: string;
      /** The number given, where a text message reaches it. */
      readonly textsTo: string | undefined;
      /** Whether somebody can follow by text message, too. */
      readonly takesTexts: boolean;
      readonly lastStepId: string | undefined;
    };

/** All answers before they are sent. */
export async function getFormCheck(
  deps: Pick<Services, "db" | "clock" | "site" | "textMessages">,
  input: DraftKey & { readonly language: Language; readonly provenEmail?: string | undefined },
): Promise<FormCheckPage> {
  const { language } = input;
  const { draft, form } = await getDraft(deps, deps.db, input);
  if (draft.requestId) return { status: "sent" };
  const missing = firstUnanswered(form, draft.answers);
  if (missing) return { status: "unfinished", stepId: missing.id };
  const steps = stepsAsked(form, draft.answers);
  const rows = steps.flatMap((step) =>
    fieldsAsked(step, draft.answers).map((field) => ({
      stepId: step.id,
      label: answerLabel(field, language),
      value: readAnswer(field, draft.answers[field.id], language),
    })),
  );
  const answers = answersAsked(form, draft.answers);
  const asking = { draft: { formId: draft.formId, form, answers }, asker: input, language };
  return {
    status: "ready",
    before: await findAskedBefore(deps, asking),
    email: requestOfAnswers(form, answers).contact.email ?? "",
    formTitle: inLanguage(form.title, language),
    rows,
    notices: noticesFor(form, draft.answers, {
      language,
      today: calendarDateIn(deps.clock.now(), deps.site.time_zone),
    }),
    statement: inLanguage(form.statement, language),
    submissionKey: draft.submissionKey,
    textsTo: textsTo(deps, form.contact.phone, draft.answers),
    takesTexts: deps.textMessages !== undefined,
    lastStepId: steps.at(-1)?.id,
  };
}

function textsTo(
  { textMessages }: Pick<Services, "textMessages">,
  fieldId: string | undefined,
  answers: Answers,
): string | undefined {
  const phone = fieldId === undefined ? undefined : answers[fieldId];
  return textMessages && typeof phone === "string" && toTextNumber(phone) ? phone : undefined;
}
