import type { z } from "zod";
import type { FormCondition, FormField, FormStep } from "./form-schema.ts";

/** Names that pages of every form have already. */
const RESERVED_STEPS = ["check-answers", "sent"];

type Form = {
  steps: FormStep[];
  contact: { name: string; phone?: string | undefined; email?: string | undefined };
  description?: string | undefined;
  routing?: { field: string; desks: Record<string, string> } | undefined;
};
type Report = (path: (string | number)[], message: string) => void;

/** What a form promises beyond the shape of its parts: names are unique, and whatever is mentioned exists. */
export function checkForm(form: Form, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: "custom", path, message });
  const earlier = checkSteps(form.steps, report);
  checkMentions(form, earlier, report);
}

/** Checks ids and conditions from the first step to the last; gives all fields by id. */
function checkSteps(steps: readonly FormStep[], report: Report): Map<string, FormField> {
  const earlier = new Map<string, FormField>();
  const stepIds = new Set<string>();
  steps.forEach((step, index) => {
    const path = ["steps", index];
    if (stepIds.has(step.id)) report([...path, "id"], `“${step.id}” is used twice`);
    if (RESERVED_STEPS.includes(step.id)) report([...path, "id"], `“${step.id}” is a page of every form`);
    stepIds.add(step.id);
    if (step.when) checkCondition(step.when, earlier, [...path, "when"], report);
    step.fields.forEach((field, at) => {
      if (field.when) checkCondition(field.when, earlier, [...path, "fields", at, "when"], report);
    });
    step.fields.forEach((field, at) => {
      if (earlier.has(field.id)) report([...path, "fields", at, "id"], `“${field.id}” is used twice`);
      earlier.set(field.id, field);
    });
  });
  return earlier;
}

function optionsOf(field: FormField | undefined): readonly string[] | undefined {
  return field && "options" in field ? field.options.map((option) => option.value) : undefined;
}

function checkCondition(
  condition: FormCondition,
  earlier: ReadonlyMap<string, FormField>,
  path: (string | number)[],
  report: Report,
): void {
  const options = optionsOf(earlier.get(condition.field));
  if (!options) return report([...path, "field"], `“${condition.field}” is no choice of an earlier step`);
  condition.is.forEach((value, index) => {
    if (!options.includes(value)) report([...path, "is", index], `“${value}” is no option of “${condition.field}”`);
  });
}

function checkMentions(form: Form, fields: ReadonlyMap<string, FormField>, report: Report): void {
  const { contact, description, routing } = form;
  if (!contact.phone && !contact.email) report(["contact"], "name a phone or an e-mail field");
  const expected = [
    ["name", contact.name, "text"],
    ["phone", contact.phone, "phone"],
    ["email", contact.email, "email"],
  ] as const;
  for (const [key, id, type] of expected) {
    if (id && fields.get(id)?.type !== type) report(["contact", key], `“${id}” is no ${type} field of this form`);
  }
  if (description && fields.get(description)?.type !== "textarea") {
    report(["description"], `“${description}” is no textarea field of this form`);
  }
  if (!routing) return;
  const options = optionsOf(fields.get(routing.field));
  if (!options) return report(["routing", "field"], `“${routing.field}” is no choice of this form`);
  for (const value of Object.keys(routing.desks)) {
    if (!options.includes(value))
      report(["routing", "desks", value], `“${value}” is no option of “${routing.field}”`);
  }
}
