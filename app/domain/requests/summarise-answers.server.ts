import type { Grade } from "#app/domain/accounts/grades.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { fieldsAsked, readAnswer, stepsAsked } from "./form-answers.server.ts";
import { gradeWriting, isShown } from "./graded-answers.server.ts";
import type { Answers, ServiceRequest } from "./types.ts";

type Asked = Pick<ServiceRequest, "formId" | "formVersion" | "answers">;

type Listed = Asked & { readonly description: string; readonly contactName: string | undefined };

export type RequestSummary = {
  /** The answers that tell most, where the resident wrote nothing in words of their own. */
  readonly summary: readonly string[];
  readonly contactName: string | undefined;
  readonly description: string;
};

async function findForm(
  deps: Pick<Services, "db">,
  { formId, formVersion }: Asked,
): Promise<FormDefinition | undefined> {
  return formId && formVersion ? (await findFormVersion(deps.db, formId, formVersion))?.form : undefined;
}

/** The few answers that tell most, as the form names them, as far as a reader with this ceiling may see them. */
function readSummary(form: FormDefinition, answers: Answers, language: Language, ceiling: Grade): string[] {
  const asked = stepsAsked(form, answers).flatMap((step) => fieldsAsked(step, answers));
  return form.summary.flatMap((id) => {
    const field = asked.find((one) => one.id === id);
    if (!field || answers[id] === undefined || !isShown(field, ceiling)) return [];
    return [readAnswer(field, answers[id], language)];
  });
}

/** What a list says of a request to somebody with this ceiling. */
export async function summariseRequest(
  deps: Pick<Services, "db">,
  language: Language,
  listed: Listed,
  ceiling: Grade,
): Promise<RequestSummary> {
  const form = await findForm(deps, listed);
  const contact = { name: listed.contactName, email: undefined, phone: undefined };
  const { description, contact: shown } = gradeWriting(form, { ...listed, contact }, language, ceiling);
  const summary = form && !description ? readSummary(form, listed.answers, language, ceiling) : [];
  return { summary, contactName: shown.name, description };
}
