import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { WindowSign } from "#app/components/layout/wordmark.tsx";

export const STAFF_NAV = [
  "overview",
  "requests",
  "conversations",
  "gaps",
  "assistant",
  "people",
  "desks",
  "clients",
  "break_glass",
  "follow_ups",
  "mails",
  "audit",
  "retention",
] as const;
export type StaffNavItem = (typeof STAFF_NAV)[number];

const HREFS: Record<StaffNavItem, string> = {
  overview: "/staff",
  requests: "/staff/requests",
  conversations: "/staff/handoffs",
  gaps: "/staff/gaps",
  assistant: "/staff/assistant",
  people: "/staff/people",
  desks: "/staff/desks",
  clients: "/staff/clients",
  break_glass: "/staff/break-glass",
  follow_ups: "/staff/follow-ups",
  mails: "/staff/mails",
  audit: "/staff/audit",
  retention: "/staff/retention",
};

type StaffFrameProps = {
  /** Whoever is signed in, and the pages their roles open. */
  readonly staff?: { readonly name: string; readonly pages: readonly StaffNavItem[] };
  readonly pathname?: string;
  /** Single keys do something. */
  readonly areKeysOn?: boolean;
  /** Whoever answers live conversations: their open pages say that they are there. */
  readonly isHeard?: boolean;
  readonly children: ReactNode;
};

const isCurrent = (href: string, pathname: string): boolean =>
  href === "/staff" ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);

/** What stands around every staff page: where one is, who one is, and the way out. */
export function StaffFrame({ staff, pathname = "", areKeysOn = false, isHeard = false, children }: StaffFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="staff">
      <header className="staff-header no-print" {...(isHeard ? { "data-island": "presence" } : {})}>
        <div className="staff-header-row staff-width">
          <a className="staff-wordmark" href="/staff">
            <WindowSign />
            <span>{t("staff:desk")}</span>
          </a>
          {staff ? (
            <>
              <nav className="staff-nav" aria-label={t("staff:nav.label")}>
                <ul>
                  {staff.pages.map((page) => (
                    <li key={page}>
                      <a href={HREFS[page]} aria-current={isCurrent(HREFS[page], pathname) ? "page" : undefined}>
                        {t(`staff:nav.${page}`)}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <form className="staff-me" method="post" action="/staff/sign-out">
                <a href="/staff/account">{staff.name}</a>
                <button type="submit" className="staff-sign-out">
                  {t("staff:sign_out")}
                </button>
              </form>
            </>
          ) : null}
        </div>
      </header>
      <div className="staff-width staff-page">
        {children}
        {staff ? (
          <p className="no-print" {...(areKeysOn ? { "data-island": "staff-keys" } : {})}>
            <a className="standalone-link" href="/staff/keys" data-help>
              {t("staff:keys.link")}
            </a>
          </p>
        ) : null}
      </div>
    </div>
  );
}
