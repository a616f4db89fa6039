import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MandateMatters } from "#app/components/helpers/helper-list.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listFormTitles } from "#app/domain/content/find-form.server.ts";
import { acceptMandate, findInvitation } from "#app/domain/requests/mandates/accept-mandate.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { limitRate } from "#app/http/rate-limit.server.ts";
import { requireResident } from "#app/http/resident-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";

export const headers = privatePageHeaders;

/** Codes are looked at for accounts alone, and so often only. */
async function limitTries(request: Request, context: LoadContext) {
  const session = requireResident(request, context);
  await limitRate(context, "helper_code", context.clientAddress);
  await limitRate(context, "helper_code", session.visitorId);
  return session;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { resident } = await limitTries(request, context);
  const { services, language } = context;
  const found = await findInvitation(services, params["code"] ?? "");
  const t = getTranslator(language);
  // Wrong, too old, taken up and ended look alike.
  if (!found) return data({ title: t("helpers:gone.title"), invitation: undefined }, { status: 404 });
  const titles = await listFormTitles(services.db);
  return data({
    title: t("helpers:accept.title", { resident: found.resident }),
    invitation: {
      helper: found.helper,
      resident: found.resident,
      until: formatMoment(found.validUntil, "minute", language, services.site.time_zone),
      reference: found.reference,
      forms: found.formIds.map((id) => ({ id, title: inLanguage(titles.get(id), language) ?? id })),
      hasMail: resident.email !== undefined,
    },
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { resident, visitorId } = await limitTries(request, context);
  const { services, language } = context;
  const form = await readForm(request);
  const outcome = await acceptMandate(services, {
    code: params["code"] ?? "",
    helper: { visitorId, email: resident.email, language },
    isNotified: form.get("notify") === "yes",
  });
  if (outcome.status === "own") return data({ isOwn: true }, { status: 400 });
  throw redirect("/account/helpers?done=accepted#helping", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  ...pageMeta(matches, page),
  { name: "robots", content: "noindex" },
];

export default function Invitation() {
  const { title, invitation } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation();
  if (!invitation)
    return (
      <>
        <PageHeading title={title} lead={t("helpers:gone.lead")} />
        <LinkButton href="/helping">{t("helpers:helping.code")}</LinkButton>
      </>
    );
  const { helper, resident, until } = invitation;
  return (
    <>
      {refused?.isOwn ? <NotificationBanner tone="warning" title={t("helpers:accept.own")} /> : null}
      <PageHeading title={title} lead={t("helpers:accept.lead", { helper, date: until })} />
      <section className="form-section">
        <h2>{t("helpers:accept.matters")}</h2>
        <MandateMatters mandate={invitation} />
        <p>{t("helpers:limit")}</p>
        <p>{t("helpers:accept.record", { resident })}</p>
      </section>
      <form method="post" className="form-section" noValidate>
        {invitation.hasMail ? (
          <CheckboxGroup
            name="notify"
            legend={t("helpers:accept.notify")}
            hint={t("helpers:accept.notify_hint")}
            options={[{ value: "yes", label: t("helpers:accept.notify") }]}
          />
        ) : null}
        <Button>{t("helpers:accept.submit")}</Button>
      </form>
    </>
  );
}
