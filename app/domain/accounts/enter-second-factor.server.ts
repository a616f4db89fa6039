import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import { hashRecoveryCode, looksLikeRecoveryCode, plainCode } from "./recovery-codes.server.ts";
import { lockSecondFactor, updateLastStep, useRecoveryCode } from "./second-factors.queries.server.ts";
import { unsealSecret } from "./seal-secret.server.ts";
import { findTotpStep } from "./totp.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

export type SecondFactorOutcome =
  | { readonly status: "signed_in"; readonly token: string; readonly by: "app" | "recovery_code" }
  /** Not the code, an old one, one that was used: all alike. */
  | { readonly status: "refused" }
  /** The password was too long ago. */
  | { readonly status: "gone" };

/** The second half of a sign-in: the code of the app, or one of the codes on paper; each is taken once. */
export async function enterSecondFactor(
  deps: Deps,
  input: StaffBrowser & { readonly token: string; readonly typed: string },
): Promise<SecondFactorOutcome> {
  const { db, clock } = deps;
  const staff = await findStaffSession(deps, input.token, "code");
  if (!staff) return { status: "gone" };
  const { staffId } = staff;
  return db.transaction(async (tx): Promise<SecondFactorOutcome> => {
    const by = await takeCode(deps, tx, staffId, plainCode(input.typed));
    const outcome = by && {
      status: "signed_in" as const,
      by,
      token: await openStaffSession(
        deps,
        tx,
        { staffId, stage: "whole" },
        {
          browser: input.browser,
          previousToken: input.token,
        },
      ),
    };
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: outcome ? "staff.signed_in" : "staff.second_factor_refused",
      subjectType: "staff_member",
      subjectId: staffId,
      ...(by && { details: { by } }),
      at: clock.now(),
    });
    return outcome ?? { status: "refused" };
  });
}

async function takeCode(
  { clock, sessionSecret }: Deps,
  tx: Transaction,
  staffId: string,
  code: string,
): Promise<"app" | "recovery_code" | undefined> {
  const now = clock.now();
  const factor = await lockSecondFactor(tx, staffId);
  if (!factor) return undefined;
  if (looksLikeRecoveryCode(code)) {
    const isTaken = await useRecoveryCode(tx, staffId, hashRecoveryCode(sessionSecret, staffId, code), now);
    return isTaken ? "recovery_code" : undefined;
  }
  const secret = unsealSecret(sessionSecret, staffId, factor.sealedSecret);
  // Sealed with a SESSION_SECRET that was changed: recovery codes are lost with it, and an administrator resets both.
  const step = secret && (await findTotpStep(secret, code, { now, lastStep: factor.lastStep }));
  if (!step) return undefined;
  await updateLastStep(tx, staffId, step);
  return "app";
}
