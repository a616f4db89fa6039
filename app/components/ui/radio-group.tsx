import type { ReactNode } from "react";
import { ChoiceGroup, type ChoiceOption } from "./choice-group.tsx";
import type { FieldTexts } from "./field.tsx";

type RadioGroupProps = FieldTexts & {
  readonly id?: string;
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly ChoiceOption[];
  readonly defaultValue?: string;
};

/** One choice out of several. */
export function RadioGroup({ defaultValue, ...rest }: RadioGroupProps) {
  return <ChoiceGroup type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} {...rest} />;
}
