import type { ReactNode } from "react";
import { FieldGroup, type FieldTexts } from "./field.tsx";

export type ChoiceOption = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

type ChoiceGroupProps = FieldTexts & {
  readonly type: "radio" | "checkbox";
  /** Id of the first choice, for links from the error summary; the name when left out. */
  readonly id?: string;
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly ChoiceOption[];
  readonly chosen: readonly string[];
};

/** Radios or checkboxes under one legend; a whole row is the target. */
export function ChoiceGroup({ type, id, name, legend, hint, error, options, chosen }: ChoiceGroupProps) {
  const base = id ?? name;
  return (
    <FieldGroup id={base} legend={legend} hint={hint} error={error}>
      {options.map((option, index) => {
        const choiceId = index === 0 ? base : `${base}-${index + 1}`;
        const hintId = option.hint ? `${choiceId}-note` : undefined;
        return (
          <div className="choice" key={option.value}>
            <input
              type={type}
              id={choiceId}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              aria-describedby={hintId}
            />
            <span className="choice-text">
              <label htmlFor={choiceId}>{option.label}</label>
              {option.hint ? (
                <span className="choice-hint" id={hintId}>
                  {option.hint}
                </span>
              ) : null}
            </span>
          </div>
        );
      })}
    </FieldGroup>
  );
}
