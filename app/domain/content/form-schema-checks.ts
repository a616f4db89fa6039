import type { z } from "zod";
import { isWithin } from "#app/domain/desks/grades.ts";
import { leastGradeOfField } from "./field-grade.ts";
import { checkCondition, type FieldsById, type Report } from "./form-condition-checks.ts";
import type { FormCondition } from "./form-condition-schema.ts";
import type { FormNotice } from "./form-notice-schema.ts";
import { checkMentions } from "./form-mention-checks.ts";
import type { GroupField } from "./field-parts.ts";
import type { FormField, FormStep } from "./form-schema.ts";

/** Names that pages of every form have already. */
const RESERVED_STEPS = ["check-answers", "sent", "blank"];

export type CheckedForm = {
  steps: FormStep[];
  contact: { name: string[]; phone?: string | undefined; email?: string | undefined };
  description?: string | undefined;
  summary: string[];
  routing?: { field: string; desks: Record<string, string>; services: Record<string, string> } | undefined;
  notices: FormNotice[];
  repeats?: { place: string; same: string[]; when?: FormCondition | undefined } | undefined;
};

/** What a form promises beyond the shape of its parts: names are unique, and whatever is mentioned exists. */
export function checkForm(form: CheckedForm, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: "custom", path, message });
  const fields = checkSteps(form.steps, report);
  checkMentions(form, fields, report);
  checkPurposes(form.steps, report);
}

/** Checks ids and conditions from the first step to the last; gives all fields by id. */
function checkSteps(steps: readonly FormStep[], report: Report): FieldsById {
  const earlier = new Map<string, FormField>();
  const stepIds = new Set<string>();
  steps.forEach((step, index) => {
    const path = ["steps", index];
    if (stepIds.has(step.id)) report([...path, "id"], `“${step.id}” is used twice`);
    if (RESERVED_STEPS.includes(step.id)) report([...path, "id"], `“${step.id}” is a page of every form`);
    stepIds.add(step.id);
    if (step.when) checkCondition(step.when, earlier, [...path, "when"], report);
    step.fields.forEach((field, at) => checkField(field, earlier, [...path, "fields", at], report));
    step.fields.forEach((field, at) => {
      if (earlier.has(field.id)) report([...path, "fields", at, "id"], `“${field.id}” is used twice`);
      earlier.set(field.id, field);
    });
  });
  return earlier;
}

function checkField(field: FormField, earlier: FieldsById, path: (string | number)[], report: Report): void {
  if (field.when) checkCondition(field.when, earlier, [...path, "when"], report);
  checkGrade(field, path, report);
  if (field.type === "group") checkGroup(field, path, report);
  if ((field.type !== "id-number" && field.type !== "person") || field.matches === undefined) return;
  if (earlier.get(field.matches)?.type !== "date") {
    report([...path, "matches"], `“${field.matches}” is no date of an earlier step`);
  }
}

/** Names that inputs and stored entries of a group need for themselves. */
const RESERVED_PARTS = ["key"];

function checkGroup(group: GroupField, path: (string | number)[], report: Report): void {
  if (group.min > group.max) report([...path, "min"], `“${group.id}” asks for more than it takes`);
  const seen = new Set(RESERVED_PARTS);
  group.fields.forEach((part, index) => {
    const here = [...path, "fields", index];
    if (seen.has(part.id)) report([...here, "id"], `“${part.id}” is used twice`);
    seen.add(part.id);
    if (part.type === "id-number" && part.matches !== undefined) report([...here, "matches"], "an entry has no other step");
    checkGrade(part, here, report);
  });
}

function checkGrade(field: FormField, path: (string | number)[], report: Report): void {
  const least = leastGradeOfField(field);
  if (field.grade && !isWithin(field.grade, least)) {
    report([...path, "grade"], `“${field.id}” is the number of a paper or an account: at least ${least}`);
  }
}

/** What somebody says about themselves is asked once: two questions for the same purpose would be filled in with the same answer. */
function checkPurposes(steps: readonly FormStep[], report: Report): void {
  const seen = new Set<string>();
  steps.forEach((step, index) =>
    step.fields.forEach((field, at) => {
      const purpose = "autocomplete" in field ? field.autocomplete : undefined;
      if (purpose === undefined) return;
      if (seen.has(purpose)) {
        report(["steps", index, "fields", at, "autocomplete"], `another question asks for “${purpose}” already`);
      }
      seen.add(purpose);
    }),
  );
}
