import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { PortalFrame } from "./portal-frame.ts";

const PAGES = ["about", "accessibility", "privacy"] as const;

/** Help in the same order on every page: phone first, then the pages about the portal, then what `children` are. */
export function SiteFooter({ frame, children }: { readonly frame: PortalFrame; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <footer className="site-footer">
      <div className="page-width site-footer-row">
        <section aria-labelledby="footer-phone">
          <h2 id="footer-phone">{t("common:footer.phone")}</h2>
          <ul className="hotlines">
            {frame.hotlines.map((hotline) => (
              <li key={hotline.id} className={`hotline hotline-${hotline.kind}`}>
                <a className="hotline-number" href={`tel:${hotline.number}`}>
                  {hotline.number}
                </a>
                <span>
                  <span className="hotline-name">
                    <ContentText>{hotline.name}</ContentText>
                  </span>
                  <span className="hotline-purpose">
                    <ContentText>{hotline.purpose}</ContentText>
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <nav aria-label={t("common:footer.about_label")}>
          <ul className="footer-links">
            {PAGES.map((page) => (
              <li key={page}>
                <a href={`/guides/${page}`}>{t(`common:footer.${page}`)}</a>
              </li>
            ))}
            <li>
              <a href="/share" rel="nofollow">
                {t("common:footer.share")}
              </a>
            </li>
            <li>
              <a href="/staff">{t("common:footer.staff")}</a>
            </li>
          </ul>
        </nav>
        {children}
        <div className="footer-colophon">
          <p>{t("common:footer.authority", { district: frame.districtName, city: frame.cityName })}</p>
          {frame.isSample ? <p>{t("common:sample.long", { district: frame.districtName })}</p> : null}
        </div>
      </div>
    </footer>
  );
}
