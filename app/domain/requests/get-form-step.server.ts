import type { Attachment } from "#app/domain/attachments/attachment.ts";
import { selectAttachments } from "#app/domain/attachments/attachments.queries.server.ts";
import type { FileKind } from "#app/domain/attachments/kinds.ts";
import { withoutKeys } from "#app/domain/attachments/read-attachment.server.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { type DraftKey, getDraft, placeOf } from "./draft-step.server.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { type NoticeView, noticesFor } from "./form-notices.server.ts";
import { typedBeside } from "./one-question-each.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import type { Answers, FieldValue } from "./types.ts";

/** A field in one language, as a page shows it. */
export type FieldView = {
  readonly id: string;
  readonly type: FormField["type"];
  readonly label: string;
  readonly hint: string | undefined;
  readonly isRequired: boolean;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly autocomplete: string | undefined;
  readonly maxLength: number | undefined;
  readonly isDigits: boolean;
  /** The last four characters of an identity number that was given before. */
  readonly keptEnd: string | undefined;
  /** Of a field for files: what is there already, and what else may come. */
  readonly files?: { readonly there: readonly FileView[]; readonly kinds: readonly FileKind[]; readonly max: number };
};

export type FileView = Pick<Attachment, "id" | "name" | "sizeBytes">;

export type FormStepPage = {
  readonly isSent: boolean;
  readonly formTitle: string;
  readonly title: string;
  readonly lead: string | undefined;
  readonly number: number;
  /** How many there are, once that depends on no answer any more. */
  readonly of: number | undefined;
  readonly previousStepId: string | undefined;
  /** What the answers of the page before mean for the resident. */
  readonly notices: readonly NoticeView[];
  readonly fields: readonly FieldView[];
  /** What was typed here before a switch of language or version, else what was answered, by field. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly desk: { readonly name: string; readonly phone: string };
};

/** One page of a form with what was answered before. Throws `not_found` for a step that is not asked. */
export async function getFormStep(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: DraftKey & { readonly stepId: string; readonly language: Language },
): Promise<FormStepPage> {
  const { language } = input;
  const { draft, form } = await getDraft(deps, deps.db, input);
  const place = placeOf(form, draft.answers, input.stepId);
  const isSent = draft.requestId !== undefined;
  if (!place && !isSent) throw new AppError("not_found");
  const promise = form.service ? await selectServicePromise(deps.db, form.service) : undefined;
  const desk = findDeskForService(deps.site, promise?.deskId);
  const today = calendarDateIn(deps.clock.now(), deps.site.time_zone);
  const justAsked = place?.previous?.fields.map((field) => field.id) ?? [];
  const fields = place ? fieldsAsked(place.step, draft.answers) : [];
  const hasFiles = fields.some(({ type }) => type === "file");
  const there = hasFiles ? withoutKeys(await selectAttachments(deps.db, { draftId: draft.id })) : [];
  return {
    isSent,
    formTitle: inLanguage(form.title, language),
    title: inLanguage(place?.step.title, language) ?? "",
    lead: inLanguage(place?.step.lead, language),
    number: place?.number ?? 0,
    of: place?.of,
    previousStepId: place?.previous?.id,
    notices: noticesFor(form, draft.answers, { language, today }).filter(({ fieldId }) => justAsked.includes(fieldId)),
    fields: fields.map((field) => viewField(field, draft.answers, language, there)),
    values: {
      ...Object.fromEntries(fields.flatMap((field) => valueFor(field, draft.answers))),
      ...Object.fromEntries(
        Object.entries(typedBeside(draft.typed, input.stepId)).filter(([id]) =>
          fields.some((field) => field.id === id),
        ),
      ),
    },
    desk: { name: inLanguage(desk.name, language), phone: desk.phone },
  };
}

function viewField(field: FormField, answers: Answers, language: Language, there: readonly Attachment[]): FieldView {
  const given = answers[field.id];
  const options = "options" in field ? field.options : [];
  return {
    id: field.id,
    type: field.type,
    label: inLanguage(field.label, language),
    hint: inLanguage(field.hint, language),
    isRequired: field.required,
    options: options.map(({ value, label, hint }) => ({
      value,
      label: inLanguage(label, language),
      ...(hint ? { hint: inLanguage(hint, language) } : {}),
    })),
    autocomplete: "autocomplete" in field ? field.autocomplete : undefined,
    maxLength: "max_length" in field ? field.max_length : undefined,
    isDigits: "digits" in field && field.digits !== undefined,
    keptEnd: field.type === "id-number" && typeof given === "string" ? given.slice(-4) : undefined,
    ...(field.type === "file"
      ? {
          files: {
            there: there.filter(({ fieldId }) => fieldId === field.id),
            kinds: field.kinds,
            max: field.max_files,
          },
        }
      : {}),
  };
}

/** Identity numbers are never sent back to a page; files are no value of an input. */
function valueFor(field: FormField, answers: Answers): [string, FieldValue][] {
  const given = answers[field.id];
  if (given === undefined || field.type === "id-number" || field.type === "file") return [];
  if (field.type !== "date" || typeof given !== "string") return [[field.id, given]];
  const [year = "", month = "", day = ""] = given.split("-");
  return [[field.id, { year, month: String(Number(month)), day: String(Number(day)) }]];
}
