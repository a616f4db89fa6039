import { useTranslation } from "#app/components/texts.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { DateInput } from "#app/components/ui/date-input.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";

/** Each field twice: as it is, and with an error. */
export function Fields() {
  const { t } = useTranslation();
  const options = [
    { value: "1", label: t("styleguide:word"), hint: t("styleguide:hint") },
    { value: "2", label: t("styleguide:chosen") },
  ];
  const states = [
    { id: "plain", error: undefined },
    { id: "wrong", error: t("styleguide:error") },
  ];
  return (
    <form aria-labelledby="sg-fields">
      <h2 id="sg-fields">{t("styleguide:fields")}</h2>
      {states.map(({ id, error }) => {
        const texts = { hint: t("styleguide:hint"), ...(error ? { error } : {}) };
        return (
          <div key={id}>
            <TextInput id={`${id}-text`} name={`${id}-text`} label={t("styleguide:field_text")} {...texts} />
            <TextArea id={`${id}-area`} name={`${id}-area`} label={t("styleguide:field_area")} {...texts} />
            <SelectInput
              id={`${id}-select`}
              name={`${id}-select`}
              label={t("styleguide:field_select")}
              options={options.map(({ value, label }) => ({ value, label }))}
              {...texts}
            />
            <RadioGroup name={`${id}-radio`} legend={t("styleguide:field_radio")} options={options} {...texts} />
            <CheckboxGroup
              name={`${id}-check`}
              legend={t("styleguide:field_check")}
              options={options}
              defaultValues={["2"]}
              {...texts}
            />
            <DateInput name={`${id}-date`} legend={t("styleguide:field_date")} {...texts} />
          </div>
        );
      })}
    </form>
  );
}
