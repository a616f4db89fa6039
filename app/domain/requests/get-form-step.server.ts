import { selectAttachments } from "#app/domain/attachments/attachments.queries.server.ts";
import { withoutKeys } from "#app/domain/attachments/read-attachment.server.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { type DraftKey, getDraft, placeOf } from "./draft-step.server.ts";
import { fieldsAsked } from "./form-answers.server.ts";
import { type NoticeView, noticesFor } from "./form-notices.server.ts";
import { type FieldView, viewField } from "./field-view.server.ts";
import { valueFor, withoutNumbers } from "./field-values.ts";
import { findKnownAnswers, type KnownAccount, type KnownAnswer } from "./known-answers.server.ts";
import { keptBeside } from "./kept-parts.ts";
import { typedBeside } from "./one-question-each.ts";
import { selectServicePromise } from "./services.queries.server.ts";
import type { FieldValue } from "./types.ts";

export type { FieldView, FileView } from "./field-view.server.ts";

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
  /** Where a value comes from that the resident has not given here, by field. */
  readonly known: Readonly<Record<string, KnownAnswer["source"]>>;
  /** Until when it is kept if nothing more is sent. */
  readonly keptUntil: Date;
  readonly desk: { readonly name: string; readonly phone: string };
  /** For whom a helper fills it in. */
  readonly resident: string | undefined;
};

/** One page of a form with what was answered before. Throws `not_found` for a step that is not asked. */
export async function getFormStep(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: DraftKey & {
    readonly stepId: string;
    readonly language: Language;
    /** Of a resident who is signed in. */
    readonly account?: KnownAccount | undefined;
  },
): Promise<FormStepPage> {
  const { language } = input;
  const { draft, form, mandate } = await getDraft(deps, deps.db, input);
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
  const typed = typedBeside(draft.typed, input.stepId);
  const { visitorId, account } = input;
  const { answers } = draft;
  const known =
    // What a helper has said about themselves is not about whom they help.
    place && account && !isSent && !mandate
      ? await findKnownAnswers(deps, { form, step: place.step, fields, answers, visitorId, account })
      : {};
  const offered = Object.entries(known).filter(([id]) => typed[id] === undefined);
  const values: Record<string, FieldValue> = {
    ...Object.fromEntries(offered.map(([id, { value }]) => [id, value])),
    ...Object.fromEntries(
      fields.flatMap((field) => {
        const standing = typed[field.id];
        return standing === undefined ? valueFor(field, answers) : [[field.id, withoutNumbers(field, standing)]];
      }),
    ),
  };
  const kept = keptBeside(fields, draft, input.stepId);
  return {
    keptUntil: draft.expiresAt,
    isSent,
    formTitle: inLanguage(form.title, language),
    title: inLanguage(place?.step.title, language) ?? "",
    lead: inLanguage(place?.step.lead, language),
    number: place?.number ?? 0,
    of: place?.of,
    previousStepId: place?.previous?.id,
    notices: noticesFor(form, draft.answers, { language, today }).filter(({ fieldId }) => justAsked.includes(fieldId)),
    fields: fields.map((field) => viewField(field, { language, site: deps.site, kept, values, files: there })),
    values,
    known: Object.fromEntries(offered.map(([id, { source }]) => [id, source])),
    desk: { name: inLanguage(desk.name, language), phone: desk.phone },
    resident: mandate?.resident,
  };
}
