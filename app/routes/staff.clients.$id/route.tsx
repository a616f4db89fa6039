import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ClientFaultAt, ClientForm } from "#app/components/staff/client-fields.tsx";
import { ShownOnce } from "#app/components/staff/shown-once.tsx";
import {
  changeClient,
  type ChangeClientOutcome,
  getClient,
  renewApiKey,
  renewWebhookSecret,
  revokeApiKeys,
  switchClient,
} from "#app/domain/clients/manage-clients.server.ts";
import { listDeliveries, replayDeliveries, sendTestDelivery } from "#app/domain/clients/queue-deliveries.server.ts";
import { describeClientFaults, readClientForm } from "#app/http/client-form.server.ts";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { personChoices } from "#app/http/person-form.server.ts";
import { requireStaff } from "#app/http/staff-session.server.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import styles from "#app/styles/people.css?url";
import { ClientPage } from "./client-page.tsx";

export const headers = privatePageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "staff.manage");
  const { services, language } = context;
  const client = await getClient(services, params["id"] ?? "");
  const deliveries = await listDeliveries(services, client.clientId);
  return {
    title: getTranslator(language)("accounts:clients.client", { name: client.name }),
    client: { ...client, webhookUrl: client.webhookUrl ?? "" },
    desks: personChoices(context).desks,
    deliveries: deliveries.map(({ createdAt, ...delivery }) => ({
      ...delivery,
      created: formatMoment(createdAt, "minute", language, services.site.time_zone),
    })),
    done: new URL(request.url).searchParams.get("done"),
  };
}

type Tried = {
  readonly client?: ClientForm;
  readonly faults: readonly ClientFaultAt[];
  readonly isChangedMeanwhile?: boolean;
  readonly shown?: { readonly kind: "key" | "secret"; readonly value: string };
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, "staff.manage");
  const { services } = context;
  const form = await readForm(request);
  const { clientId } = await getClient(services, params["id"] ?? "");
  const target = { clientId, version: Number(form.get("version")), staffId: staff.staffId };
  const intent = String(form.get("intent"));
  const done = (word = intent) => redirect(`/staff/clients/${clientId}?done=${word}`, 303);
  switch (intent) {
    case "change": {
      const client = readClientForm(form);
      const outcome = await changeClient(services, target, client);
      return outcome.status === "refused" ? refuse(context, outcome, client) : done();
    }
    case "on":
    case "off": {
      const outcome = await switchClient(services, target, intent);
      return outcome.status === "refused" ? refuse(context, outcome) : done();
    }
    // No redirect for these two: nothing but this one answer ever holds the key, or the secret.
    case "key":
      return data<Tried>({ faults: [], shown: { kind: "key", value: await renewApiKey(services, target) } });
    case "secret":
      return data<Tried>({ faults: [], shown: { kind: "secret", value: await renewWebhookSecret(services, target) } });
    case "revoke":
      await revokeApiKeys(services, target);
      return done();
    case "test":
      await sendTestDelivery(services, clientId);
      return done();
    case "replay":
      return done((await replayDeliveries(services, target)) > 0 ? "replay" : "replay_none");
    default:
      throw new AppError("bad_request");
  }
}

/** What was typed comes back with what is wrong; a page that is out of date shows how it stands now. */
function refuse(
  context: LoadContext,
  { reasons }: Extract<ChangeClientOutcome, { status: "refused" }>,
  client?: ClientForm,
) {
  const faults = reasons.flatMap((reason) => (reason === "changed_meanwhile" ? [] : [reason]));
  const isChangedMeanwhile = reasons.includes("changed_meanwhile");
  const tried = { ...(client && { client }), faults: describeClientFaults(context, faults), isChangedMeanwhile };
  return data<Tried>(tried, isChangedMeanwhile ? 409 : 400);
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Client() {
  const page = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  if (tried?.shown)
    return (
      <ShownOnce name={page.client.name} secrets={[tried.shown]} next={`/staff/clients/${page.client.clientId}`} />
    );
  return <ClientPage page={page} tried={tried} />;
}
