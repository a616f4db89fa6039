import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { changeRequestHold, getRequestHold } from "#app/domain/requests/hold-request.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { HoldForm } from "./hold-form.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.hold");
  const { services, language } = context;
  const { reference, hold } = await getRequestHold(services, { reference: params["reference"] ?? "", staff });
  const setAt = hold && formatMoment(hold.setAt, "minute", language, services.site.time_zone);
  return {
    title: getTranslator(language)("staff:hold.title"),
    reference,
    hold: hold && { reason: hold.reason, setBy: hold.setBy, setAt: setAt ?? "" },
    isDone: new URL(request.url).searchParams.has("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.hold");
  const reference = params["reference"] ?? "";
  const form = await readForm(request);
  const intent = form.get("intent");
  const typed = String(form.get("reason") ?? "");
  if (intent !== "set" && intent !== "lift") throw new AppError("bad_request");
  const outcome = await changeRequestHold(context.services, { reference, staff, intent, reason: typed });
  if (outcome.status === "done") return redirect(`/staff/requests/${reference}/hold?done`, 303);
  return data({ fault: outcome.reason, typed }, outcome.reason === "changed_meanwhile" ? 409 : 400);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function StaffRequestHold() {
  const { title, reference, hold, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs items={[{ href: `/staff/requests/${reference}`, label: reference }]} />
      {isDone && !refused ? (
        <NotificationBanner tone="success" title={t(hold ? "staff:hold.done_set" : "staff:hold.done_lifted")} />
      ) : null}
      <PageHeading title={title} lead={t("staff:hold.lead")} />
      <HoldForm hold={hold} refused={refused} />
    </>
  );
}
