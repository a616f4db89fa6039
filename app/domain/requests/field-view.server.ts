import type { Attachment } from "#app/domain/attachments/attachment.ts";
import type { FileKind } from "#app/domain/attachments/kinds.ts";
import { partsOf } from "#app/domain/content/field-parts.ts";
import type { FormField } from "#app/domain/content/form-schema.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import { ELSEWHERE, listAddressPlaces } from "./address-places.ts";
import { partsIn, typedPartsIn } from "./answer-values.ts";
import { ADDRESS_LINE_LENGTH } from "./composite-schema.server.ts";
import { labelOfPart } from "./part-labels.server.ts";
import type { Answers, FieldValue, Parts, PartValues } from "./types.ts";

export type FileView = Pick<Attachment, "id" | "name" | "sizeBytes">;

export type OptionView = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** The heading it stands under in a long list. */
  readonly group?: string;
};

/** A field, or a part of one, in one language, as a page shows it. */
export type FieldView = {
  /** Of its input, for links and labels; what its input is called when it is sent is `name`. */
  readonly id: string;
  readonly name: string;
  readonly type: FormField["type"];
  readonly label: string;
  readonly hint: string | undefined;
  readonly isRequired: boolean;
  readonly options: readonly OptionView[];
  readonly autocomplete: string | undefined;
  readonly maxLength: number | undefined;
  readonly isDigits: boolean;
  /** The last four characters of an identity number that was given before. */
  readonly keptEnd: string | undefined;
  /** Of a field for files: what is there already, and what else may come. */
  readonly files?: { readonly there: readonly FileView[]; readonly kinds: readonly FileKind[]; readonly max: number };
  /** Of an address or a person. */
  readonly parts?: readonly FieldView[];
  /** Of a group: what one entry is called, those that are shown, and how many there can be. */
  readonly group?: { readonly item: string; readonly max: number; readonly entries: readonly EntryView[] };
};

export type EntryView = { readonly key: string | undefined; readonly parts: readonly FieldView[] };

export type ViewContext = {
  readonly language: Language;
  readonly site: Pick<Site, "places">;
  /** Answers, with the numbers of parts that are kept though their page was not finished. */
  readonly kept: Answers;
  /** What stands in the inputs of the page. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly files: readonly Attachment[];
};

export function viewField(field: FormField, context: ViewContext): FieldView {
  const { language, kept } = context;
  const input = { id: field.id, name: field.id, label: inLanguage(field.label, language), kept: kept[field.id] };
  const view = viewInput(field, input, language);
  switch (field.type) {
    case "file": {
      const there = context.files.filter(({ fieldId }) => fieldId === field.id);
      return { ...view, files: { there, kinds: field.kinds, max: field.max_files } };
    }
    case "address":
      return { ...view, parts: addressParts(field, context) };
    case "person": {
      const { parts } = viewEntry(field, field.id, field.id, partsIn(kept[field.id])[0] ?? {}, language);
      return { ...view, parts };
    }
    case "group":
      return {
        ...view,
        group: { item: inLanguage(field.item, language), max: field.max, entries: entriesOf(field, context) },
      };
    default:
      return view;
  }
}

type Input = { readonly id: string; readonly name: string; readonly label: string; readonly kept: unknown };

function viewInput(field: FormField, { id, name, label, kept }: Input, language: Language): FieldView {
  const options = "options" in field ? field.options : [];
  return {
    id,
    name,
    type: field.type,
    label,
    hint: inLanguage(field.hint, language),
    isRequired: field.required,
    options: options.map((option) => ({
      value: option.value,
      label: inLanguage(option.label, language),
      ...(option.hint ? { hint: inLanguage(option.hint, language) } : {}),
    })),
    autocomplete: "autocomplete" in field ? field.autocomplete : undefined,
    maxLength: "max_length" in field ? field.max_length : undefined,
    isDigits: "digits" in field && field.digits !== undefined,
    keptEnd: field.type === "id-number" && typeof kept === "string" ? kept.slice(-4) : undefined,
  };
}

function viewEntry(field: FormField, id: string, name: string, kept: Parts, language: Language): EntryView {
  const parts = partsOf(field).map((part) =>
    viewInput(
      part,
      {
        id: `${id}-${part.id}`,
        name: `${name}.${part.id}`,
        label: labelOfPart(field, part, language),
        kept: kept[part.id],
      },
      language,
    ),
  );
  return { key: kept["key"], parts };
}

/** The entries that stand on the page; one to begin with. */
function entriesOf(field: FormField, { values, kept, language }: ViewContext): EntryView[] {
  const standing: PartValues[] = typedPartsIn(values[field.id]);
  const known = partsIn(kept[field.id]);
  return (standing.length > 0 ? standing : [{} as PartValues]).map((entry, at) => {
    const own = known.find(({ key }) => key !== undefined && key === entry["key"]);
    const view = viewEntry(field, `${field.id}-${at}`, `${field.id}[${at}]`, own ?? {}, language);
    return { ...view, key: typeof entry["key"] === "string" ? entry["key"] : undefined };
  });
}

function addressParts(field: Extract<FormField, { type: "address" }>, { site, language }: ViewContext): FieldView[] {
  const t = getTranslator(language);
  // Places are called as the content calls them, and so are the words around them.
  const words = getTranslator(contentLanguageOf(language));
  const options = listAddressPlaces(site).flatMap(({ area, within }) => {
    const group = inLanguage(area.name, language);
    const all = {
      value: area.id,
      group,
      label: within.length > 0 ? words("forms:address.area", { area: group }) : group,
    };
    return [...within.map((place) => ({ value: place.id, group, label: inLanguage(place.name, language) })), all];
  });
  const elsewhere = field.elsewhere ? [{ value: ELSEWHERE, label: words("forms:address.elsewhere") }] : [];
  const part = (id: string) => ({
    id: `${field.id}-${id}`,
    name: `${field.id}.${id}`,
    hint: undefined,
    isRequired: true,
    options: [],
    autocomplete: undefined,
    maxLength: undefined,
    isDigits: false,
    keptEnd: undefined,
  });
  return [
    { ...part("place"), type: "select", label: t("forms:address.place"), options: [...options, ...elsewhere] },
    {
      ...part("line"),
      type: "text",
      label: t("forms:address.line"),
      hint: t("forms:address.line_hint"),
      autocomplete: field.autocomplete,
      maxLength: ADDRESS_LINE_LENGTH,
    },
  ];
}
