import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import type { FormDefinition, FormField, FormStep } from "#app/domain/content/form-schema.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { Queryable } from "#app/db/port.ts";
import { ELSEWHERE, findAddressPlace } from "./address-places.ts";
import { partsIn } from "./answer-values.ts";
import { valueFor } from "./field-values.ts";
import { answersAsked, stepsAsked } from "./form-answers.server.ts";
import { isKeptBack } from "./graded-answers.server.ts";
import { selectLastSent } from "./requests.queries.server.ts";
import type { Answers, FieldValue } from "./types.ts";

/** Whose form it is, as far as their account says so. */
export type KnownAccount = { readonly email: string | undefined; readonly name: string | undefined };

export type KnownAnswer = { readonly value: FieldValue; readonly source: "account" | "request" };

/** What an input is for, where it is for something about whoever fills it in (HTML `autocomplete`). */
const purposeOf = (field: FormField): string | undefined => ("autocomplete" in field ? field.autocomplete : undefined);

/**
 * What a signed-in resident has said about themselves already, for the questions of one step, by field: in the account, else in the
 * request they sent last. The most protected answers are asked anew, and so is a step that was passed before, where an empty field
 * may be meant.
 */
export async function findKnownAnswers(
  { db, site }: { readonly db: Queryable; readonly site: Pick<Site, "places"> },
  input: {
    readonly form: FormDefinition;
    readonly step: FormStep;
    readonly fields: readonly FormField[];
    readonly answers: Answers;
    readonly visitorId: string;
    readonly account: KnownAccount;
  },
): Promise<Readonly<Record<string, KnownAnswer>>> {
  const { form, step, answers, account } = input;
  const fields = input.fields.filter((field) => purposeOf(field) !== undefined && !isKeptBack(field));
  if (fields.length === 0 || isPassed(form, step, answers)) return {};
  const last = await selectLastSent(db, input.visitorId);
  const stored =
    last?.formId && last.formVersion ? await findFormVersion(db, last.formId, last.formVersion) : undefined;
  const known = fields.flatMap((field): [string, KnownAnswer][] => {
    const own = ownValue(field, account);
    if (own !== undefined) return [[field.id, { value: own, source: "account" }]];
    const value = stored && last ? saidBefore(field, stored.form, last.answers, site) : undefined;
    return value === undefined ? [] : [[field.id, { value, source: "request" }]];
  });
  return Object.fromEntries(known);
}

/** Whether the step, or one after it, has an answer. */
function isPassed(form: FormDefinition, step: FormStep, answers: Answers): boolean {
  const asked = stepsAsked(form, answers);
  const rest = asked.slice(asked.findIndex(({ id }) => id === step.id));
  return rest.some(({ fields }) => fields.some(({ id }) => answers[id] !== undefined));
}

function ownValue(field: FormField, { email, name }: KnownAccount): string | undefined {
  if (field.type === "email" && purposeOf(field) === "email") return email;
  return field.type === "text" && purposeOf(field) === "name" ? name : undefined;
}

/** The answer to a question of the same kind for the same purpose, if it can still be given. */
function saidBefore(
  field: FormField,
  form: FormDefinition,
  answers: Answers,
  site: Pick<Site, "places">,
): FieldValue | undefined {
  const before = form.steps
    .flatMap((step) => step.fields)
    .find((one) => one.type === field.type && purposeOf(one) === purposeOf(field) && !isKeptBack(one));
  if (!before) return undefined;
  const asked = answersAsked(form, answers);
  if (field.type === "address") {
    const place = partsIn(asked[before.id])[0]?.["place"];
    const isThere = place === ELSEWHERE ? field.elsewhere : place !== undefined && findAddressPlace(site, place);
    if (!isThere) return undefined;
  }
  return valueFor(before, asked)[0]?.[1];
}
