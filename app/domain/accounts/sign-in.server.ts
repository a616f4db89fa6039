import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { normaliseEmail } from "./create-staff-member.server.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import { verifyPassword } from "./passwords.server.ts";
import { MAX_PASSWORD_LENGTH } from "./password-rules.ts";
import { lockSecondFactor } from "./second-factors.queries.server.ts";
import type { SignInStage } from "./staff-session.ts";
import { selectPasswordHash } from "./staff.queries.server.ts";

/** Where everybody needs a second factor; in demo mode those have one who want one. */
export type SecondFactorRule = { readonly isSecondFactorNeeded: boolean };

export type SignInInput = StaffBrowser &
  SecondFactorRule & {
    readonly email: string;
    readonly password: string;
  };

export type SignInOutcome =
  | { readonly status: "opened"; readonly stage: SignInStage; readonly token: string }
  | { readonly status: "refused" }
  /** Staff come in by their provider alone. */
  | { readonly status: "switched_off" };

/** How far somebody is whose password was right. */
export function stageAfterPassword(hasSecondFactor: boolean, { isSecondFactorNeeded }: SecondFactorRule): SignInStage {
  if (hasSecondFactor) return "code";
  return isSecondFactorNeeded ? "set_up" : "whole";
}

/**
 * The first half of a sign-in. Unknown address, wrong password, a password not chosen yet and a suspended account have one
 * answer and do the same work.
 */
export async function signIn(
  deps: Pick<Services, "db" | "clock" | "sessionSecret" | "staffPasswords">,
  input: SignInInput,
): Promise<SignInOutcome> {
  if (deps.staffPasswords === false) return { status: "switched_off" };
  const account = await selectPasswordHash(deps.db, normaliseEmail(input.email));
  const isRight = await verifyPassword(account?.passwordHash, input.password.slice(0, 4 * MAX_PASSWORD_LENGTH));
  const isKnown = account !== undefined && isRight;
  return deps.db.transaction(async (tx): Promise<SignInOutcome> => {
    const opened = isKnown ? await openAfterPassword(deps, tx, account.staffId, input) : undefined;
    const isWhole = opened?.stage === "whole";
    await recordAuditEvent(tx, {
      actor: isKnown ? { kind: "staff", id: account.staffId } : { kind: "system" },
      action: isWhole ? "staff.signed_in" : isKnown ? "staff.password_accepted" : "staff.sign_in_refused",
      subjectType: "staff_member",
      subjectId: account?.staffId ?? "unknown",
      at: deps.clock.now(),
    });
    return opened ?? { status: "refused" };
  });
}

/** The session of somebody who has just shown their password, or chosen it: not whole while a second factor is due. */
export async function openAfterPassword(
  deps: Pick<Services, "clock" | "sessionSecret">,
  tx: Parameters<typeof openStaffSession>[1],
  staffId: string,
  input: StaffBrowser & SecondFactorRule,
): Promise<Extract<SignInOutcome, { status: "opened" }>> {
  const stage = stageAfterPassword((await lockSecondFactor(tx, staffId)) !== undefined, input);
  return { status: "opened", stage, token: await openStaffSession(deps, tx, { staffId, stage }, input) };
}
