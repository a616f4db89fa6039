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
import { listOfferedForms } from "#app/domain/content/find-form.server.ts";
import { endMandate } from "#app/domain/requests/mandates/end-mandate.server.ts";
import { listAccountHelpers } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { nameHelperForForms } from "#app/domain/requests/mandates/name-helper.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { readNaming, showCode } from "#app/http/helper-forms.server.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { HelpingList } from "./helping-list.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { resident, visitorId } = requireResident(request, context);
  const { services, language } = context;
  const forms = await listOfferedForms(services.db);
  return {
    title: getTranslator(language)("helpers:account.title"),
    name: resident.name,
    ...(await listAccountHelpers(services, { visitorId, language })),
    forms: forms.map(({ formId, title }) => ({ id: formId, title: inLanguage(title, language) })),
    done: new URL(request.url).searchParams.get("done"),
    now: services.clock.now(),
    timeZone: services.site.time_zone,
  };
}

/** The link stands in this reply alone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { resident, visitorId } = requireResident(request, context);
  const { services, language } = context;
  await limitRate(context, "submit", context.clientAddress);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "end" || intent === "lay_down") {
    const by =
      intent === "end"
        ? ({ kind: "resident", visitorId } as const)
        : ({ kind: "helper", helperId: visitorId } as const);
    await endMandate(services, { id: String(form.get("id") ?? ""), by });
    throw redirect("/account/helpers?done=ended", 303);
  }
  const typed = readNaming(form);
  const { email } = resident;
  const outcome = await nameHelperForForms(services, {
    visitorId,
    terms: typed,
    formIds: typed.formIds,
    email,
    language,
  });
  if (outcome.status === "refused") return data({ faults: outcome.faults, typed, made: undefined }, { status: 400 });
  return data({ faults: [], typed: undefined, made: { helper: typed.helper, ...showCode(context, outcome.code) } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function AccountHelpers() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useTranslation();
  const { title, name, given, helping, forms, now, timeZone } = page;
  const faults = sent?.faults ?? [];
  const typed = sent?.typed ?? { helper: "", resident: name ?? "", duration: "", formIds: [] };
  const done = ["accepted", "ended"].find((one) => one === page.done);
  return (
    <>
      <Breadcrumbs items={[{ href: "/account", label: t("account:page.title") }]} />
      <NamingProblem faults={faults} />
      {done && !sent ? <NotificationBanner tone="success" title={t(`helpers:done.${done}`)} /> : null}
      <PageHeading title={title} lead={t("helpers:account.lead")} />
      {sent?.made ? <MadeLink made={sent.made} timeZone={timeZone} /> : null}
      <HelperList mandates={given} timeZone={timeZone} />
      <HelpingList helping={helping} timeZone={timeZone} />
      {sent?.made ? null : <NameHelperForm typed={typed} faults={faults} forms={forms} now={now} timeZone={timeZone} />}
    </>
  );
}
