import type { ReactNode } from "react";
import { useContentWriting } from "#app/components/texts.tsx";
import { fieldAria, LabelledField, type FieldTexts } from "./field.tsx";

type SelectOption = {
  readonly value: string;
  readonly label: string;
  /** The heading it stands under; options under one heading follow each other. */
  readonly group?: string;
  /** Its words are the content's, in the content's language. */
  readonly isContent?: boolean;
  /** Its words are of this language whatever the page's is. */
  readonly lang?: string;
};

type SelectInputProps = FieldTexts & {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string;
  readonly required?: boolean;
};

function byGroup(options: readonly SelectOption[]) {
  const groups: { readonly group: string | undefined; readonly within: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.within.push(option);
    else groups.push({ group: option.group, within: [option] });
  }
  return groups;
}

/** One choice out of many; up to about seven, radios are easier. */
export function SelectInput({ id, name, label, hint, error, options, defaultValue, required }: SelectInputProps) {
  const writing = useContentWriting();
  return (
    <LabelledField id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={name}
        className="input"
        defaultValue={defaultValue}
        required={required}
        {...fieldAria(id, { hint, error })}
      >
        {byGroup(options).map(({ group, within }) => {
          const drawn = within.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang} {...(option.isContent ? writing : {})}>
              {option.label}
            </option>
          ));
          if (group === undefined) return drawn;
          return (
            <optgroup key={group} label={group} {...(within[0]?.isContent ? writing : {})}>
              {drawn}
            </optgroup>
          );
        })}
      </select>
    </LabelledField>
  );
}
