import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ClientFields } from "#app/components/staff/client-fields.tsx";
import { ShownOnce } from "#app/components/staff/shown-once.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { createClient } from "#app/domain/clients/manage-clients.server.ts";
import { describeClientFaults, readClientForm } from "#app/http/client-form.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { personChoices } from "#app/http/person-form.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import styles from "#app/styles/people.css?url";

export const headers = privatePageHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  return { title: getTranslator(context.language)("accounts:clients.add"), desks: personChoices(context).desks };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const client = readClientForm(await readForm(request));
  const outcome = await createClient(context.services, staff.staffId, client);
  if (outcome.status === "refused")
    return data({ client, faults: describeClientFaults(context, outcome.reasons), made: undefined }, 400);
  // No redirect: nothing but this one answer ever holds the key and the secret.
  return data({ client, faults: [], made: outcome });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function NewClient() {
  const { title, desks } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { t } = useTranslation();
  if (tried?.made) {
    const { clientId, key, webhookSecret } = tried.made;
    const secrets = [
      { kind: "key", value: key },
      { kind: "secret", value: webhookSecret },
    ] as const;
    return <ShownOnce name={tried.client.name} secrets={secrets} next={`/staff/clients/${clientId}`} />;
  }
  const faults = tried?.faults ?? [];
  const client = tried?.client ?? { name: "", scopes: [], deskIds: [], webhookUrl: "" };
  return (
    <div className="people">
      <ErrorSummary
        title={t("accounts:own.problem")}
        errors={faults.map(({ field, text }) => ({ href: `#${field}`, text }))}
      />
      <PageHeading title={title} lead={t("accounts:clients.add_lead")} />
      <form method="post" className="form-section" noValidate>
        <ClientFields client={client} faults={faults} desks={desks} />
        <Button>{t("accounts:clients.add_submit")}</Button>
      </form>
      <p>
        <a href="/staff/clients">{t("accounts:clients.back")}</a>
      </p>
    </div>
  );
}
