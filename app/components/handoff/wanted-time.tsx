import { useTranslation } from "#app/components/texts.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { WANTED_TIMES } from "#app/domain/handoff/states.ts";

type WantedTimeProps = { readonly isOptional: boolean; readonly defaultValue: string | undefined };

/** When to be rung; or not at all, where that can be. */
export function WantedTime({ isOptional, defaultValue }: WantedTimeProps) {
  const { t } = useTranslation();
  const times = WANTED_TIMES.map((time) => ({ value: time as string, label: t(`handoff:call_back.time.${time}`) }));
  const none = { value: "", label: t("handoff:call_back.none") };
  return (
    <SelectInput
      id="wanted"
      name="wanted"
      label={t("handoff:call_back.label")}
      options={isOptional ? [none, ...times] : times}
      defaultValue={defaultValue ?? (isOptional ? "" : "any")}
    />
  );
}
