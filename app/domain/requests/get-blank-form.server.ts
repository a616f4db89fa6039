import { partsOf } from "#app/domain/content/field-parts.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import type { FormCondition, FormDefinition, FormField } from "#app/domain/content/form-schema.ts";
import { findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { formatList } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { answerLabel } from "./form-answers.server.ts";
import { labelOfPart } from "./part-labels.server.ts";
import { selectServicePromise } from "./services.queries.server.ts";

/** One thing to write or tick on paper. */
export type BlankQuestion = {
  readonly id: string;
  readonly type: FormField["type"];
  readonly label: string;
  readonly hint: string | undefined;
  readonly isRequired: boolean;
  /** In words, when it is to be filled in. */
  readonly only: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  /** Of an address, a person or an entry of a group. */
  readonly parts: readonly BlankQuestion[];
  /** Of a group: what each entry is called that has room on the sheet. */
  readonly entries: readonly string[];
};

export type BlankForm = {
  readonly formId: string;
  readonly title: string;
  readonly lead: string;
  readonly needs: readonly string[];
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly lead: string | undefined;
    readonly only: string | undefined;
    readonly questions: readonly BlankQuestion[];
  }[];
  readonly statement: string;
  readonly desk: { readonly name: string; readonly phone: string };
  readonly centre: { readonly name: string; readonly address: string } | undefined;
};

/** Entries of a group that a sheet has room for. */
const ENTRIES = 4;

/** A form as it is filled in by hand: every question of every way through it, with when it is asked. Throws `not_found` when it is not offered. */
export async function getBlankForm(
  deps: Pick<Services, "db" | "site">,
  input: { readonly formId: string; readonly language: Language },
): Promise<BlankForm> {
  const { formId, language } = input;
  const form = (await findForm(deps.db, formId))?.form;
  if (!form) throw new AppError("not_found");
  const promise = form.service ? await selectServicePromise(deps.db, form.service) : undefined;
  const desk = findDeskForService(deps.site, promise?.deskId);
  const centre = deps.site.centres.find(({ id }) => id === desk.centre) ?? deps.site.centres[0];
  return {
    formId,
    title: inLanguage(form.title, language),
    lead: inLanguage(form.lead, language),
    needs: form.needs.map((need) => inLanguage(need, language)),
    steps: form.steps.map((step) => ({
      id: step.id,
      title: inLanguage(step.title, language),
      lead: inLanguage(step.lead, language),
      only: sayWhen(form, step.when, language),
      questions: step.fields.map((field) => ({
        ...blankQuestion(field, inLanguage(field.label, language), language),
        only: sayWhen(form, field.when, language),
        parts: partsFor(field, language),
        entries: entriesFor(field, language),
      })),
    })),
    statement: inLanguage(form.statement, language),
    desk: { name: inLanguage(desk.name, language), phone: desk.phone },
    centre: centre && { name: inLanguage(centre.name, language), address: inLanguage(centre.address, language) },
  };
}

function blankQuestion(field: FormField, label: string, language: Language): BlankQuestion {
  const options = "options" in field ? field.options : [];
  return {
    id: field.id,
    type: field.type,
    label,
    hint: inLanguage(field.hint, language),
    isRequired: field.required,
    only: undefined,
    options: options.map((option) => ({
      value: option.value,
      label: inLanguage(option.label, language),
      ...(option.hint ? { hint: inLanguage(option.hint, language) } : {}),
    })),
    parts: [],
    entries: [],
  };
}

function partsFor(field: FormField, language: Language): BlankQuestion[] {
  if (field.type !== "address")
    return partsOf(field).map((part) => blankQuestion(part, labelOfPart(field, part, language), language));
  const t = getTranslator(language);
  const line = {
    type: "text",
    hint: undefined,
    isRequired: true,
    only: undefined,
    options: [],
    parts: [],
    entries: [],
  };
  return (["place", "line"] as const).map((id) => ({
    ...line,
    id,
    type: "text" as const,
    label: t(`forms:address.${id}`),
  }));
}

function entriesFor(field: FormField, language: Language): string[] {
  if (field.type !== "group") return [];
  const item = inLanguage(field.item, language);
  const count = Math.min(field.max, Math.max(field.min, ENTRIES));
  return Array.from({ length: count }, (_, at) =>
    getTranslator(language)("forms:group.entry", { item, number: at + 1 }),
  );
}

/** A condition as a person reads it: the question it depends on, and the answers to it. */
function sayWhen(form: FormDefinition, when: FormCondition | undefined, language: Language): string | undefined {
  const asked = form.steps.flatMap((step) => step.fields).find(({ id }) => id === when?.field);
  if (!when || !asked) return undefined;
  const options = "options" in asked ? asked.options : [];
  const answers = options
    .filter(({ value }) => when.is.includes(value))
    .map(({ label }) => inLanguage(label, language));
  return getTranslator(language)("forms:blank.only", {
    question: answerLabel({ label: asked.label }, language),
    answers: formatList(contentLanguageOf(language), answers),
  });
}
