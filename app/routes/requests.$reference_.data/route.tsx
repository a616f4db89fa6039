import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { OwnRequestData } from "#app/components/privacy/own-request-data.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { getOwnRequestData } from "#app/http/own-request-data.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

const DONE = ["corrected", "same", "over", "erased"] as const;

export const headers = privatePageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, language } = context;
  return {
    title: getTranslator(language)("privacy:data.request_title"),
    own: await getOwnRequestData(request, context, params["reference"]),
    done: DONE.find((one) => one === new URL(request.url).searchParams.get("done")),
    language,
    timeZone: services.site.time_zone,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

/** Everything stored about one request, for whoever opened it with reference and code. */
export default function RequestDataPage() {
  const { title, own, done, language, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const address = `/requests/${own.reference}`;
  return (
    <>
      <Breadcrumbs items={[{ href: address, label: own.reference }]} />
      {done ? (
        <NotificationBanner tone={done === "over" ? "warning" : "success"} title={t(`privacy:own.done.${done}`)} />
      ) : null}
      <PageHeading
        title={title}
        caption={<ContentText>{own.title}</ContentText>}
        lead={t("privacy:data.request_lead")}
      />
      <nav className="form-section no-print" aria-label={t("privacy:data.links")}>
        <ul className="my-requests">
          <li>
            <a className="standalone-link" href={`${address}/data.json`}>
              {t("privacy:data.download")}
            </a>
          </li>
          {(["correct", "erase"] as const).map((path) => (
            <li key={path}>
              <a className="standalone-link" href={`${address}/${path}`}>
                {t(`privacy:own.${path}_link`)}
              </a>
            </li>
          ))}
          <li>
            <a className="standalone-link" href="/data-sharing">
              {t("privacy:sharing.title")}
            </a>
          </li>
        </ul>
      </nav>
      <OwnRequestData heading="h2" request={own} language={language} timeZone={timeZone} />
    </>
  );
}
