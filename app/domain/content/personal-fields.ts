import type { FormDefinition, FormField } from "./form-schema.ts";

/**
 * Whether an answer may name or reach a person, and so is stored sealed: whatever is typed. What is chosen from a list stays
 * readable, for routing and figures. An author of forms cannot forget it, and a new kind of field is sealed until it is
 * named here.
 */
export function isPersonal({ type }: Pick<FormField, "type">): boolean {
  switch (type) {
    case "radio":
    case "checkboxes":
    case "select":
    case "declaration":
      return false;
    default:
      return true;
  }
}

/** The names of the answers that are stored as they are; of a form that is not known, none. */
export function readableFields(form: FormDefinition | undefined): ReadonlySet<string> {
  const fields = form?.steps.flatMap((step) => step.fields) ?? [];
  return new Set(fields.filter((field) => !isPersonal(field)).map(({ id }) => id));
}
