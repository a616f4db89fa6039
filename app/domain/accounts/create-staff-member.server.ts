import { z } from "zod";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type AskedAssignment, type Assignment, type AssignmentFault, checkAssignment } from "./assignment.ts";
import { checkNewPassword, type PasswordDeps } from "./check-new-password.server.ts";
import type { PasswordFault } from "./password-rules.ts";
import { hashPassword } from "./passwords.server.ts";
import { insertRolesAndDesks, insertStaffMember } from "./staff.queries.server.ts";

export type NewStaffMember = AskedAssignment & {
  readonly email: string;
  /** In which they are written to; the site's own when left out. */
  readonly language?: Language | undefined;
  readonly actor: AuditActor;
};

export type CreateStaffMemberInput = NewStaffMember & { readonly password: string };

export type NewStaffMemberFault = AssignmentFault | "email_invalid" | "email_taken";

export type CreateStaffMemberOutcome =
  | { readonly status: "created"; readonly staffId: string }
  | { readonly status: "refused"; readonly reasons: readonly NewStaffMemberFault[] }
  | { readonly status: "refused"; readonly reasons: readonly ["password"]; readonly fault: PasswordFault };

const emailSchema = z.email().max(254);

export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

type Checked = Assignment & { readonly email: string };

/** Who is to get an account, or everything that is wrong with it. */
export function checkNewStaffMember(
  deps: Pick<Services, "site">,
  input: NewStaffMember,
): Checked | readonly NewStaffMemberFault[] {
  const email = normaliseEmail(input.email);
  const assignment = checkAssignment(deps.site, input);
  const emailFaults = emailSchema.safeParse(email).success ? [] : (["email_invalid"] as const);
  if (!("roles" in assignment)) return [...emailFaults, ...assignment];
  return emailFaults.length > 0 ? emailFaults : { ...assignment, email };
}

/** Gives the new id; `undefined` when the mail address has an account already. */
export async function insertNewStaffMember(
  deps: Pick<Services, "clock" | "site">,
  tx: Transaction,
  checked: Checked,
  { language, passwordHash }: { readonly language: Language | undefined; readonly passwordHash: string | null },
): Promise<string | undefined> {
  const { email, name, roles, deskIds } = checked;
  const staffId = await insertStaffMember(tx, {
    email,
    name,
    language: language ?? deps.site.default_language,
    passwordHash,
    createdAt: deps.clock.now(),
  });
  if (staffId) await insertRolesAndDesks(tx, staffId, roles, deskIds);
  return staffId;
}

/** An account with a password that is known already: of demo mode, and for whoever sets up a portal without mail. */
export async function createStaffMember(
  deps: Pick<Services, "db" | "clock"> & PasswordDeps,
  input: CreateStaffMemberInput,
): Promise<CreateStaffMemberOutcome> {
  const checked = checkNewStaffMember(deps, input);
  if (!("roles" in checked)) return { status: "refused", reasons: checked };
  const fault = await checkNewPassword(deps, input.password, checked);
  if (fault) return { status: "refused", reasons: ["password"], fault };
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction(async (tx) => {
    const staffId = await insertNewStaffMember(deps, tx, checked, { language: input.language, passwordHash });
    if (!staffId) return { status: "refused", reasons: ["email_taken"] };
    await recordAuditEvent(tx, {
      actor: input.actor,
      action: "staff.created",
      subjectType: "staff_member",
      subjectId: staffId,
      details: { roles: checked.roles, desks: checked.deskIds },
      at: deps.clock.now(),
    });
    return { status: "created", staffId };
  });
}
