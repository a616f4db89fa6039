import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { FieldGroup, fieldAria, type FieldTexts } from "./field.tsx";

type DatePart = "year" | "month" | "day";

type DateInputProps = FieldTexts & {
  /** The parts are sent as `name.year`, `name.month` and `name.day`. */
  readonly name: string;
  /** Id of the first part, for links from the error summary; the name when left out. */
  readonly id?: string;
  readonly legend: ReactNode;
  readonly defaultValue?: Partial<Record<DatePart, string>>;
  /** `bday` when it asks for the resident's own date of birth. */
  readonly autoComplete?: "bday";
};

/** A date one knows by heart, in three boxes, in the order of the language. */
export function DateInput({ name, id = name, legend, hint, error, defaultValue, autoComplete }: DateInputProps) {
  const { t, language } = useTranslation();
  const order: readonly DatePart[] = language.startsWith("zh") ? ["year", "month", "day"] : ["day", "month", "year"];
  return (
    <FieldGroup id={id} legend={legend} hint={hint} error={error}>
      <div className="date-parts">
        {order.map((part, index) => {
          const partId = index === 0 ? id : `${id}-${part}`;
          return (
            <div key={part} className={part === "year" ? "date-part date-part-year" : "date-part"}>
              <label className="field-label" htmlFor={partId}>
                {t(`common:date.${part}`)}
              </label>
              <input
                id={partId}
                name={`${name}.${part}`}
                className="input"
                inputMode="numeric"
                maxLength={part === "year" ? 4 : 2}
                defaultValue={defaultValue?.[part]}
                autoComplete={autoComplete ? `${autoComplete}-${part}` : "off"}
                aria-invalid={fieldAria(id, { error })["aria-invalid"]}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
