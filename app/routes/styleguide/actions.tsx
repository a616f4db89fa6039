import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { HERE } from "./here.ts";
import { Specimen } from "./specimen.tsx";

const VARIANTS = ["start", "primary", "secondary", "warning"] as const;

/** What leads somewhere or does something. */
export function Actions() {
  const { t } = useTranslation();
  const word = t("styleguide:word");
  const chosen = t("styleguide:chosen");
  return (
    <section aria-labelledby="sg-actions">
      <h2 id="sg-actions">{t("styleguide:actions")}</h2>
      <Specimen name="breadcrumbs">
        <Breadcrumbs
          items={[
            { href: HERE, label: t("styleguide:title") },
            { href: `${HERE}?level=2`, label: word },
          ]}
        />
      </Specimen>
      <Specimen name="button">
        <form action={HERE} className="button-row">
          {VARIANTS.map((variant) => (
            <Button key={variant} variant={variant} name="pressed" value={variant}>
              {t(`styleguide:button.${variant}`)}
            </Button>
          ))}
          <Button disabled>{t("styleguide:button.off")}</Button>
        </form>
      </Specimen>
      <Specimen name="link-button">
        <div className="button-row">
          {VARIANTS.map((variant) => (
            <LinkButton key={variant} variant={variant} href={`${HERE}?followed=${variant}`}>
              {t(`styleguide:button.${variant}`)}
            </LinkButton>
          ))}
        </div>
      </Specimen>
      <Specimen name="chip-links">
        <ChipLinks
          label={t("styleguide:chips")}
          items={[
            { href: `${HERE}?only=1`, label: word, count: 12 },
            { href: HERE, label: chosen, current: true, count: 3 },
            { href: `${HERE}?only=3`, label: t("styleguide:change") },
          ]}
        />
      </Specimen>
    </section>
  );
}
