import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import type { ReadingProfile } from "#app/domain/residents/resident.ts";

type LookSectionProps = {
  readonly profile: ReadingProfile;
  /** Each by its own name. */
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
};

/** In which language and version they read wherever they sign in. */
export function LookSection({ profile, languages }: LookSectionProps) {
  const { t } = useTranslation();
  const each = { value: "", label: t("account:look.each") };
  return (
    <form method="post" className="form-section" id="look" noValidate>
      <h2>{t("account:look.title")}</h2>
      <p>{t("account:look.lead")}</p>
      <SelectInput
        id="language"
        name="language"
        label={t("account:look.language")}
        options={[each, ...languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))]}
        defaultValue={profile.language ?? ""}
      />
      <RadioGroup
        id="mode"
        name="mode"
        legend={t("account:look.mode")}
        options={[
          each,
          { value: "full", label: t("account:look.full") },
          { value: "simple", label: t("account:look.simple") },
        ]}
        defaultValue={profile.mode ?? ""}
      />
      <Button variant="secondary" name="intent" value="look">
        {t("account:look.save")}
      </Button>
    </form>
  );
}
