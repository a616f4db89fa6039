import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { openStaffSession, type StaffBrowser } from "./open-staff-session.server.ts";
import { hashRecoveryCodes, makeRecoveryCodes, plainCode } from "./recovery-codes.server.ts";
import { openOfferedSecret, sealSecret } from "./second-factor-secret.server.ts";
import { lockSecondFactor, replaceRecoveryCodes, replaceSecondFactor } from "./second-factors.queries.server.ts";
import { endSessionsOf } from "./sessions.queries.server.ts";
import type { SignedInStaff } from "./staff-session.ts";
import { lockStaffMember } from "./staff.queries.server.ts";
import { findTotpStep, makeTotpSecret, totpAddress } from "./totp.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** What the page of a set-up shows and sends back. Nothing is stored before the first code was right. */
export type OfferedSecondFactor = {
  /** The secret, encrypted for this staff member: the page sends it back with the code. */
  readonly sealed: string;
  /** To be typed where no camera reads the QR code, in groups of four. */
  readonly secret: string;
  /** For the QR code. */
  readonly address: string;
};

/** A new secret; or the one that was offered before, when its code was mistyped. */
export function offerSecondFactor(
  deps: Pick<Services, "site" | "db">,
  staff: Pick<SignedInStaff, "staffId" | "email">,
  language: Language,
  sealedBefore?: string,
): OfferedSecondFactor {
  const known = sealedBefore && openOfferedSecret(deps.db, staff.staffId, sealedBefore);
  const secret = known || makeTotpSecret();
  return {
    sealed: known && sealedBefore ? sealedBefore : sealSecret(deps.db, staff.staffId, secret),
    secret: secret.replace(/(.{4})(?=.)/g, "$1 "),
    address: totpAddress(secret, { email: staff.email, portal: inLanguage(deps.site.portal_name, language) }),
  };
}

export type SetUpOutcome =
  | { readonly status: "set_up"; readonly token: string; readonly recoveryCodes: readonly string[] }
  | { readonly status: "refused" }
  /** Another tab was faster: with a second factor there, the password alone sets up no other. */
  | { readonly status: "gone" };

/**
 * Takes the offered secret once its first code is right, in place of the one there was, with new recovery codes. Whoever
 * else is signed in as them is signed out, and this browser gets a new token.
 */
export async function setUpSecondFactor(
  deps: Deps,
  staff: SignedInStaff,
  input: StaffBrowser & { readonly sealed: string; readonly typed: string; readonly isFirst: boolean },
): Promise<SetUpOutcome> {
  const { db, clock } = deps;
  const { staffId } = staff;
  const now = clock.now();
  const secret = openOfferedSecret(db, staffId, input.sealed);
  const step = secret && (await findTotpStep(secret, plainCode(input.typed), { now, lastStep: undefined }));
  if (!step) return { status: "refused" };
  const recoveryCodes = makeRecoveryCodes();
  const hashes = await hashRecoveryCodes(recoveryCodes);
  return db.transaction(async (tx): Promise<SetUpOutcome> => {
    await lockStaffMember(tx, staffId);
    if (input.isFirst && (await lockSecondFactor(tx, staffId))) return { status: "gone" };
    // Sealed anew: the page may have been opened before the keys were renewed.
    await replaceSecondFactor(tx, { staffId, sealed: sealSecret(tx, staffId, secret), lastStep: step, at: now });
    await replaceRecoveryCodes(tx, staffId, hashes, now);
    await endSessionsOf(tx, { staffId }, now);
    const { browser } = input;
    const token = await openStaffSession(deps, tx, { staffId, stage: "whole" }, { browser });
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "staff.second_factor_set_up",
      subjectType: "staff_member",
      subjectId: staffId,
      at: now,
    });
    return { status: "set_up", token, recoveryCodes };
  });
}
