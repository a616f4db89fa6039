import type { ClientFaultAt, ClientForm } from "#app/components/staff/client-fields.tsx";
import type { ClientFault } from "#app/domain/clients/check-client.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { LoadContext } from "./load-context.ts";

/** What was typed and ticked; what is wrong with it, its domain function says. */
export const readClientForm = (form: FormData): ClientForm => ({
  name: String(form.get("name") ?? ""),
  scopes: form.getAll("scopes").map(String),
  deskIds: form.getAll("desks").map(String),
  webhookUrl: String(form.get("webhook") ?? ""),
});

const FIELDS = {
  name_invalid: "name",
  scope_missing: "scopes",
  desk_missing: "desks",
  webhook_malformed: "webhook",
  webhook_not_https: "webhook",
  webhook_inside: "webhook",
} as const;

/** At which fields a refusal is told, in the reader's language. */
export function describeClientFaults(
  { language }: Pick<LoadContext, "language">,
  reasons: readonly ClientFault[],
): ClientFaultAt[] {
  const t = getTranslator(language);
  return reasons.map((reason) => ({ field: FIELDS[reason], text: t(`accounts:clients.fault.${reason}`) }));
}
