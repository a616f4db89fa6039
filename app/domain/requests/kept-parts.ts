import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { partsIn, typedPartsIn } from "./answer-values.ts";
import type { FormDraft } from "./form-drafts.queries.server.ts";
import { typedBeside } from "./one-question-each.ts";
import type { Answers, Parts, PartValues } from "./types.ts";

/** The most entries of a group that are looked at in what a browser sends. */
const MOST_ENTRIES = 20;

/** What has been answered, with the numbers that were given in parts of these fields and are not sent back to their page. */
export function keptBeside(
  fields: readonly FormField[],
  draft: Pick<FormDraft, "answers" | "typed">,
  stepId: string,
): Answers {
  const typed = typedBeside(draft.typed, stepId);
  const inParts = fields
    .filter((field) => partsOf(field).length > 0)
    .map(({ id }) => [id, [...typedPartsIn(typed[id]).map(textsOnly), ...partsIn(draft.answers[id])]] as const);
  return { ...draft.answers, ...Object.fromEntries(inParts) };
}

const textsOnly = (parts: PartValues): Parts =>
  Object.fromEntries(Object.entries(parts).filter((entry): entry is [string, string] => typeof entry[1] === "string"));

/** The names of the inputs of a field whose text must not be sent back to the page. */
export function secretInputs(field: FormField): string[] {
  if (field.type === "id-number") return [field.id];
  const secret = partsOf(field).filter(({ type }) => type === "id-number");
  if (field.type === "person") return secret.map(({ id }) => `${field.id}.${id}`);
  return Array.from({ length: MOST_ENTRIES }, (_, at) => secret.map(({ id }) => `${field.id}[${at}].${id}`)).flat();
}
