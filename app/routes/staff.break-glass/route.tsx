import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { discloseRequest, listOpenDisclosures } from "#app/domain/requests/disclose-request.server.ts";
import { DISCLOSURE_MINUTES } from "#app/domain/requests/disclosure.ts";
import { readForm } from "#app/http/forms.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ReasonForm } from "./reason-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.break_glass");
  const { services, language } = context;
  return {
    title: getTranslator(language)("staff:break_glass.title"),
    open: (await listOpenDisclosures(services, staff)).map(({ reference, reason, expiresAt }) => ({
      reference,
      reason,
      until: formatMoment(expiresAt, "time", language, services.site.time_zone),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "requests.break_glass");
  const form = await readForm(request);
  const typed = { reference: String(form.get("reference") ?? ""), reason: String(form.get("reason") ?? "") };
  const outcome = await discloseRequest(context.services, staff, typed);
  if (outcome.status === "refused") return data({ typed, faults: outcome.reasons }, 400);
  return redirect(`/staff/requests/${outcome.reference}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function BreakGlass() {
  const { title, open } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <ReasonForm refused={useActionData<typeof action>()}>
      <PageHeading title={title} lead={t("staff:break_glass.lead", { count: DISCLOSURE_MINUTES })} />
      {open.length > 0 ? (
        <section className="form-section">
          <h2>{t("staff:break_glass.open")}</h2>
          <ul>
            {open.map(({ reference, reason, until }) => (
              <li key={reference + until}>
                <a className="queue-reference" href={`/staff/requests/${reference}`}>
                  {reference}
                </a>{" "}
                {t("staff:break_glass.until", { time: until })}
                <span className="queue-words">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </ReasonForm>
  );
}
