import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What the label, hint and error of every field share. */
export type FieldTexts = { readonly hint?: ReactNode; readonly error?: string };

/** Ids of hint and error, and the `aria-*` of a control that has them. */
export function fieldAria(id: string, { hint, error }: FieldTexts) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined } as const;
}

/** Hint, then error, in the order in which they are read out. */
export function FieldMessages({ id, hint, error }: FieldTexts & { readonly id: string }) {
  return (
    <>
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </span>
      ) : null}
    </>
  );
}

type LabelledFieldProps = FieldTexts & { readonly id: string; readonly label: ReactNode; readonly children: ReactNode };

/** Label, messages and one control. */
export function LabelledField({ id, label, hint, error, children }: LabelledFieldProps) {
  return (
    <div className={error ? "field field-invalid" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <FieldMessages id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

type FieldGroupProps = FieldTexts & {
  readonly id: string;
  readonly legend: ReactNode;
  readonly role?: "radiogroup";
  readonly children: ReactNode;
};

/** Legend, messages and several controls that answer one question. */
export function FieldGroup({ id, legend, hint, error, role, children }: FieldGroupProps) {
  const { "aria-describedby": describedBy } = fieldAria(id, { hint, error });
  return (
    <fieldset className={error ? "field field-invalid" : "field"} role={role} aria-describedby={describedBy}>
      <legend className="field-label">{legend}</legend>
      <FieldMessages id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}
