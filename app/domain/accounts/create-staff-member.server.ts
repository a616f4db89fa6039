import { z } from "zod";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { findPasswordFault, type PasswordFault } from "./password-rules.ts";
import { hashPassword } from "./passwords.server.ts";
import { STAFF_ROLES, type StaffRole } from "./roles.ts";
import { insertRolesAndDesks, insertStaffMember } from "./staff.queries.server.ts";

export type CreateStaffMemberInput = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly deskIds: readonly string[];
  readonly actor: AuditActor;
};

export type CreateStaffMemberOutcome =
  | { readonly status: "created"; readonly staffId: string }
  | {
      readonly status: "refused";
      readonly reason:
        "email_invalid" | "email_taken" | "name_invalid" | "role_unknown" | "desk_unknown" | "desk_missing";
    }
  | { readonly status: "refused"; readonly reason: "password"; readonly fault: PasswordFault };

const emailSchema = z.email().max(254);
const rolesSchema = z.array(z.enum(STAFF_ROLES)).min(1);

/** Roles that work at a desk; without one they would see nothing. */
const DESK_ROLES: readonly StaffRole[] = ["agent", "supervisor"];

export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

export async function createStaffMember(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: CreateStaffMemberInput,
): Promise<CreateStaffMemberOutcome> {
  const email = normaliseEmail(input.email);
  const name = input.name.trim();
  const deskIds = [...new Set(input.deskIds)];
  const roles = rolesSchema.safeParse([...new Set(input.roles)]);
  if (!emailSchema.safeParse(email).success) return { status: "refused", reason: "email_invalid" };
  if (name.length === 0 || name.length > 100) return { status: "refused", reason: "name_invalid" };
  if (!roles.success) return { status: "refused", reason: "role_unknown" };
  if (deskIds.some((id) => !deps.site.desks.some((desk) => desk.id === id)))
    return { status: "refused", reason: "desk_unknown" };
  if (deskIds.length === 0 && roles.data.some((role) => DESK_ROLES.includes(role)))
    return { status: "refused", reason: "desk_missing" };
  const fault = findPasswordFault(input.password, { email, name });
  if (fault) return { status: "refused", reason: "password", fault };

  const passwordHash = await hashPassword(input.password);
  const createdAt = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const staffId = await insertStaffMember(tx, { email, name, passwordHash, createdAt });
    if (!staffId) return { status: "refused", reason: "email_taken" };
    await insertRolesAndDesks(tx, staffId, roles.data, deskIds);
    await recordAuditEvent(tx, {
      actor: input.actor,
      action: "staff.created",
      subjectType: "staff_member",
      subjectId: staffId,
      details: { roles: roles.data, desks: deskIds },
      at: createdAt,
    });
    return { status: "created", staffId };
  });
}
