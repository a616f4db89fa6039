import { FileField } from "#app/components/attachments/file-field.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { DateInput } from "#app/components/ui/date-input.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { type Faults, GroupInput, PartsInput } from "./composite-inputs.tsx";
import type { FieldView } from "#app/domain/requests/get-form-step.server.ts";

type Props = {
  readonly field: FieldView;
  /** What was typed or answered before, in whatever shape the form sent it. */
  readonly value: unknown;
  readonly faults: Faults;
  /** Where the value comes from, if the resident has not given it here. */
  readonly known?: "account" | "request" | undefined;
};

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const asTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

function asDate(value: unknown): { year?: string; month?: string; day?: string } {
  if (typeof value !== "object" || value === null) return {};
  const parts = ["year", "month", "day"].flatMap((part) => {
    const typed = asText((value as Record<string, unknown>)[part]);
    return typed === undefined ? [] : [[part, typed]];
  });
  return Object.fromEntries(parts);
}

const PLACE = "\u0000";

/** The words are the content's; what says that it may be left empty, and where that stands, is the page's. */
function FieldLabel({ field }: { readonly field: FieldView }) {
  const { t } = useTranslation();
  const own = <ContentText>{field.label}</ContentText>;
  if (field.isRequired) return own;
  const [before, after] = t("forms:step.optional", { label: PLACE }).split(PLACE);
  return (
    <>
      {before}
      {own}
      {after}
    </>
  );
}

/** The input for one field of a form, whatever its type. */
export function FormFieldInput({ field, value, faults, known }: Props) {
  const { t } = useTranslation();
  const own = faults[field.name];
  // Every file has its own.
  const error = field.files ? own?.join(" ") : own?.[0];
  const label = <FieldLabel field={field} />;
  const ownHint = field.hint ? <ContentText>{field.hint}</ContentText> : undefined;
  const given = field.keptEnd ? t("forms:step.kept_number", { end: field.keptEnd }) : ownHint;
  const note = known ? t(`forms:known.${known}`) : undefined;
  const hint =
    note && given ? (
      <>
        {given} {note}
      </>
    ) : (
      (note ?? given)
    );
  const choices = field.options.map(({ value: option, label: words, hint: note }) => ({
    value: option,
    label: <ContentText>{words}</ContentText>,
    ...(note ? { hint: <ContentText>{note}</ContentText> } : {}),
  }));
  const texts = { id: field.id, name: field.name, ...(hint ? { hint } : {}), ...(error ? { error } : {}) };
  const line = {
    ...texts,
    label,
    defaultValue: asText(value),
    ...(field.autocomplete ? { autoComplete: field.autocomplete } : {}),
  };
  switch (field.type) {
    case "text":
      return (
        <TextInput
          {...line}
          width={(field.maxLength ?? 200) <= 30 ? "medium" : "wide"}
          {...(field.isDigits ? { inputMode: "numeric", autoComplete: "off" } : {})}
        />
      );
    case "textarea":
      return <TextArea {...line} rows={6} />;
    case "phone":
      return <TextInput {...line} type="tel" inputMode="tel" width="short" />;
    case "email":
      return <TextInput {...line} type="email" inputMode="email" spellCheck={false} />;
    case "id-number":
      return <TextInput {...line} dir="ltr" autoComplete="off" spellCheck={false} inputMode="text" width="medium" />;
    case "file":
      return field.files ? <FileField {...texts} label={label} {...field.files} /> : null;
    case "radio":
      return <RadioGroup {...texts} legend={label} options={choices} defaultValue={asText(value)} />;
    case "checkboxes":
      return <CheckboxGroup {...texts} legend={label} options={choices} defaultValues={asTexts(value)} />;
    case "declaration":
      return (
        <CheckboxGroup
          {...texts}
          legend={label}
          options={[{ value: "yes", label: t("forms:step.declare") }]}
          defaultValues={asTexts(value)}
        />
      );
    case "select": {
      const offered = field.options.map((option) => ({ ...option, isContent: true }));
      const options = [{ value: "", label: t("forms:step.choose") }, ...offered];
      return <SelectInput {...texts} label={label} options={options} defaultValue={asText(value) ?? ""} />;
    }
    case "address":
    case "person":
      return <PartsInput field={field} legend={label} hint={hint} value={value} faults={faults} />;
    case "group":
      return <GroupInput field={field} legend={label} hint={hint} value={value} faults={faults} />;
    case "date":
      return (
        <DateInput
          {...texts}
          legend={label}
          defaultValue={asDate(value)}
          {...(field.autocomplete === "bday" ? { autoComplete: "bday" as const } : {})}
        />
      );
  }
}
