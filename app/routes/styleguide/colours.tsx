import { useTranslation } from "#app/components/texts.tsx";
import { Icon, ICON_NAMES } from "#app/components/ui/icon.tsx";
import { Specimen } from "./specimen.tsx";

const SURFACES = ["paper", "mist", "river-pale", "river", "river-deep", "accent"] as const;
const SIZES = ["4xl", "3xl", "2xl", "xl", "lg", "base", "sm", "xs"] as const;

/** The tokens as they look in the theme one has chosen: areas, sizes of text, icons. */
export function Colours() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="sg-tokens">
      <h2 id="sg-tokens">{t("styleguide:tokens")}</h2>
      <ul className="swatches">
        {SURFACES.map((name) => (
          <li key={name} className={`swatch swatch-${name}`}>
            {name}
          </li>
        ))}
      </ul>
      {SIZES.map((size) => (
        <p key={size} className={`sample-${size}`}>
          {t("styleguide:sample_text")} <code>{size}</code>
        </p>
      ))}
      <Specimen name="icon">
        <ul className="swatches">
          {ICON_NAMES.map((name) => (
            <li key={name}>
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Specimen>
    </section>
  );
}
