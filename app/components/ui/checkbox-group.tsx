import type { ReactNode } from "react";
import { ChoiceGroup, type ChoiceOption } from "./choice-group.tsx";
import type { FieldTexts } from "./field.tsx";

type CheckboxGroupProps = FieldTexts & {
  readonly id?: string;
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly ChoiceOption[];
  readonly defaultValues?: readonly string[];
};

/** Any number of choices out of several. */
export function CheckboxGroup({ defaultValues = [], ...rest }: CheckboxGroupProps) {
  return <ChoiceGroup type="checkbox" chosen={defaultValues} {...rest} />;
}
