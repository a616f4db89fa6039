import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { partsIn } from "./answer-values.ts";
import type { OpenRequestInput } from "./open-request.server.ts";
import type { Answers } from "./types.ts";

function textOf(answers: Answers, fieldId: string | undefined): string | undefined {
  const value = fieldId === undefined ? undefined : answers[fieldId];
  return typeof value === "string" ? value : undefined;
}

function contactOf(form: FormDefinition, answers: Answers) {
  const name = form.contact.name
    .map((id) => textOf(answers, id) ?? partsIn(answers[id])[0]?.["name"])
    .find((given) => given !== undefined);
  const phone = textOf(answers, form.contact.phone);
  const email = textOf(answers, form.contact.email);
  return { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
}

/** Which service it is about, and the desk where that is not for the service to say. */
function routeByAnswer(form: FormDefinition, answers: Answers): { serviceSlug: string | null; deskId?: string } {
  const chosen = textOf(answers, form.routing?.field) ?? "";
  const deskId = form.routing?.desks[chosen];
  return { serviceSlug: form.routing?.services[chosen] ?? form.service ?? null, ...(deskId ? { deskId } : {}) };
}

/** What the answers of a form say of the request it becomes: its service or desk, how to reach whoever applies, their own words. */
export const requestOfAnswers = (
  form: FormDefinition,
  answers: Answers,
): Pick<OpenRequestInput, "serviceSlug" | "deskId" | "contact" | "description" | "answers"> => ({
  ...routeByAnswer(form, answers),
  answers,
  description: textOf(answers, form.description) ?? "",
  contact: contactOf(form, answers),
});
