import { useTranslation } from "#app/components/texts.tsx";
import type { TextSize, Theme } from "#app/http/load-context.ts";
import { addressWith, type Place } from "./addresses.ts";

const THEMES: readonly Theme[] = ["auto", "light", "dark", "contrast"];
const TEXT_SIZES: readonly TextSize[] = ["medium", "large", "largest"];

type AppearanceProps = { readonly place: Place; readonly theme: Theme; readonly textSize: TextSize };

/** How the portal looks: colours and size of text, as links, kept in a cookie. */
export function Appearance({ place, theme, textSize }: AppearanceProps) {
  const { t } = useTranslation();
  const choices = [
    {
      label: t("common:appearance.theme"),
      links: THEMES.map((value) => ({
        href: addressWith(place, "theme", value),
        name: t(`common:appearance.theme_${value}`),
        isChosen: value === theme,
      })),
    },
    {
      label: t("common:appearance.size"),
      links: TEXT_SIZES.map((value) => ({
        href: addressWith(place, "size", value),
        name: t(`common:appearance.size_${value}`),
        isChosen: value === textSize,
      })),
    },
  ];
  return (
    <nav className="appearance" aria-label={t("common:appearance.label")}>
      {choices.map(({ label, links }) => (
        <div key={label} className="appearance-choice">
          <p>{label}</p>
          <ul>
            {links.map(({ href, name, isChosen }) => (
              <li key={href}>
                <a href={href} rel="nofollow" aria-current={isChosen ? "true" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
