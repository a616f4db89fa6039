import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { AuditAction } from "#app/domain/audit/audit-actions.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { checkNewPassword, type PasswordDeps } from "./check-new-password.server.ts";
import { FRESH_FOR_CHANGE_MS, FRESH_FOR_ENDING_MS, isFresh } from "./fresh-sign-in.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import type { PasswordFault } from "./password-rules.ts";
import { hashPassword, verifyPassword } from "./passwords.server.ts";
import { hashRecoveryCodes, makeRecoveryCodes } from "./recovery-codes.server.ts";
import { lockSecondFactor, replaceRecoveryCodes, selectSecondFactorFacts } from "./second-factors.queries.server.ts";
import { endSessionsOf, selectLiveSessionsOf } from "./sessions.queries.server.ts";
import { IDLE_LIMIT_MS, type SignedInStaff } from "./staff-session.ts";
import { selectPasswordHash, updatePasswordHash } from "./staff.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret" | "staffPasswords">;

/** What staff see of their own account. */
export async function readOwnAccount(deps: Pick<Services, "db" | "clock" | "staffPasswords">, staff: SignedInStaff) {
  const now = deps.clock.now();
  const idleSince = new Date(now.getTime() - IDLE_LIMIT_MS);
  const sessions = await selectLiveSessionsOf(deps.db, { staffId: staff.staffId, now, idleSince });
  return {
    proof: await proofNeeded(deps, staff),
    secondFactor: await selectSecondFactorFacts(deps.db, staff.staffId),
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === staff.sessionId })),
  };
}

/** What somebody shows before anything that an unlocked screen must not be enough for; without a password a fresh sign-in. */
export type OwnProof = "password" | "fresh_sign_in" | "sign_in_again";

type ProofDeps = Pick<Services, "db" | "clock" | "staffPasswords">;

const passwordHashOf = async ({ db, staffPasswords }: ProofDeps, { email }: SignedInStaff) =>
  staffPasswords === false ? undefined : (await selectPasswordHash(db, email))?.passwordHash;

export async function proofNeeded(deps: ProofDeps, staff: SignedInStaff): Promise<OwnProof> {
  if (await passwordHashOf(deps, staff)) return "password";
  return isFresh(staff, deps.clock.now(), FRESH_FOR_CHANGE_MS) ? "fresh_sign_in" : "sign_in_again";
}

const isOwnPassword = async (deps: ProofDeps, staff: SignedInStaff, typed: string): Promise<boolean> =>
  verifyPassword(await passwordHashOf(deps, staff), typed);

/** Whether they have shown it: by what was typed, or, where they have no password, by having just signed in. */
export async function isShownByOwner(deps: ProofDeps, staff: SignedInStaff, typed: string): Promise<boolean> {
  const proof = await proofNeeded(deps, staff);
  return proof === "password" ? isOwnPassword(deps, staff, typed) : proof === "fresh_sign_in";
}

export type ChangePasswordOutcome =
  | { readonly status: "changed"; readonly token: string }
  | { readonly status: "refused"; readonly field: "current" }
  | { readonly status: "refused"; readonly field: "password"; readonly fault: PasswordFault | "same" };

/** A new password. Every other session ends, and this browser gets a new token. */
export async function changeOwnPassword(
  deps: Deps & PasswordDeps,
  staff: SignedInStaff,
  input: StaffBrowser & { readonly current: string; readonly password: string },
): Promise<ChangePasswordOutcome> {
  if (!(await isOwnPassword(deps, staff, input.current))) {
    await deps.db.transaction((tx) => record(deps, tx, staff, "staff.password_refused"));
    return { status: "refused", field: "current" };
  }
  const fault = await checkNewPassword(deps, input.password, staff);
  if (fault) return { status: "refused", field: "password", fault };
  if (input.password === input.current) return { status: "refused", field: "password", fault: "same" };
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction(async (tx) => {
    await updatePasswordHash(tx, staff.staffId, passwordHash);
    await endSessionsOf(tx, { staffId: staff.staffId }, deps.clock.now());
    const { browser } = input;
    const token = await openStaffSession(deps, tx, { staffId: staff.staffId, stage: "whole" }, { browser });
    await record(deps, tx, staff, "staff.password_changed");
    return { status: "changed", token };
  });
}

/** Ten new codes in place of those there were; `undefined` when they did not show who they are, or there is no second factor. */
export async function renewRecoveryCodes(
  deps: Deps,
  staff: SignedInStaff,
  password: string,
): Promise<readonly string[] | undefined> {
  if (!(await isShownByOwner(deps, staff, password))) {
    await deps.db.transaction((tx) => record(deps, tx, staff, "staff.password_refused"));
    return undefined;
  }
  const codes = makeRecoveryCodes();
  const hashes = await hashRecoveryCodes(codes);
  return deps.db.transaction(async (tx) => {
    if (!(await lockSecondFactor(tx, staff.staffId))) return undefined;
    await replaceRecoveryCodes(tx, staff.staffId, hashes, deps.clock.now());
    await record(deps, tx, staff, "staff.recovery_codes_renewed");
    return codes;
  });
}

export type EndOutcome = "ended" | "password_needed" | "password_wrong";

/**
 * Ends one of their other sessions, or all of them; the one they act in stays. Another's session is none of theirs. Asks for the
 * password when signing in was too long ago: a screen left open ends nobody's session.
 */
export async function endOtherStaffSessions(
  deps: ProofDeps,
  staff: SignedInStaff,
  { only, password }: { readonly only?: string | undefined; readonly password?: string | undefined } = {},
): Promise<EndOutcome> {
  if (!isFresh(staff, deps.clock.now(), FRESH_FOR_ENDING_MS)) {
    if (password === undefined) return "password_needed";
    if (!(await isOwnPassword(deps, staff, password))) {
      await deps.db.transaction((tx) => record(deps, tx, staff, "staff.password_refused"));
      return "password_wrong";
    }
  }
  await deps.db.transaction(async (tx) => {
    const which = { staffId: staff.staffId, except: staff.sessionId, only };
    const count = await endSessionsOf(tx, which, deps.clock.now());
    if (count > 0) await record(deps, tx, staff, "staff.sessions_ended", { count });
  });
  return "ended";
}

async function record(
  deps: Pick<Services, "clock">,
  tx: Transaction,
  { staffId }: SignedInStaff,
  action: AuditAction,
  details: Readonly<Record<string, number>> = {},
): Promise<void> {
  await recordAuditEvent(tx, {
    actor: { kind: "staff", id: staffId },
    action,
    subjectType: "staff_member",
    subjectId: staffId,
    details,
    at: deps.clock.now(),
  });
}
