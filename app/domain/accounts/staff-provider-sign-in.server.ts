import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Identity, IdentityFailure } from "#app/ports/identity/port.ts";
import { normaliseEmail } from "./create-staff-member.server.ts";
import { failureOf } from "./identity-failure.server.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import { PROVIDER_SIGN_IN_VALID_MS, secretsOf } from "./provider-secrets.server.ts";
import { insertProviderSignIn, takeProviderSignIn } from "./provider-sign-ins.queries.server.ts";
import { lockSecondFactor } from "./second-factors.queries.server.ts";
import { hashSessionToken } from "./session-token.server.ts";
import { type SecondFactorRule, stageAfterPassword } from "./sign-in.server.ts";
import { insertStaffIdentity, selectStaffOf, selectUnnamedByEmail } from "./staff-identities.queries.server.ts";
import type { StaffProviderRefusal } from "./staff-provider-problem.ts";
import type { SignInStage } from "./staff-session.ts";
import { lockStaffMember } from "./staff.queries.server.ts";

export type StaffProviderDeps = Pick<Services, "db" | "clock" | "log" | "sessionSecret" | "publicUrl"> & {
  readonly identity: NonNullable<Services["staffIdentity"]>;
};

/** Where the provider of staff sends browsers back to; it must be known there, to the letter. */
export const staffReturnAddress = (publicUrl: string): string => `${publicUrl}/staff/sign-in/back`;

const browserHashOf = ({ sessionSecret }: Pick<Services, "sessionSecret">, token: string): string =>
  hashSessionToken(sessionSecret, token, "staff-provider-sign-in");

/** Sends the browser that holds `browserToken` to the provider, from where it may come back once, within ten minutes. */
export async function beginStaffProviderSignIn(
  deps: StaffProviderDeps,
  input: { readonly browserToken: string; readonly returnPath: string; readonly language: Language },
): Promise<
  { readonly status: "begun"; readonly address: URL } | { readonly status: "failed"; readonly reason: IdentityFailure }
> {
  const { db, clock, identity, sessionSecret, publicUrl } = deps;
  const { browserToken, returnPath, language } = input;
  try {
    const wish = { returnAddress: staffReturnAddress(publicUrl), language, wantsHigh: false };
    const address = await identity.begin(secretsOf(sessionSecret, browserToken), wish);
    const createdAt = clock.now();
    const expiresAt = new Date(createdAt.getTime() + PROVIDER_SIGN_IN_VALID_MS);
    const browserHash = browserHashOf(deps, browserToken);
    await insertProviderSignIn(db, { browserHash, residentId: undefined, returnPath, createdAt, expiresAt });
    return { status: "begun", address };
  } catch (error) {
    return { status: "failed", reason: failureOf(deps, error) };
  }
}

export type StaffProviderOutcome =
  | {
      readonly status: "opened";
      readonly stage: SignInStage;
      readonly token: string;
      readonly returnPath: string;
    }
  /** Came back twice, too late, or in another browser. */
  | { readonly status: "gone" }
  | { readonly status: "failed"; readonly reason: IdentityFailure; readonly returnPath: string }
  | { readonly status: "refused"; readonly reason: StaffProviderRefusal; readonly returnPath: string };

/**
 * A session for a member of staff whom the provider vouches for. Accounts are made by invitation alone: the provider makes none, and gives
 * no role. Ours is asked for as second factor unless the provider says that it saw one.
 */
export async function finishStaffProviderSignIn(
  deps: StaffProviderDeps,
  input: StaffBrowser & SecondFactorRule & { readonly browserToken: string; readonly query: string },
): Promise<StaffProviderOutcome> {
  const { db, clock, identity: provider, sessionSecret, publicUrl } = deps;
  const begun = await takeProviderSignIn(db, browserHashOf(deps, input.browserToken), clock.now());
  if (!begun) return { status: "gone" };
  const { returnPath } = begun;
  let identity: Identity;
  try {
    const cameBackAt = new URL(staffReturnAddress(publicUrl) + input.query);
    identity = await provider.finish(cameBackAt, secretsOf(sessionSecret, input.browserToken));
  } catch (error) {
    return { status: "failed", reason: failureOf(deps, error), returnPath };
  }
  const isStrong = [identity.assuranceClass, ...identity.methods].some((one) => provider.isSubstantial(one));
  return db.transaction(async (tx): Promise<StaffProviderOutcome> => {
    const found = await findMember(deps, tx, identity);
    if (found.status === "refused") {
      await record(deps, tx, "staff.sign_in_refused", found.staffId, { by: "provider", why: found.reason });
      return { status: "refused", reason: found.reason, returnPath };
    }
    const { staffId } = found;
    const stage = isStrong ? "whole" : stageAfterPassword((await lockSecondFactor(tx, staffId)) !== undefined, input);
    const token = await openStaffSession(deps, tx, { staffId, stage, isFactorByProvider: isStrong }, input);
    const action = stage === "whole" ? "staff.signed_in" : "staff.provider_accepted";
    await record(deps, tx, action, staffId, { by: "provider", second_factor: isStrong });
    return { status: "opened", stage, token, returnPath };
  });
}

type Found =
  | { readonly status: "found"; readonly staffId: string }
  | { readonly status: "refused"; readonly reason: StaffProviderRefusal; readonly staffId: string | undefined };

/** By issuer and subject; the first time by a mail address that the provider has verified, and never by one again. */
async function findMember(deps: StaffProviderDeps, tx: Transaction, identity: Identity): Promise<Found> {
  const known = await selectStaffOf(tx, identity);
  const email = identity.verifiedEmail && normaliseEmail(identity.verifiedEmail);
  const staffId = known ?? (email && (await selectUnnamedByEmail(tx, { email, issuer: identity.issuer })));
  if (!staffId) return { status: "refused", reason: email ? "unknown" : "no_email", staffId: undefined };
  const member = await lockStaffMember(tx, staffId);
  if (!member || member.disabledAt) return { status: "refused", reason: "suspended", staffId };
  if (!known) {
    const isTheirs = await insertStaffIdentity(tx, { ...identity, staffId, at: deps.clock.now() });
    if (!isTheirs) return { status: "refused", reason: "unknown", staffId };
    await record(deps, tx, "staff.identity_added", staffId, {});
  }
  return { status: "found", staffId };
}

async function record(
  deps: StaffProviderDeps,
  tx: Transaction,
  action: "staff.sign_in_refused" | "staff.signed_in" | "staff.provider_accepted" | "staff.identity_added",
  staffId: string | undefined,
  details: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const isRefused = action === "staff.sign_in_refused" || !staffId;
  await recordAuditEvent(tx, {
    actor: isRefused ? { kind: "system" } : { kind: "staff", id: staffId },
    action,
    subjectType: "staff_member",
    subjectId: staffId ?? "unknown",
    details,
    at: deps.clock.now(),
  });
}
