import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { z } from "zod";
import { type DraftKey, firstUnanswered, getDraft, placeOf } from "./draft-step.server.ts";
import { updateDraft } from "./form-drafts.queries.server.ts";
import { partsIn } from "./answer-values.ts";
import { birthDateIn } from "./field-rules.ts";
import { typedBeside } from "./one-question-each.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import type { Answers, AnswerValue } from "./types.ts";

export type SaveStepInput = DraftKey & {
  readonly stepId: string;
  /** What the step's schema made of what was typed. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Sent back here from the check page: return to it once nothing is missing. */
  readonly isChange: boolean;
};

/** `sent` when the form became a request meanwhile; else the step to show next, or the check page. */
export type SaveStepOutcome =
  { readonly next: "sent" | "check-answers" } | { readonly next: "step"; readonly stepId: string };

/** Keeps the answers of one step. Others stay, so that going back loses nothing. */
export function saveStep(deps: Pick<Services, "db" | "clock">, input: SaveStepInput): Promise<SaveStepOutcome> {
  return deps.db.transaction(async (tx) => {
    const { draft, form } = await getDraft(deps, tx, input, { forUpdate: true });
    if (draft.requestId) return { next: "sent" };
    const place = placeOf(form, draft.answers, input.stepId);
    if (!place) throw new AppError("not_found");
    const asked = fieldsAsked(place.step, draft.answers);
    const merged = mergeAnswers(draft.answers, asked, input.values);
    const answers = withoutContradicted(form, merged);
    const beside = typedBeside(draft.typed, input.stepId, asked);
    const typed = Object.keys(beside).length > 0 ? { stepId: input.stepId, values: beside } : undefined;
    await updateDraft(tx, { id: draft.id, answers, ...(typed ? { typed } : {}) }, form, deps.clock.now());
    const missing = firstUnanswered(form, answers);
    if (input.isChange) return missing ? { next: "step", stepId: missing.id } : { next: "check-answers" };
    const next = placeOf(form, answers, input.stepId)?.next ?? missing;
    return next ? { next: "step", stepId: next.id } : { next: "check-answers" };
  });
}

/** A number given for another date of birth than the answers now have is asked for again. */
function withoutContradicted(form: FormDefinition, answers: Answers): Answers {
  const contradicted = form.steps
    .flatMap((step) => step.fields)
    .filter((field) => {
      if (field.type !== "id-number" && field.type !== "person") return false;
      const given = answers[field.id];
      const number = field.type === "person" ? partsIn(given)[0]?.["identity_number"] : given;
      const born = answers[field.matches ?? ""];
      return typeof number === "string" && typeof born === "string" && birthDateIn(number) !== born;
    })
    .map((field) => field.id);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !contradicted.includes(id)));
}

/** A blank answer removes the old one, but for what its page cannot send again: identity numbers, which are not shown, and files. */
export function mergeAnswers(
  old: Answers,
  fields: readonly { readonly id: string; readonly type: string }[],
  values: Readonly<Record<string, unknown>>,
): Answers {
  const merged: Record<string, AnswerValue> = { ...old };
  for (const { id, type } of fields) {
    const value = answerSchema.safeParse(values[id]).data;
    if (value !== undefined && !isEmpty(value)) merged[id] = value;
    else if (type !== "id-number" && type !== "file") delete merged[id];
  }
  return merged;
}

const partsSchema = z.record(z.string(), z.string());
const answerSchema: z.ZodType<AnswerValue> = z.union([
  z.string(),
  z.array(z.string()),
  partsSchema,
  z.array(partsSchema),
]);

const isEmpty = (value: AnswerValue): boolean =>
  typeof value === "object" && !Array.isArray(value) ? Object.keys(value).length === 0 : value.length === 0;
