import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import { verifyPassword } from "./passwords.server.ts";
import { looksLikeRecoveryCode, plainCode, selectorOf } from "./recovery-codes.server.ts";
import { openStoredSecret } from "./second-factor-secret.server.ts";
import {
  lockSecondFactor,
  selectRecoveryCodeHash,
  selectSecondFactorFacts,
  updateLastStep,
  useRecoveryCode,
} from "./second-factors.queries.server.ts";
import { findTotpStep } from "./totp.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

export type SecondFactorOutcome =
  | {
      readonly status: "signed_in";
      readonly token: string;
      readonly by: "app" | "recovery_code";
      /** How many codes are left on paper. */
      readonly codesLeft: number;
    }
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
      codesLeft: (await selectSecondFactorFacts(tx, staffId))?.codesLeft ?? 0,
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
  deps: Deps,
  tx: Transaction,
  staffId: string,
  code: string,
): Promise<"app" | "recovery_code" | undefined> {
  const now = deps.clock.now();
  const factor = await lockSecondFactor(tx, staffId);
  if (!factor) return undefined;
  if (looksLikeRecoveryCode(code)) {
    // The selector picks one row, so that a try costs one hashing, as it does where there is none.
    const selector = selectorOf(code);
    if (!(await verifyPassword(await selectRecoveryCodeHash(tx, staffId, selector), code))) return undefined;
    await useRecoveryCode(tx, staffId, selector, now);
    return "recovery_code";
  }
  const secret = await openStoredSecret(deps, tx, staffId, factor);
  const step = secret && (await findTotpStep(secret, code, { now, lastStep: factor.lastStep }));
  if (!step) return undefined;
  await updateLastStep(tx, staffId, step);
  return "app";
}
