import type { Site } from "#app/domain/desks/site-schema.ts";
import { type ApiScope, isApiScope } from "./scopes.ts";
import { findWebhookFault } from "./webhook-address.server.ts";

/** Another system as it was asked for. */
export type AskedClient = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly deskIds: readonly string[];
  /** Empty: it is told nothing. */
  readonly webhookUrl: string;
};

export type CheckedClient = {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly deskIds: readonly string[];
  readonly webhookUrl: string | null;
};

export type ClientFault =
  "name_invalid" | "scope_missing" | "desk_missing" | "webhook_malformed" | "webhook_not_https" | "webhook_inside";

type Checked =
  | { readonly status: "fine"; readonly client: CheckedClient }
  | { readonly status: "refused"; readonly reasons: readonly ClientFault[] };

/** The client without what stands twice, or everything that is wrong with it. */
export function checkClient(
  {
    site,
    webhookHosts = [],
  }: { readonly site: Pick<Site, "desks">; readonly webhookHosts?: readonly string[] | undefined },
  asked: AskedClient,
): Checked {
  const name = asked.name
    .normalize("NFC")
    .replace(/\p{Cc}/gu, "")
    .trim();
  const scopes = [...new Set(asked.scopes)].filter(isApiScope);
  const deskIds = [...new Set(asked.deskIds)].filter((id) => site.desks.some((desk) => desk.id === id));
  const webhookUrl = asked.webhookUrl.trim() || null;
  const reasons: ClientFault[] = [];
  if (name.length === 0 || name.length > 100) reasons.push("name_invalid");
  if (scopes.length === 0) reasons.push("scope_missing");
  if (deskIds.length === 0) reasons.push("desk_missing");
  const webhookFault = webhookUrl && findWebhookFault(webhookUrl, webhookHosts);
  if (webhookFault) reasons.push(webhookFault);
  return reasons.length > 0
    ? { status: "refused", reasons }
    : { status: "fine", client: { name, scopes, deskIds, webhookUrl } };
}
