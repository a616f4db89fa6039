import { randomBytes } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { AuditAction } from "#app/domain/audit/audit-actions.ts";
import type { AuditDetails } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { endApiKeys, insertApiKey } from "./api-keys.queries.server.ts";
import { makeApiKey } from "./api-key.server.ts";
import { type AskedClient, checkClient, type ClientFault } from "./check-client.server.ts";
import { type ApiClient, insertClient, lockClient, selectClient, selectClients } from "./clients.queries.server.ts";
import { updateClient, updateWebhookSecret } from "./clients.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site" | "sessionSecret" | "webhookHosts">;

/** How long the key before still opens what the new one opens. */
const OLD_KEY_HOURS = 24;

/** 256 random bits; sealed in the database, shown once. */
const makeWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64url")}`;

export const listClients = ({ db, clock }: Pick<Services, "db" | "clock">): Promise<ApiClient[]> =>
  selectClients(db, clock.now());

/** Throws `not_found`, also for a person. */
export async function getClient({ db, clock }: Pick<Services, "db" | "clock">, clientId: string): Promise<ApiClient> {
  const client = isUuid(clientId) ? await selectClient(db, clientId, clock.now()) : undefined;
  if (!client) throw new AppError("not_found");
  return client;
}

export type CreateClientOutcome =
  | { readonly status: "created"; readonly clientId: string; readonly key: string; readonly webhookSecret: string }
  | { readonly status: "refused"; readonly reasons: readonly ClientFault[] };

/** Lets another system in. Key and secret are in the outcome and nowhere else. */
export async function createClient(deps: Deps, staffId: string, asked: AskedClient): Promise<CreateClientOutcome> {
  const checked = checkClient(deps, asked);
  if (checked.status === "refused") return checked;
  const { key, ...stored } = makeApiKey(deps.sessionSecret);
  const webhookSecret = makeWebhookSecret();
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const clientId = await insertClient(tx, checked.client, webhookSecret, at);
    await insertApiKey(tx, { ...stored, clientId, createdAt: at });
    const { scopes, deskIds: desks } = checked.client;
    await record(tx, deps, { staffId, clientId, action: "clients.created", details: { scopes, desks } });
    return { status: "created", clientId, key, webhookSecret };
  });
}

/** Which client, as it was when the page was opened, and who changes it. */
export type ClientTarget = { readonly clientId: string; readonly version: number; readonly staffId: string };

export type ChangeClientOutcome =
  | { readonly status: "changed" }
  | { readonly status: "refused"; readonly reasons: readonly (ClientFault | "changed_meanwhile")[] };

const changedMeanwhile = { status: "refused", reasons: ["changed_meanwhile"] } as const;

/** Name, scopes, desks and the address that is told of events. */
export async function changeClient(
  deps: Deps,
  { clientId, version, staffId }: ClientTarget,
  asked: AskedClient,
): Promise<ChangeClientOutcome> {
  const checked = checkClient(deps, asked);
  if (checked.status === "refused") return checked;
  return deps.db.transaction(async (tx) => {
    const before = await lock(tx, deps, clientId);
    if (before.version !== version) return changedMeanwhile;
    await updateClient(tx, clientId, { ...checked.client, disabledAt: before.disabledAt });
    const { scopes, deskIds: desks, webhookUrl } = checked.client;
    const was = { scopes_before: before.scopes, desks_before: before.deskIds };
    const details = { scopes, desks, ...was, webhook_changed: webhookUrl !== before.webhookUrl };
    await record(tx, deps, { staffId, clientId, action: "clients.changed", details });
    return { status: "changed" };
  });
}

/** A system that is switched off is refused and told nothing; what it did keeps its name. */
export async function switchClient(
  deps: Deps,
  { clientId, version, staffId }: ClientTarget,
  to: "on" | "off",
): Promise<ChangeClientOutcome> {
  return deps.db.transaction(async (tx) => {
    const before = await lock(tx, deps, clientId);
    if (before.version !== version) return changedMeanwhile;
    await updateClient(tx, clientId, { ...before, disabledAt: to === "off" ? deps.clock.now() : null });
    const action = to === "off" ? "clients.switched_off" : "clients.switched_on";
    await record(tx, deps, { staffId, clientId, action });
    return { status: "changed" };
  });
}

/** A new key; what opened before still does for a day, so that nothing stands still while it is changed. */
export function renewApiKey(deps: Deps, { clientId, staffId }: Omit<ClientTarget, "version">): Promise<string> {
  const { key, ...stored } = makeApiKey(deps.sessionSecret);
  return deps.db.transaction(async (tx) => {
    await lock(tx, deps, clientId);
    const now = deps.clock.now();
    await endApiKeys(tx, clientId, new Date(now.getTime() + OLD_KEY_HOURS * 3_600_000));
    await insertApiKey(tx, { ...stored, clientId, createdAt: now });
    await record(tx, deps, { staffId, clientId, action: "clients.key_renewed" });
    return key;
  });
}

/** No key of the client opens anything from now on. */
export function revokeApiKeys(deps: Deps, { clientId, staffId }: Omit<ClientTarget, "version">): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await lock(tx, deps, clientId);
    const count = await endApiKeys(tx, clientId, deps.clock.now());
    if (count > 0) await record(tx, deps, { staffId, clientId, action: "clients.keys_revoked", details: { count } });
  });
}

/** From now on events are signed with another secret. */
export function renewWebhookSecret(deps: Deps, { clientId, staffId }: Omit<ClientTarget, "version">): Promise<string> {
  const secret = makeWebhookSecret();
  return deps.db.transaction(async (tx) => {
    await lock(tx, deps, clientId);
    await updateWebhookSecret(tx, clientId, secret);
    await record(tx, deps, { staffId, clientId, action: "clients.secret_renewed" });
    return secret;
  });
}

async function lock(tx: Transaction, { clock }: Pick<Services, "clock">, clientId: string): Promise<ApiClient> {
  const client = isUuid(clientId) ? await lockClient(tx, clientId, clock.now()) : undefined;
  if (!client) throw new AppError("not_found");
  return client;
}

type Recorded = {
  readonly staffId: string;
  readonly clientId: string;
  readonly action: AuditAction;
  readonly details?: AuditDetails;
};

function record(tx: Transaction, { clock }: Pick<Services, "clock">, { staffId, clientId, ...event }: Recorded) {
  return recordAuditEvent(tx, {
    actor: { kind: "staff", id: staffId },
    subjectType: "client",
    subjectId: clientId,
    at: clock.now(),
    ...event,
  });
}
