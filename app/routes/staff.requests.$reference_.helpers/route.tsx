import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HelperList } from "#app/components/helpers/helper-list.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { workableDesks } from "#app/domain/accounts/desk-scope.ts";
import { endMandate } from "#app/domain/requests/mandates/end-mandate.server.ts";
import { listRequestHelpers } from "#app/domain/requests/mandates/list-helpers.server.ts";
import { recordConsent } from "#app/domain/requests/mandates/record-consent.server.ts";
import { getStaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { readNaming } from "#app/http/helper-forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import styles from "#app/styles/slip.css?url";
import { ConsentForm } from "./consent-form.tsx";
import { CodeSlip } from "#app/components/staff/code-slip.tsx";
import { writeHelperSlip } from "./write-helper-slip.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.name_helper");
  const { services, language } = context;
  const reader = { kind: "desks", deskIds: workableDesks(staff) } as const;
  return {
    title: getTranslator(language)("staff:helpers.title"),
    ...(await listRequestHelpers(services, { reference: params["reference"] ?? "", reader, language })),
    isEnded: new URL(request.url).searchParams.get("done") === "ended",
    now: services.clock.now(),
    timeZone: services.site.time_zone,
  };
}

/** The code stands in this reply alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.name_helper");
  const { services } = context;
  const reference = params["reference"] ?? "";
  const form = await readForm(request);
  if (form.get("intent") === "end") {
    await endMandate(services, { id: String(form.get("id") ?? ""), by: getStaffActor(staff) });
    throw redirect(`/staff/requests/${encodeURIComponent(reference)}/helpers?done=ended`, 303);
  }
  const naming = readNaming(form);
  const typed = { ...naming, consent: String(form.get("consent") ?? ""), check: String(form.get("check") ?? "") };
  const outcome = await recordConsent(services, { reference, staff, terms: naming, ...typed });
  if (outcome.status === "refused") return data({ faults: outcome.faults, typed, slip: undefined }, { status: 400 });
  return data({ faults: [], typed: undefined, slip: writeHelperSlip(services, { ...outcome, ...naming }) });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffHelpers() {
  const { title, reference, name, mandates, isEnded, now, timeZone } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation();
  const crumbs = <Breadcrumbs items={[{ href: `/staff/requests/${reference}`, label: reference }]} />;
  if (done?.slip)
    return (
      <>
        {crumbs}
        <div className="no-print">
          <NotificationBanner tone="success" title={t("staff:helpers.hand_over")} />
        </div>
        <CodeSlip slip={done.slip} />
      </>
    );
  const empty = { helper: "", resident: name ?? "", duration: "", formIds: [], consent: "", check: "" };
  return (
    <>
      {crumbs}
      <ConsentForm
        heading={
          <>
            {isEnded && !done ? <NotificationBanner tone="success" title={t("helpers:done.ended")} /> : null}
            <PageHeading title={title} caption={reference} lead={t("staff:helpers.lead")} />
            <HelperList mandates={mandates} timeZone={timeZone} reader="staff" />
          </>
        }
        typed={done?.typed ?? empty}
        faults={done?.faults ?? []}
        now={now}
        timeZone={timeZone}
      />
    </>
  );
}
