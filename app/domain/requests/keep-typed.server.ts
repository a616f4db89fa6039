import type { FormField } from "#app/domain/content/form-schema.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { type DraftKey, getDraft, placeOf } from "./draft-step.server.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { updateDraft } from "./form-drafts.queries.server.ts";
import { partsIn } from "./answer-values.ts";
import { changeEntries, type EntryChange } from "./change-entries.server.ts";
import { keptBeside } from "./kept-parts.ts";
import { toFieldValue, typedPartsOf, withKeptNumbers } from "./typed-parts.ts";
import { typedBeside } from "./one-question-each.ts";
import { stepSchema } from "./step-schema.server.ts";
import type { Answers, FieldValue } from "./types.ts";

export type KeepTypedInput = DraftKey & {
  readonly stepId: string;
  readonly language: Language;
  /** The page as it was sent. */
  readonly form: FormData;
  /** What is done to the entries of a group beside. */
  readonly entries?: EntryChange | undefined;
};

/** Much more than any field takes: what is too long has to come back, so that it can be shortened. */
const LONGEST = 20_000;

/**
 * Keeps what stands half typed on a page, for the same page in another language or version. It is no answer. Only an
 * identity number is never shown again, so a whole and right one becomes the answer, and anything else of it is dropped.
 */
export function keepTyped(deps: Pick<Services, "db" | "clock" | "site">, input: KeepTypedInput): Promise<void> {
  return deps.db.transaction(async (tx) => {
    // The page that was sent may be of the other version than the one that is switched to: what it holds counts.
    const { draft, form } = await getDraft(deps, tx, { ...input, mode: "full" }, { forUpdate: true });
    if (draft.requestId) return;
    const place = placeOf(form, draft.answers, input.stepId);
    if (!place) throw new AppError("not_found");
    const sent = [...input.form.keys()];
    const fields = fieldsAsked(place.step, draft.answers).filter(({ id }) =>
      sent.some((name) => name === id || name.startsWith(`${id}.`) || name.startsWith(`${id}[`)),
    );
    const numbers = fields.filter((field) => field.type === "id-number");
    // Files were kept when they arrived.
    const others = fields.filter((field) => field.type !== "id-number" && field.type !== "file");
    const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
    const schema = stepSchema(numbers, { language: input.language, today, site: deps.site, kept: draft.answers });
    const read = schema.safeParse(Object.fromEntries(numbers.map(({ id }) => [id, input.form.get(id) || undefined])));
    const kept = keptBeside(fields, draft, input.stepId);
    const values = {
      ...typedBeside(draft.typed, input.stepId),
      ...Object.fromEntries(others.flatMap((field) => typedIn(field, input, kept))),
    };
    const answers = { ...draft.answers, ...(read.success ? withoutBlanks(read.data) : {}) };
    await updateDraft(tx, { id: draft.id, answers, typed: { stepId: input.stepId, values } }, form, deps.clock.now());
  });
}

function typedIn(field: FormField, { form, entries }: KeepTypedInput, kept: Answers): [string, FieldValue][] {
  const text = (name: string) => String(form.get(name) ?? "").slice(0, LONGEST);
  if (field.type === "checkboxes") return [[field.id, form.getAll(field.id).map(String)]];
  if (field.type === "address" || field.type === "person" || field.type === "group") {
    const typed = withKeptNumbers(field, typedPartsOf(field, form), partsIn(kept[field.id]));
    return [[field.id, toFieldValue(field, field.type === "group" ? changeEntries(field, typed, entries) : typed)]];
  }
  if (field.type !== "date") return [[field.id, text(field.id)]];
  const part = (name: string) => text(`${field.id}.${name}`).slice(0, 10);
  return [[field.id, { year: part("year"), month: part("month"), day: part("day") }]];
}

const withoutBlanks = (values: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (typeof value === "string" ? [[id, value]] : [])));
