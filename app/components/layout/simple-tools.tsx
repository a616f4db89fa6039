import { useTranslation } from "#app/components/texts.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { type Place, shareAddress } from "./addresses.ts";

/**
 * What simplified mode has on every page: have it read out, get it on paper, ask somebody to help. The buttons need a
 * script, which shows them where the browser can do it; the way to a helper works without.
 */
export function SimpleTools({ place }: { readonly place: Place }) {
  const { t, language } = useTranslation();
  return (
    <nav
      className="simple-tools"
      aria-label={t("common:tools.label")}
      data-island="simple-tools"
      data-language={language}
    >
      <button type="button" className="tool" data-read hidden>
        <Icon name="speaker" />
        <span data-read-start>{t("common:tools.read")}</span>
        <span data-read-stop hidden>
          {t("common:tools.read_stop")}
        </span>
      </button>
      <button type="button" className="tool" data-print hidden>
        <Icon name="printer" />
        {t("common:tools.paper")}
      </button>
      <a className="tool" href={shareAddress(place)} rel="nofollow">
        <Icon name="person" />
        {t("common:tools.help")}
      </a>
    </nav>
  );
}
