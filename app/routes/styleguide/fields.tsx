import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FileInput } from "#app/components/ui/file-input.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { VoiceButton } from "#app/components/ui/voice-button.tsx";
import { Choices } from "./choices.tsx";
import { useFieldStates } from "./field-states.ts";
import { HERE } from "./here.ts";
import { Specimen } from "./specimen.tsx";

/** Every field in a form that comes back with errors. */
export function Fields() {
  const { t } = useTranslation();
  const sentence = t("styleguide:sample_text");
  return (
    <form action={HERE} noValidate aria-labelledby="sg-fields">
      <h2 id="sg-fields">{t("styleguide:fields")}</h2>
      <Specimen name="text-input">
        {useFieldStates("text").map(({ id, isFilled, ...texts }) => (
          <TextInput
            key={id}
            id={id}
            name={id}
            label={t("styleguide:field.text")}
            defaultValue={isFilled ? sentence : undefined}
            {...texts}
          />
        ))}
        <TextInput id="text-off" name="text-off" label={t("styleguide:button.off")} defaultValue={sentence} disabled />
      </Specimen>
      <Specimen name="text-area">
        {useFieldStates("area").map(({ id, isFilled, ...texts }) => (
          <TextArea
            key={id}
            id={id}
            name={id}
            label={t("styleguide:field.area")}
            defaultValue={isFilled ? sentence : undefined}
            {...texts}
          />
        ))}
        <TextArea id="area-kept" name="area-kept" label={t("styleguide:kept")} defaultValue={sentence} readOnly />
      </Specimen>
      <Specimen name="file-input">
        {useFieldStates("file").map(({ id, hint, error }) => (
          <FileInput
            key={id}
            id={id}
            name={id}
            label={t("styleguide:field.file")}
            multiple
            hint={hint}
            {...(error ? { error } : {})}
          />
        ))}
        <FileInput id="file-off" name="file-off" label={t("styleguide:button.off")} disabled />
      </Specimen>
      <Specimen name="voice-button">
        <TextArea
          id="spoken"
          name="spoken"
          label={t("styleguide:spoken")}
          hint={t("styleguide:spoken_hint")}
          rows={2}
        />
        <VoiceButton field="spoken" />
      </Specimen>
      <Choices />
      <Button name="sent" value="yes">
        {t("styleguide:send")}
      </Button>
    </form>
  );
}
