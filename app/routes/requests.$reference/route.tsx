import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { FindRequestForm } from "#app/components/requests/find-request-form.tsx";
import { RequestPage } from "#app/components/requests/request-page.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listStaffLooks } from "#app/domain/requests/list-staff-looks.server.ts";
import { recordHelperLook } from "#app/domain/requests/mandates/record-helper-look.server.ts";
import { followCode } from "#app/http/follow-code.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { loadFollowedRequest } from "#app/http/own-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import ownStyles from "#app/styles/request-page.css?url";
import styles from "#app/styles/files.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: ownStyles },
];
export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const { time_zone: timeZone } = services.site;
  const t = getTranslator(language);
  const seen = await loadFollowedRequest(request, context, params["reference"]);
  if (seen) {
    const done = new URL(request.url).searchParams.get("done") ?? undefined;
    const { reference } = seen.request;
    const code = followCode(context, reference);
    if (seen.mandate) await recordHelperLook(services, seen.mandate, reference, context.resident?.visitorId);
    // Who looked is for the resident alone.
    const looks = seen.mandate ? [] : await listStaffLooks(services, seen);
    return { title: t("requests:page.caption", { reference }), seen, looks, done, language, timeZone, code };
  }
  // Not there and not yours are one page, and it is the way in for those who know the code.
  const desk = services.site.desks.find(({ catchall }) => catchall);
  const help = { phone: desk?.phone ?? "", desk: inLanguage(desk?.name, language) ?? "" };
  const locked = { title: t("requests:find.locked_title"), typed: params["reference"]?.slice(0, 60) ?? "", help };
  return data({ ...locked, seen: undefined }, { status: 404 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  if (page.seen) return <RequestPage {...page} />;
  const heading = <PageHeading title={page.title} lead={t("requests:find.locked_lead")} />;
  return <FindRequestForm heading={heading} typed={page.typed} errors={[]} help={page.help} />;
}
