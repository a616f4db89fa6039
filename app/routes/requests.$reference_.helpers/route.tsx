import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HelperList } from "#app/components/helpers/helper-list.tsx";
import { MadeLink } from "#app/components/helpers/made-link.tsx";
import { NameHelperForm, NamingProblem } from "#app/components/helpers/name-helper-form.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { endMandate } from "#app/domain/requests/mandates/end-mandate.server.ts";
import { listRequestHelpers } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { nameHelperForRequest } from "#app/domain/requests/mandates/name-helper.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { readNaming, showCode } from "#app/http/helper-forms.server.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language } = context;
  const visitorId = getVisitorId(request, context);
  const reader = { kind: "visitor", visitorId } as const;
  const page = await listRequestHelpers(services, { reference: params["reference"] ?? "", reader, language });
  return {
    title: getTranslator(language)("helpers:request.title"),
    ...page,
    isEnded: new URL(request.url).searchParams.get("done") === "ended",
    now: services.clock.now(),
    timeZone: services.site.time_zone,
  };
}

/** The link stands in this reply alone. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services } = context;
  const visitorId = getVisitorId(request, context);
  const reference = params["reference"] ?? "";
  await limitRate(context, "submit", context.clientAddress);
  const form = await readForm(request);
  if (form.get("intent") === "end") {
    await endMandate(services, { id: String(form.get("id") ?? ""), by: { kind: "resident", visitorId } });
    throw redirect(`/requests/${encodeURIComponent(reference)}/helpers?done=ended`, 303);
  }
  const typed = readNaming(form);
  const outcome = await nameHelperForRequest(services, { reference, visitorId, terms: typed });
  if (outcome.status === "refused") return data({ faults: outcome.faults, typed, made: undefined }, { status: 400 });
  return data({ faults: [], typed: undefined, made: { helper: typed.helper, ...showCode(context, outcome.code) } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function RequestHelpers() {
  const { title, reference, name, mandates, isEnded, now, timeZone } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation();
  const faults = done?.faults ?? [];
  const typed = done?.typed ?? { helper: "", resident: name ?? "", duration: "", formIds: [] };
  return (
    <>
      <Breadcrumbs items={[{ href: `/requests/${reference}`, label: reference }]} />
      <NamingProblem faults={faults} />
      {isEnded && !done ? <NotificationBanner tone="success" title={t("helpers:done.ended")} /> : null}
      <PageHeading title={title} lead={t("helpers:request.lead")} />
      {done?.made ? <MadeLink made={done.made} timeZone={timeZone} /> : null}
      <HelperList mandates={mandates} timeZone={timeZone} />
      {done?.made ? null : <NameHelperForm typed={typed} faults={faults} now={now} timeZone={timeZone} />}
    </>
  );
}
