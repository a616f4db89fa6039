import { randomUUID } from "node:crypto";
import { failureOf } from "#app/domain/accounts/identity-failure.server.ts";
import { secretsOf } from "#app/domain/accounts/provider-secrets.server.ts";
import { takeProviderSignIn } from "#app/domain/accounts/provider-sign-ins.queries.server.ts";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Identity, IdentityFailure } from "#app/ports/identity/port.ts";
import { type ProviderDeps, returnAddress } from "./begin-provider-sign-in.server.ts";
import { openSession, type SessionInput } from "./open-session.server.ts";
import { insertIdentity, selectResidentOf } from "./resident-identities.queries.server.ts";
import { deleteResident, insertResident } from "./residents.queries.server.ts";
import { MAX_NAME_LENGTH } from "./resident.ts";

export type ProviderInput = SessionInput & {
  /** What the browser that left for the provider holds. */
  readonly browserToken: string;
  /** What the provider added to the return address, with its question mark. */
  readonly query: string;
  readonly language: Language;
  /** Who is signed in already, if anybody. */
  readonly residentId: string | undefined;
};

export type ProviderOutcome =
  | { readonly status: "signed_in"; readonly token: string; readonly returnPath: string }
  /** Came back twice, too late, in another browser, or while somebody else was signed in. */
  | { readonly status: "gone" }
  /** The identity was to be added to an account but is another one's. */
  | { readonly status: "taken"; readonly returnPath: string }
  | { readonly status: "failed"; readonly reason: IdentityFailure; readonly returnPath: string };

/** Opens a session for whoever the provider vouches for. An identity joins an account only when its owner asked for that. */
export async function finishProviderSignIn(deps: ProviderDeps, input: ProviderInput): Promise<ProviderOutcome> {
  const { db, clock, identity: provider, sessionSecret, publicUrl } = deps;
  const browserHash = hashSessionToken(sessionSecret, input.browserToken, "provider-sign-in");
  const begun = await takeProviderSignIn(db, browserHash, clock.now());
  if (!begun || (begun.residentId && begun.residentId !== input.residentId)) return { status: "gone" };
  const { returnPath } = begun;
  let identity: Identity;
  try {
    const cameBackAt = new URL(returnAddress(publicUrl) + input.query);
    identity = await provider.finish(cameBackAt, secretsOf(sessionSecret, input.browserToken));
  } catch (error) {
    return { status: "failed", reason: failureOf(deps, error), returnPath };
  }
  const assurance = provider.isSubstantial(identity.assuranceClass) ? "substantial" : "low";
  return db.transaction(async (tx): Promise<ProviderOutcome> => {
    const id = await accountOf(deps, tx, identity, begun.residentId, input.language);
    if (!id) return { status: "taken", returnPath };
    return {
      status: "signed_in",
      token: await openSession(deps, tx, { id, by: "provider", assurance }, input),
      returnPath,
    };
  });
}

/** The account of an identity: its own, else `joinTo`, else a new one. `undefined` when it should join but is another's. */
async function accountOf(
  { clock }: ProviderDeps,
  tx: Transaction,
  identity: Identity,
  joinTo: string | undefined,
  language: Language,
): Promise<string | undefined> {
  const known = await selectResidentOf(tx, identity);
  if (known) return joinTo && joinTo !== known ? undefined : known;
  const at = clock.now();
  const residentId = joinTo ?? randomUUID();
  if (!joinTo) await insertResident(tx, { id: residentId, name: displayName(identity.name), language, at });
  const owner = await insertIdentity(tx, { ...identity, residentId, at });
  if (joinTo) {
    if (owner !== joinTo) return undefined;
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: joinTo },
      action: "resident.identity_added",
      subjectType: "resident",
      subjectId: joinTo,
      at,
    });
    // Two browsers of one person at once: the other made the account, and nobody holds anything under this one yet.
  } else if (owner !== residentId) await deleteResident(tx, residentId);
  return owner;
}

function displayName(name: string | undefined): string | null {
  const characters = [...(name ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim()];
  return characters.slice(0, MAX_NAME_LENGTH).join("") || null;
}
