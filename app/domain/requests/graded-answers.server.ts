import { type Grade, gradesUpTo } from "#app/domain/accounts/grades.ts";
import { gradeOfField } from "#app/domain/content/field-grade.ts";
import type { FormDefinition, FormField } from "#app/domain/content/form-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { answerLabel, fieldsAsked, readAnswer, stepsAsked } from "./form-answers.server.ts";
import type { Contact, GradedAnswer, ServiceRequest } from "./types.ts";

type Written = Pick<ServiceRequest, "answers" | "contact" | "description">;

/** Whether a reader with this ceiling may read the answer to a field. */
export const isReadable = (field: FormField, ceiling: Grade): boolean =>
  gradesUpTo(ceiling).includes(gradeOfField(field));

/** The most protected answers stand on no page: who may read one has it shown for a reason (`showAnswer`). */
export const isKeptBack = (field: FormField): boolean => gradeOfField(field) === "restricted";

/** Whether pages and lists show a reader with this ceiling the answer to a field. */
export const isShown = (field: FormField, ceiling: Grade): boolean => isReadable(field, ceiling) && !isKeptBack(field);

/** What a resident wrote, as far as a reader may see it; what is hidden says its grade, and never leaves the server. */
export type GradedWriting = {
  readonly answers: readonly GradedAnswer[];
  readonly contact: Contact;
  /** What of the contact is taken out, and how protected it is. */
  readonly hiddenContact: Partial<Record<keyof Contact, Grade>>;
  readonly description: string;
};

/**
 * Takes out everything above `ceiling`, and what the authority does not share with the reader's desk (`mayGet`): answers, and what was copied from answers into contact and description. Without a
 * form there are neither answers nor grades: what somebody wrote in a message is for whoever may open the request.
 */
export function gradeWriting(
  form: FormDefinition | undefined,
  written: Written,
  language: Language,
  ceiling: Grade,
  mayGet: (field: FormField) => boolean = () => true,
): GradedWriting {
  const t = getTranslator(language);
  const { answers, contact, description } = written;
  if (!form) return { answers: [], contact, hiddenContact: {}, description };
  const asked = stepsAsked(form, answers).flatMap((step) => fieldsAsked(step, answers));
  /** The grade that hides what came from one of these fields. */
  const hiddenBy = (...ids: readonly (string | undefined)[]): Grade | undefined => {
    const fields = form.steps.flatMap((step) => step.fields).filter(({ id }) => ids.includes(id));
    const hidden = fields.find((field) => !isShown(field, ceiling));
    return hidden && gradeOfField(hidden);
  };
  const hidden = {
    name: hiddenBy(...form.contact.name),
    phone: hiddenBy(form.contact.phone),
    email: hiddenBy(form.contact.email),
  };
  return {
    answers: asked.map((field) => {
      const label = answerLabel(field, language);
      if (!mayGet(field)) return { label, value: t("forms:answer.not_shared") };
      return isShown(field, ceiling)
        ? { label, value: readAnswer(field, answers[field.id], language, "desk") }
        : { label, hidden: gradeOfField(field), ...(isReadable(field, ceiling) ? { canShow: field.id } : {}) };
    }),
    contact: {
      name: hidden.name ? undefined : contact.name,
      phone: hidden.phone ? undefined : contact.phone,
      email: hidden.email ? undefined : contact.email,
    },
    hiddenContact: Object.fromEntries(Object.entries(hidden).filter(([, grade]) => grade)),
    description: hiddenBy(form.description) ? "" : description,
  };
}
