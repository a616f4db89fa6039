import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { fieldAria, LabelledField, type FieldTexts } from "./field.tsx";

type FileInputProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<"input">, "className" | "id" | "name" | "type"> & {
    readonly id: string;
    readonly name: string;
    readonly label: ReactNode;
  };

/** The browser's own choice of files, with its label, hint and error. The hint says beforehand what is taken and how much. */
export function FileInput({ id, name, label, hint, error, ...rest }: FileInputProps) {
  return (
    <LabelledField id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        type="file"
        className="input file-input"
        {...fieldAria(id, { hint, error })}
        {...rest}
      />
    </LabelledField>
  );
}
