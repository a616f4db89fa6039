import { useTranslation } from "#app/components/texts.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { FrameHotline } from "./portal-frame.ts";
import { Wordmark } from "./wordmark.tsx";

type SiteHeaderProps = {
  readonly pathname: string;
  readonly portalName: string;
  readonly districtName: string;
  readonly hotline: FrameHotline | undefined;
};

const LINKS = [
  { href: "/services", key: "services", simple: true },
  { href: "/assistant", key: "ask", simple: true },
  { href: "/requests", key: "requests", simple: true },
  { href: "/centres", key: "centres", simple: false },
] as const;

export function SiteHeader({ pathname, portalName, districtName, hotline }: SiteHeaderProps) {
  const { t } = useTranslation();
  const isHere = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  return (
    <header className="site-header">
      <div className="page-width site-header-row">
        <Wordmark portalName={portalName} districtName={districtName} />
        <nav className="site-nav" aria-label={t("common:nav.label")}>
          <ul>
            {LINKS.map((link) => (
              <li key={link.href} className={link.simple ? undefined : "full-only"}>
                <a
                  href={link.href}
                  aria-current={isHere(link.href) ? (pathname === link.href ? "page" : "true") : undefined}
                >
                  {t(`common:nav.${link.key}`)}
                </a>
              </li>
            ))}
            {hotline ? (
              <li className="simple-only">
                <a className="site-nav-phone" href={`tel:${hotline.number}`}>
                  <Icon name="phone" />
                  {t("common:nav.call", { number: hotline.number })}
                </a>
              </li>
            ) : null}
          </ul>
        </nav>
      </div>
    </header>
  );
}
