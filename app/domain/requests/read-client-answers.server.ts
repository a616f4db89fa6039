import type { z } from "zod";
import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormDefinition, FormField } from "#app/domain/content/form-schema.ts";
import { holds } from "./answer-values.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { mergeAnswers } from "./save-step.server.ts";
import { type StepContext, stepSchema } from "./step-schema.server.ts";
import type { Answers } from "./types.ts";

/** What is wrong with one answer; `detail` is what the form's own page says of it. */
export type AnswerFault = {
  /** From the field on. */
  readonly path: readonly PropertyKey[];
  readonly fault: "missing" | "malformed" | "not_one_of" | "unknown_field" | "not_asked" | "no_files";
  readonly detail?: string;
  readonly allowed?: readonly string[];
};

type Given = Readonly<Record<string, unknown>>;
const isGiven = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const NO_DATE = { year: "-", month: "-", day: "-" };

/** Pages have three boxes for a date, programs one text (`2026-03-02`); pages leave out what is empty. */
function asTyped(field: FormField, given: unknown): unknown {
  if (given === "" || given === null) return asTyped(field, undefined);
  if (field.type === "date") {
    if (given === undefined) return {};
    const [, year, month, day] = typeof given === "string" ? (ISO_DATE.exec(given) ?? []) : [];
    return year ? { year, month, day } : NO_DATE;
  }
  const parts = partsOf(field);
  if (parts.length === 0) return given;
  const entry = (one: unknown) =>
    isGiven(one)
      ? {
          ...one,
          ...Object.fromEntries(
            parts.filter(({ id }) => id in one).map((part) => [part.id, asTyped(part, one[part.id])]),
          ),
        }
      : one;
  return Array.isArray(given) ? given.map(entry) : entry(given);
}

function toFault(issue: z.core.$ZodIssue, given: Given): AnswerFault {
  const { path, message: detail } = issue;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], given);
  if (value === undefined || value === null || value === "") return { path, fault: "missing", detail };
  return issue.code === "invalid_value"
    ? { path, fault: "not_one_of", detail, allowed: issue.values.map(String) }
    : { path, fault: "malformed", detail };
}

/**
 * Answers to a form that another system sends, judged page by page as the pages would: what is asked depends on the answers before.
 * Nothing is dropped unsaid: an answer to what is not asked is a fault, and so is a page that wants files.
 */
export function readClientAnswers(
  form: FormDefinition,
  given: Given,
  context: Omit<StepContext, "kept">,
): { readonly answers: Answers } | { readonly faults: readonly AnswerFault[] } {
  const known = new Set(form.steps.flatMap((step) => step.fields.map(({ id }) => id)));
  const faults: AnswerFault[] = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => ({ path: [id], fault: "unknown_field" }));
  const asked = new Set<string>();
  let answers: Answers = {};
  for (const step of form.steps) {
    if (!holds(step.when, answers)) continue;
    const fields = fieldsAsked(step, answers);
    const judged = judgeStep(fields, given, { ...context, kept: answers });
    faults.push(...judged.faults);
    answers = mergeAnswers(answers, fields, judged.values);
    fields.forEach(({ id }) => asked.add(id));
  }
  // Behind a fault nobody knows what else would have been asked.
  if (faults.length === 0)
    faults.push(
      ...Object.keys(given)
        .filter((id) => !asked.has(id))
        .map((id): AnswerFault => ({ path: [id], fault: "not_asked" })),
    );
  return faults.length > 0 ? { faults } : { answers };
}

function judgeStep(
  fields: readonly FormField[],
  given: Given,
  context: StepContext,
): { readonly values: Given; readonly faults: readonly AnswerFault[] } {
  const files = fields.filter((field) => field.type === "file" && (field.required || given[field.id] !== undefined));
  const typed = fields.filter((field) => field.type !== "file");
  // A number is judged beside the date of birth of the same page.
  const dates = typed.flatMap(({ id, type }) =>
    type === "date" && typeof given[id] === "string" ? [[id, given[id]]] : [],
  );
  const schema = stepSchema(typed, { ...context, kept: { ...context.kept, ...Object.fromEntries(dates) } });
  const judged = schema.safeParse(
    Object.fromEntries(typed.map((field) => [field.id, asTyped(field, given[field.id])])),
  );
  return {
    values: judged.data ?? {},
    faults: [
      ...files.map(({ id }): AnswerFault => ({ path: [id], fault: "no_files" })),
      ...(judged.error?.issues.map((issue) => toFault(issue, given)) ?? []),
    ],
  };
}
