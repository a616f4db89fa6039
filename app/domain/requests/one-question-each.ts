import type { FormDefinition, FormStep } from "#app/domain/content/form-schema.ts";
import type { FieldValue, Typed } from "./types.ts";

const SEPARATOR = "~";

/** The step of the form's own definition that a step belongs to, whichever version of the form it comes from. */
export const baseStepId = (stepId: string): string => stepId.split(SEPARATOR)[0] ?? stepId;

/** What stands half typed on the pages of this step, but for `answered` fields. */
export function typedBeside(
  typed: Typed | undefined,
  stepId: string,
  answered: readonly { readonly id: string }[] = [],
): Record<string, FieldValue> {
  if (!typed || baseStepId(typed.stepId) !== baseStepId(stepId)) return {};
  return Object.fromEntries(Object.entries(typed.values).filter(([id]) => answered.every((field) => field.id !== id)));
}

/**
 * The same form with one question a step, for simplified mode. The first question of a step keeps its name, so that
 * addresses of steps lead to the same place in both versions.
 */
export function oneQuestionEach(form: FormDefinition): FormDefinition {
  return { ...form, steps: form.steps.flatMap(splitStep) };
}

function splitStep(step: FormStep): FormStep[] {
  return step.fields.map((field, index) => {
    const id = index === 0 ? step.id : `${step.id}${SEPARATOR}${field.id}`;
    return { ...step, id, lead: index === 0 ? step.lead : undefined, fields: [field] };
  });
}
