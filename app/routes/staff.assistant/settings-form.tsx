import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import {
  ASSISTANT_MODES,
  REASON_MAX_LENGTH,
  type StoredSettings,
} from "#app/domain/assistant/settings/assistant-settings.ts";

type SettingsFormProps = {
  readonly settings: Pick<StoredSettings, "id" | "mode" | "personLimit" | "dayLimit">;
  readonly refused:
    | {
        readonly typed: Readonly<Record<string, unknown>>;
        readonly faults: readonly { readonly field: string; readonly code: string }[];
      }
    | undefined;
};

/** Mode, limits and why; what was typed stays when something is wrong. */
export function SettingsForm({ settings, refused }: SettingsFormProps) {
  const { t } = useTranslation();
  const faultOf = (field: string) => {
    const fault = refused?.faults.find((one) => one.field === field);
    return fault && t(`staff:assistant.error.${fault.code}`);
  };
  const typed = (field: string, stored: string) => (refused ? String(refused.typed[field] ?? "") : stored);
  const limitOf = (field: "personLimit" | "dayLimit", key: "person_limit" | "day_limit") => {
    const error = faultOf(field);
    return (
      <TextInput
        id={field}
        name={field}
        width="short"
        inputMode="numeric"
        label={t(`staff:assistant.${key}`)}
        hint={t("staff:assistant.limit_hint")}
        defaultValue={typed(field, String(settings[field] ?? ""))}
        {...(error ? { error } : {})}
      />
    );
  };
  const modeError = faultOf("mode");
  const reasonError = faultOf("reason");
  return (
    <form method="post" className="form-section">
      <input type="hidden" name="basedOn" value={settings.id} />
      <ErrorSummary
        title={t("staff:assistant.problem")}
        errors={(refused?.faults ?? []).map(({ field, code }) => ({
          href: `#${field}`,
          text: t(`staff:assistant.error.${code}`),
        }))}
      />
      <h2>{t("staff:assistant.form")}</h2>
      <RadioGroup
        id="mode"
        name="mode"
        legend={t("staff:assistant.mode_legend")}
        options={ASSISTANT_MODES.map((mode) => ({
          value: mode,
          label: t(`staff:assistant.mode.${mode}.name`),
          hint: t(`staff:assistant.mode.${mode}.hint`),
        }))}
        defaultValue={typed("mode", settings.mode)}
        {...(modeError ? { error: modeError } : {})}
      />
      <h3>{t("staff:assistant.limits")}</h3>
      {limitOf("personLimit", "person_limit")}
      {limitOf("dayLimit", "day_limit")}
      <TextArea
        id="reason"
        name="reason"
        rows={3}
        maxLength={REASON_MAX_LENGTH}
        label={t("staff:assistant.reason")}
        hint={t("staff:assistant.reason_hint")}
        defaultValue={typed("reason", "")}
        {...(reasonError ? { error: reasonError } : {})}
      />
      <Button>{t("staff:assistant.submit")}</Button>
    </form>
  );
}
