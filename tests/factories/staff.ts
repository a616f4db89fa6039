import { randomUUID } from "node:crypto";
import type { Database } from "#app/db/port.ts";
import type { StaffRole } from "#app/domain/accounts/roles.ts";
import { hashSessionToken, makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { insertSession } from "#app/domain/accounts/sessions.queries.server.ts";
import { insertRolesAndDesks } from "#app/domain/accounts/staff.queries.server.ts";
import type { SignInStage, StaffSession } from "#app/domain/accounts/staff-session.ts";

/** A staff member who is stored, without a usable password. */
export async function aStaffMember(
  db: Database,
  roles: readonly StaffRole[] = ["agent"],
  deskIds: readonly string[] = ["civil-affairs"],
): Promise<StaffSession> {
  const staffId = randomUUID();
  const email = `${staffId}@linjiang.example`;
  await db.query(
    `insert into staff_members (id, email, name, password_hash, created_at)
     values ($1, $2, 'Wang Fang', '$argon2id$test', now())`,
    [staffId, email],
  );
  await insertRolesAndDesks(db, staffId, roles, deskIds);
  return { staffId, name: "Wang Fang", email, roles, deskIds };
}

/** The cookie of a staff member who has just signed in. */
export async function aStaffCookie(
  deps: { readonly db: Database; readonly clock: { now(): Date }; readonly sessionSecret: string },
  staff: StaffSession,
  stage: SignInStage = "whole",
): Promise<string> {
  const token = makeSessionToken();
  const createdAt = deps.clock.now();
  await insertSession(deps.db, {
    tokenHash: hashSessionToken(deps.sessionSecret, token),
    staffId: staff.staffId,
    stage,
    isFactorByProvider: false,
    browser: "firefox",
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 3_600_000),
  });
  return `__Host-ow_staff=${token}`;
}
