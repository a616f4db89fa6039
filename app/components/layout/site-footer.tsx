import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { HotlineList } from "./hotline-list.tsx";
import type { PortalFrame } from "./portal-frame.ts";

const PAGES = ["about", "accessibility", "privacy"] as const;

type SiteFooterProps = {
  readonly frame: PortalFrame;
  /** Not where the page itself is about them. */
  readonly hasPhones?: boolean;
  /** One phone number and nothing that leads away. */
  readonly isShort?: boolean;
  readonly children?: ReactNode;
};

/** Help in the same order on every page: phone first, then the pages about the portal, then what `children` are. */
export function SiteFooter({ frame, hasPhones = true, isShort = false, children }: SiteFooterProps) {
  const { t } = useTranslation();
  return (
    <footer className="site-footer">
      <div className="page-width site-footer-row">
        {hasPhones ? (
          <section aria-labelledby="footer-phone">
            <h2 id="footer-phone">{t("common:footer.phone")}</h2>
            <HotlineList hotlines={isShort ? frame.hotlines.slice(0, 1) : frame.hotlines} />
          </section>
        ) : null}
        {isShort ? null : (
          <nav aria-label={t("common:footer.about_label")}>
            <ul className="footer-links">
              {PAGES.map((page) => (
                <li key={page}>
                  <a href={`/guides/${page}`}>{t(`common:footer.${page}`)}</a>
                </li>
              ))}
              {(["gaps", "data-sharing", "api"] as const).map((page) => (
                <li key={page}>
                  <a href={`/${page}`}>{t(`common:footer.${page}`)}</a>
                </li>
              ))}
              <li>
                <a href="/account" rel="nofollow">
                  {t("common:footer.account")}
                </a>
              </li>
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
        )}
        {children}
        <div className="footer-colophon">
          <p>{t("common:footer.authority", { district: frame.districtName, city: frame.cityName })}</p>
          {frame.isSample ? <p>{t("common:sample.long", { district: frame.districtName })}</p> : null}
        </div>
      </div>
    </footer>
  );
}
