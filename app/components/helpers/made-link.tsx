import { useTranslation } from "#app/components/texts.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { formatMoment } from "#app/i18n/format.ts";

export type Made = {
  readonly helper: string;
  readonly code: string;
  readonly link: string;
  readonly address: string;
  readonly until: Date;
};

/** The link for a helper. It stands in this reply alone. */
export function MadeLink({ made, timeZone }: { readonly made: Made; readonly timeZone: string }) {
  const { t, language } = useTranslation();
  const { helper, code, link, address, until } = made;
  return (
    <InsetText>
      <h2>{t("helpers:made.title", { helper })}</h2>
      <p>{t("helpers:made.lead", { date: formatMoment(until, "minute", language, timeZone) })}</p>
      <TextInput
        id="address"
        name="address"
        label={t("helpers:made.address")}
        defaultValue={link}
        readOnly
        spellCheck={false}
      />
      <p>{t("helpers:made.code", { code, address })}</p>
    </InsetText>
  );
}
