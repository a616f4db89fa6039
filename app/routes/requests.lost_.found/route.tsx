import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { KeepSafe } from "#app/components/requests/keep-safe.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listRenewed } from "#app/domain/residents/renew-access.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readResidentToken } from "#app/http/resident-session.server.ts";
import { findVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

/** Shown for as long as the browser holds what the codes are worked out from: nothing keeps them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  const cookie = request.headers.get("Cookie");
  const browserToken = readResidentToken(services, cookie, "find_again");
  const visitor = findVisitor(context, cookie);
  if (!browserToken || !visitor) return redirect("/requests", 303);
  const found = await listRenewed(services, { browserToken, visitorId: visitor.visitorId, language });
  return { title: getTranslator(language)("requests:lost.found_title"), found };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function FoundRequests() {
  const { title, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  if (found.length === 0) return <PageHeading title={title} lead={t("requests:lost.found_none")} />;
  return (
    <>
      <NotificationBanner tone="success" title={t("requests:lost.found_done")} />
      <PageHeading title={title} lead={t("requests:lost.found_lead")} />
      {found.map(({ reference, title: matter, secret }) => (
        <section className="form-section" key={reference}>
          <h2>
            <ContentText>{matter}</ContentText>
          </h2>
          <KeepSafe reference={reference} secret={secret} />
          <p>
            <a className="standalone-link" href={`/requests/${reference}`}>
              {t("forms:sent.follow")}
            </a>
          </p>
        </section>
      ))}
      <p>
        <a href="/forget">{t("requests:forget.link")}</a>
      </p>
    </>
  );
}
