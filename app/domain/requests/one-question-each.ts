import type { FormDefinition, FormStep } from "#app/domain/content/form-schema.ts";

const SEPARATOR = "~";

/** The step of the form's own definition that a step belongs to, whichever version of the form it comes from. */
export const baseStepId = (stepId: string): string => stepId.split(SEPARATOR)[0] ?? stepId;

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
