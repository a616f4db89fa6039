import { useTranslation } from "#app/components/texts.tsx";
import { addressWith, type Place } from "./addresses.ts";

type TopBarProps = { readonly place: Place; readonly mode: "full" | "simple"; readonly isSample: boolean };

/** The very top of every page: that this is a sample, the other language, the other mode. */
export function TopBar({ place, mode, isSample }: TopBarProps) {
  const { t, language } = useTranslation();
  const other = language === "zh-CN" ? { tag: "en", name: "English" } : { tag: "zh-CN", name: "中文" };
  return (
    <section className="top-bar" aria-label={t("common:top_bar")}>
      <div className="page-width top-bar-row">
        {isSample ? <p className="sample-notice">{t("common:sample.short")}</p> : null}
        <ul className="switches">
          <li>
            <a className="switch" href={addressWith(place, "mode", mode === "simple" ? "full" : "simple")}>
              {t(mode === "simple" ? "common:mode.to_full" : "common:mode.to_simple")}
            </a>
          </li>
          <li>
            <a className="switch" href={addressWith(place, "lang", other.tag)} hrefLang={other.tag} lang={other.tag}>
              {other.name}
            </a>
          </li>
        </ul>
      </div>
    </section>
  );
}
