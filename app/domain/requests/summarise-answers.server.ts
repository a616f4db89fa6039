import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { fieldsAsked, readAnswer, stepsAsked } from "./form-answers.server.ts";
import type { ServiceRequest } from "./types.ts";

type Asked = Pick<ServiceRequest, "formId" | "formVersion" | "answers">;

/** The few answers that tell most, as the form names them; none for what came without a form. */
export async function summariseAnswers(
  deps: Pick<Services, "db">,
  language: Language,
  { formId, formVersion, answers }: Asked,
): Promise<string[]> {
  const stored = formId && formVersion ? await findFormVersion(deps.db, formId, formVersion) : undefined;
  if (!stored) return [];
  const { form } = stored;
  const asked = stepsAsked(form, answers).flatMap((step) => fieldsAsked(step, answers));
  return form.summary.flatMap((id) => {
    const field = asked.find((one) => one.id === id);
    return field && answers[id] !== undefined ? [readAnswer(field, answers[id], language)] : [];
  });
}
