import { type Assurance, isSureEnough } from "#app/domain/accounts/assurance.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import type { FormDefinition, FormStep } from "#app/domain/content/form-schema.ts";
import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import type { Mandate } from "#app/domain/requests/mandates/mandate.ts";
import { selectForForms } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { z } from "zod";
import { fieldsAsked, stepsAsked } from "./form-answers.server.ts";
import { baseStepId, oneQuestionEach } from "./one-question-each.ts";
import { type FormDraft, selectDraft } from "./form-drafts.queries.server.ts";
import type { Answers } from "./types.ts";

export type DraftKey = {
  readonly formId: string;
  readonly draftId: string;
  readonly visitorId: string;
  /** How surely whoever asks has shown who they are; absent: a guest. */
  readonly assurance?: Assurance;
  /** In simplified mode the form asks one question a step. */
  readonly mode?: "full" | "simple";
};
export type OpenDraft = {
  readonly draft: FormDraft;
  readonly form: FormDefinition;
  /** By which a helper fills it in for somebody. */
  readonly mandate: Mandate | undefined;
};

const draftIdSchema = z.uuid();

/** A draft with its form. Throws `not_found` for another browser's draft, an expired one, one whose helper may no longer act, and none at all; `forbidden` when its form needs to know more surely who asks. */
export async function getDraft(
  deps: Pick<Services, "clock">,
  db: Queryable,
  key: DraftKey,
  options: { forUpdate?: boolean } = {},
): Promise<OpenDraft> {
  if (!draftIdSchema.safeParse(key.draftId).success) throw new AppError("not_found");
  const now = deps.clock.now();
  const draft = await selectDraft(db, { id: key.draftId, formId: key.formId, visitorId: key.visitorId, now }, options);
  const stored = draft && (await findFormVersion(db, draft.formId, draft.formVersion));
  if (!draft || !stored) throw new AppError("not_found");
  if (!isSureEnough(key.assurance ?? "none", stored.form.assurance ?? "none")) throw new AppError("forbidden");
  const about = { id: draft.mandateId ?? "", helperId: key.visitorId, now };
  const mandate = draft.mandateId
    ? await selectForForms(db, about, { forShare: options.forUpdate ?? false })
    : undefined;
  if (draft.mandateId && !mandate) throw new AppError("not_found");
  return { draft, mandate, form: key.mode === "simple" ? oneQuestionEach(stored.form) : stored.form };
}

/** Whether everything a step asks has an answer. Optional questions count once their step was sent. */
export function isAnswered(step: FormStep, answers: Answers): boolean {
  return fieldsAsked(step, answers).every((field) => field.required === false || answers[field.id] !== undefined);
}

/** The first step that still lacks an answer. */
export function firstUnanswered(form: FormDefinition, answers: Answers): FormStep | undefined {
  return stepsAsked(form, answers).find((step) => !isAnswered(step, answers));
}

/**
 * Where a step stands among those that are asked; also one of the form's other version. `undefined` when it is not asked. Of how many is known once no answer
 * to come can add a step or take one away.
 */
export function placeOf(form: FormDefinition, answers: Answers, stepId: string) {
  const asked = stepsAsked(form, answers);
  const exact = asked.findIndex((step) => step.id === stepId);
  // A step of the other version of the form.
  const index = exact >= 0 ? exact : asked.findIndex((step) => baseStepId(step.id) === baseStepId(stepId));
  const step = asked[index];
  if (!step) return undefined;
  const isSettled = form.steps
    .flatMap(({ when, fields }) => [when, ...fields.map((field) => field.when)])
    .every((condition) => !condition || answers[condition.field] !== undefined);
  return {
    step,
    number: index + 1,
    of: isSettled ? asked.length : undefined,
    previous: asked[index - 1],
    next: asked[index + 1],
  };
}
