import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { fieldAria, LabelledField, type FieldTexts } from "./field.tsx";

type TextAreaProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<"textarea">, "className" | "id" | "name"> & {
    readonly id: string;
    readonly name: string;
    readonly label: ReactNode;
  };

/** Several lines of text with label, hint and error. */
export function TextArea({ id, name, label, hint, error, rows = 5, ...rest }: TextAreaProps) {
  return (
    <LabelledField id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        className="input input-full"
        {...fieldAria(id, { hint, error })}
        {...rest}
      />
    </LabelledField>
  );
}
