import { useTranslation } from "#app/components/texts.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { DateInput } from "#app/components/ui/date-input.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { useFieldStates } from "./field-states.ts";
import { Specimen } from "./specimen.tsx";

/** Fields whose answers are few. */
export function Choices() {
  const { t } = useTranslation();
  const options = [
    { value: "1", label: t("styleguide:word"), hint: t("styleguide:hint") },
    { value: "2", label: t("styleguide:chosen") },
  ];
  return (
    <>
      <Specimen name="select-input">
        {useFieldStates("select").map(({ id, isFilled, ...texts }) => (
          <SelectInput
            key={id}
            id={id}
            name={id}
            label={t("styleguide:field.select")}
            options={options.map(({ value, label }) => ({ value, label }))}
            {...(isFilled ? { defaultValue: "2" } : {})}
            {...texts}
          />
        ))}
      </Specimen>
      <Specimen name="radio-group">
        {useFieldStates("radio").map(({ id, isFilled, ...texts }) => (
          <RadioGroup
            key={id}
            name={id}
            legend={t("styleguide:field.radio")}
            options={options}
            {...(isFilled ? { defaultValue: "2" } : {})}
            {...texts}
          />
        ))}
      </Specimen>
      <Specimen name="checkbox-group">
        {useFieldStates("check").map(({ id, isFilled, ...texts }) => (
          <CheckboxGroup
            key={id}
            name={id}
            legend={t("styleguide:field.check")}
            options={options}
            defaultValues={isFilled ? ["2"] : []}
            {...texts}
          />
        ))}
      </Specimen>
      <Specimen name="date-input">
        {useFieldStates("date").map(({ id, isFilled, ...texts }) => (
          <DateInput
            key={id}
            name={id}
            legend={t("styleguide:field.date")}
            {...(isFilled ? { defaultValue: { year: "1946", month: "3", day: "27" } } : {})}
            {...texts}
          />
        ))}
      </Specimen>
    </>
  );
}
