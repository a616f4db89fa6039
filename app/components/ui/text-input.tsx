import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { fieldAria, LabelledField, type FieldTexts } from "./field.tsx";

export type InputWidth = "full" | "wide" | "medium" | "short" | "tiny";

type TextInputProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<"input">, "className" | "width" | "id" | "name"> & {
    readonly id: string;
    readonly name: string;
    readonly label: ReactNode;
    readonly width?: InputWidth;
  };

/** One line of text with its label, hint and error. */
export function TextInput({ id, name, label, hint, error, width = "wide", type = "text", ...rest }: TextInputProps) {
  return (
    <LabelledField id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        type={type}
        dir={type === "tel" || type === "email" ? "ltr" : "auto"}
        className={`input input-${width}`}
        {...fieldAria(id, { hint, error })}
        {...rest}
      />
    </LabelledField>
  );
}
