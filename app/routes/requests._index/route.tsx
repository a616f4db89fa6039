import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { FindRequestForm } from "#app/components/requests/find-request-form.tsx";
import { RequestList } from "#app/components/requests/request-list.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { forgiveLookup, limitLookups, readLookup } from "#app/http/request-lookup.server.ts";
import { ensureVisitor, findVisitor } from "#app/http/visitor.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, language, mode } = context;
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  const isSimple = mode === "simple";
  return {
    title: getTranslator(language)(isSimple ? "requests:find.title_simple" : "requests:find.title"),
    requests: visitor ? await listVisitorRequests(services, { visitorId: visitor.visitorId, language }) : [],
    typed: new URL(request.url).searchParams.get("reference")?.slice(0, 60) ?? "",
    phone: services.site.desks.find((desk) => desk.catchall)?.phone ?? "",
    deskName: inLanguage(services.site.desks.find((desk) => desk.catchall)?.name, language) ?? "",
    timeZone: services.site.time_zone,
    language,
    isSimple,
    isAccount: context.resident !== undefined,
    hasForgotten: new URL(request.url).searchParams.has("forgotten"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const lookup = readLookup(await readForm(request));
  if (lookup.status === "faulty") return data(lookup, { status: 400 });
  const tooMany = await limitLookups(context, lookup.reference);
  if (tooMany) {
    const retryAfter = { "Retry-After": String(tooMany.retryAfterSeconds) };
    return data({ ...lookup, errors: [tooMany.error] }, { status: 429, headers: retryAfter });
  }
  const { services } = context;
  const { visitorId, setCookie } = ensureVisitor(context, request.headers.get("Cookie"));
  const outcome = await findRequest(services, { reference: lookup.typed, secret: lookup.secret, visitorId });
  if (outcome.status === "refused") {
    return data({ typed: lookup.typed, errors: [{ field: "secret", reason: "no_match" } as const] }, { status: 400 });
  }
  await forgiveLookup(context, lookup.reference);
  const headers: Record<string, string> = setCookie ? { "Set-Cookie": setCookie } : {};
  throw redirect(`/requests/${outcome.reference}`, { status: 303, headers });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function Requests() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  const { requests, language, timeZone, isAccount } = page;
  const list = <RequestList {...{ requests, language, timeZone, isAccount }} />;
  const hasRequests = page.requests.length > 0;
  return (
    <>
      <FindRequestForm
        heading={
          <>
            {page.hasForgotten ? <NotificationBanner tone="success" title={t("requests:forget.done")} /> : null}
            <PageHeading title={page.title} lead={hasRequests ? undefined : t("requests:find.lead")} />
            {hasRequests ? list : null}
            {hasRequests ? <h2>{t("requests:find.another")}</h2> : null}
          </>
        }
        typed={refused?.typed ?? page.typed}
        errors={refused?.errors ?? []}
        help={{ phone: page.phone, desk: page.deskName }}
      />
      {hasRequests ? null : list}
    </>
  );
}
