import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { Appearance } from "#app/components/layout/appearance.tsx";
import { canonicalLinks } from "#app/components/layout/addresses.ts";
import { ContentNote } from "#app/components/layout/content-note.tsx";
import { FailurePage } from "#app/components/layout/failure-page.tsx";
import { IslandsScript } from "#app/components/layout/islands-context.tsx";
import { describePortal } from "#app/components/layout/portal-frame.ts";
import { SimpleTools } from "#app/components/layout/simple-tools.tsx";
import { SiteFooter } from "#app/components/layout/site-footer.tsx";
import { SiteHeader } from "#app/components/layout/site-header.tsx";
import { StoredCopyNote } from "#app/components/layout/stored-copy-note.tsx";
import { TopBar } from "#app/components/layout/top-bar.tsx";
import { readErrorPage } from "#app/http/error-page.ts";
import { contentLanguageOf } from "#app/i18n/languages.ts";
import { CONTENT_LANGUAGES_ONLY } from "#app/http/preferences.server.ts";
import { directionOf, listLanguages } from "#app/i18n/languages.server.ts";
import { isKeptPath, OFFLINE_PATH } from "#app/offline/rules.ts";
import "./styles.css";
import staffStyles from "#app/styles/staff.css?url";

/** The number to call when not even the authority's own facts are there. */
const DISTRICT_HOTLINE = "12345";

export function loader({ context, request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  const { language, mode, theme, textSize, requestId, services } = context;
  const all = listLanguages();
  // No page offers a language it does not speak.
  const languages = CONTENT_LANGUAGES_ONLY.test(pathname)
    ? all.filter(({ tag }) => contentLanguageOf(tag) === tag)
    : all;
  return {
    language,
    direction: directionOf(language),
    isUncheckedTranslation: all.some(({ tag, isUnchecked }) => tag === language && isUnchecked),
    languages: languages.map(({ tag, name, direction }) => ({ tag, name, direction })),
    mode,
    theme,
    textSize,
    requestId,
    place: { pathname, search },
    isStaffArea: pathname === "/staff" || pathname.startsWith("/staff/"),
    links: canonicalLinks(services.publicUrl, pathname, { language, languages: languages.map(({ tag }) => tag) }),
    frame: describePortal(services.site, language),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.frame.portalName ?? "OneWindow" }];

/** The form whose words must not be lost; a page says so in its data, which it has not when it failed. */
function typedFormOf(matches: ReturnType<typeof useMatches>): string | undefined {
  for (const { data } of matches) {
    if (typeof data === "object" && data && "typedForm" in data) return String(data.typedForm);
  }
  return undefined;
}

/** In simplified mode nothing there leads away from the form but the phone. */
const IN_A_FORM = /^\/forms\/[^/]+\/(?!sent$)./;

export function Layout({ children }: { readonly children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { t, language } = useTranslation();
  const matches = useMatches();
  const frame = data?.frame;
  return (
    <html
      lang={data?.language ?? language}
      dir={data?.direction ?? "ltr"}
      data-mode={data?.mode ?? "full"}
      data-theme={data?.theme ?? "auto"}
      data-size={data?.textSize ?? "medium"}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0e3d52" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {data ? <link rel="canonical" href={data.links.canonical} /> : null}
        {data?.links.alternates.map((link) => (
          <link key={link.language} rel="alternate" hrefLang={link.language} href={link.href} />
        ))}
        <Meta />
        <Links />
        {data?.isStaffArea ? <link rel="stylesheet" href={staffStyles} /> : null}
      </head>
      <body data-area={data?.isStaffArea ? "staff" : "portal"}>
        <a className="skip-link" href="#main">
          {t("common:skip")}
        </a>
        {data ? (
          <TopBar
            place={data.place}
            mode={data.mode}
            languages={data.languages}
            isSample={data.frame.isSample}
            typedForm={typedFormOf(matches)}
          />
        ) : null}
        {data?.isStaffArea ? null : (
          <SiteHeader
            pathname={data?.place.pathname ?? ""}
            portalName={frame?.portalName ?? "OneWindow"}
            districtName={frame?.districtName ?? ""}
            hotline={frame?.hotlines[0]}
          />
        )}
        <main id="main" tabIndex={-1} className={data?.isStaffArea ? "main-staff" : "page-width main-page"}>
          {data && !data.isStaffArea && data.mode === "simple" ? <SimpleTools place={data.place} /> : null}
          {data && isKeptPath(data.place.pathname) ? (
            <StoredCopyNote phone={data.frame.hotlines[0]?.number ?? DISTRICT_HOTLINE} />
          ) : null}
          {data?.isStaffArea ? null : <ContentNote isUncheckedTranslation={data?.isUncheckedTranslation ?? false} />}
          {children}
        </main>
        {frame && !data.isStaffArea ? (
          <SiteFooter
            frame={frame}
            hasPhones={data.place.pathname !== OFFLINE_PATH}
            isShort={data.mode === "simple" && IN_A_FORM.test(data.place.pathname)}
          >
            <Appearance place={data.place} theme={data.theme} textSize={data.textSize} />
          </SiteFooter>
        ) : null}
        <IslandsScript />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const failure = readErrorPage(useRouteError());
  const data = useRouteLoaderData<typeof loader>("root");
  const requestId = failure.requestId ?? data?.requestId;
  return (
    <FailurePage failure={{ ...failure, requestId }} phone={data?.frame.hotlines[0]?.number ?? DISTRICT_HOTLINE} />
  );
}
