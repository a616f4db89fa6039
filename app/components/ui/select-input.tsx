import type { ReactNode } from "react";
import { useContentWriting } from "#app/components/texts.tsx";
import { fieldAria, LabelledField, type FieldTexts } from "./field.tsx";

type SelectInputProps = FieldTexts & {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  /** `isContent`: its words are the content's, in the content's language. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly isContent?: boolean }[];
  readonly defaultValue?: string;
  readonly required?: boolean;
};

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
        {options.map((option) => (
          <option key={option.value} value={option.value} {...(option.isContent ? writing : {})}>
            {option.label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
