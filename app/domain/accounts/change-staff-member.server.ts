import type { AuditAction } from "#app/domain/audit/audit-actions.ts";
import type { AuditActor, AuditDetails } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { type AskedAssignment, type AssignmentFault, checkAssignment } from "./assignment.ts";
import { deleteInvitation } from "./invitations.queries.server.ts";
import { deleteSecondFactor } from "./second-factors.queries.server.ts";
import { endSessionsOf } from "./sessions.queries.server.ts";
import { lockAdministrators, lockStaffMember, type StaffMember, updateStaffMember } from "./staff.queries.server.ts";

type Deps = Pick<Services, "db" | "clock">;

export type StaffChangeFault =
  | AssignmentFault
  /** Somebody else changed them since the page was opened. */
  | "changed_meanwhile"
  /** Nobody could let anybody in again. */
  | "last_administrator";

export type StaffChangeOutcome =
  | { readonly status: "changed" | "same" }
  | { readonly status: "refused"; readonly reasons: readonly StaffChangeFault[] };

/** Whom to change, as they were when the page was opened, and who changes them. */
export type StaffChangeTarget = { readonly staffId: string; readonly version: number; readonly actor: AuditActor };

type Change = { readonly to: StaffMember; readonly action: AuditAction; readonly details?: AuditDetails };

/**
 * The one way in which an account is changed: held while it is compared and written, never the last administrator's, and
 * recorded. Sessions end with the roles they were opened with. Throws `not_found` for nobody.
 */
async function change(
  deps: Deps,
  { staffId, version, actor }: StaffChangeTarget,
  plan: (member: StaffMember, now: Date) => Change | undefined,
  also: (tx: Transaction, member: StaffMember) => Promise<unknown> = async () => {},
): Promise<StaffChangeOutcome> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<StaffChangeOutcome> => {
    const administrators = await lockAdministrators(tx);
    const member = await lockStaffMember(tx, staffId);
    if (!member) throw new AppError("not_found");
    if (member.version !== version) return { status: "refused", reasons: ["changed_meanwhile"] };
    const planned = plan(member, now);
    if (!planned) return { status: "same" };
    const { to, action, details } = planned;
    const staysAdministrator = to.roles.includes("administrator") && !to.disabledAt;
    if (administrators.includes(staffId) && administrators.length === 1 && !staysAdministrator)
      return { status: "refused", reasons: ["last_administrator"] };
    await updateStaffMember(tx, to);
    await also(tx, member);
    if (to.disabledAt || !isSame(member.roles, to.roles)) await endSessionsOf(tx, { staffId }, now);
    const event = { actor, action, subjectType: "staff_member", subjectId: staffId, at: now };
    await recordAuditEvent(tx, { ...event, ...(details && { details }) });
    return { status: "changed" };
  });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

export type Assignable = AskedAssignment & {
  readonly language: Language;
  /** Spoken with residents; left out: as before. */
  readonly spoken?: readonly string[] | undefined;
};

/** Name, languages, roles and desks. */
export async function changeStaffMember(
  deps: Deps & Pick<Services, "site">,
  target: StaffChangeTarget,
  asked: Assignable,
): Promise<StaffChangeOutcome> {
  const checked = checkAssignment(deps.site, asked);
  if (!("roles" in checked)) return { status: "refused", reasons: checked };
  return change(deps, target, (member) => {
    const to = { ...member, ...checked, language: asked.language, spoken: asked.spoken ?? member.spoken };
    const isUnchanged =
      to.name === member.name &&
      to.language === member.language &&
      isSame(to.spoken, member.spoken) &&
      isSame(to.roles, member.roles) &&
      isSame(to.deskIds, member.deskIds);
    const { roles, deskIds: desks } = checked;
    const before = { roles_before: member.roles, desks_before: member.deskIds };
    return isUnchanged ? undefined : { to, action: "staff.changed", details: { roles, desks, ...before } };
  });
}

/** Nobody gets in with a suspended account; what they did keeps their name. */
export function suspendStaffMember(deps: Deps, target: StaffChangeTarget): Promise<StaffChangeOutcome> {
  return change(
    deps,
    target,
    (member, now) =>
      member.disabledAt ? undefined : { to: { ...member, disabledAt: now }, action: "staff.suspended" },
    (tx, { staffId }) => deleteInvitation(tx, staffId),
  );
}

export function takeBackStaffMember(deps: Deps, target: StaffChangeTarget): Promise<StaffChangeOutcome> {
  return change(deps, target, (member) =>
    member.disabledAt ? { to: { ...member, disabledAt: null }, action: "staff.taken_back" } : undefined,
  );
}

/** For whoever lost the telephone and the codes: they set up a new one at their next sign-in. All their sessions end. */
export function resetSecondFactor(deps: Deps, target: StaffChangeTarget): Promise<StaffChangeOutcome> {
  return change(
    deps,
    target,
    (member) => (member.hasSecondFactor ? { to: member, action: "staff.second_factor_reset" } : undefined),
    async (tx, { staffId }) => {
      await deleteSecondFactor(tx, staffId);
      await endSessionsOf(tx, { staffId }, deps.clock.now());
    },
  );
}

/** Puts somebody at a desk, or takes them from it; their other desks stay. */
export async function changeDeskMember(
  deps: Deps & Pick<Services, "site">,
  target: StaffChangeTarget,
  { deskId, isMember }: { readonly deskId: string; readonly isMember: boolean },
): Promise<StaffChangeOutcome> {
  let faults: readonly AssignmentFault[] = [];
  const outcome = await change(deps, target, (member) => {
    if (member.deskIds.includes(deskId) === isMember) return undefined;
    // Desks that the content no longer has go with the first change.
    const others = member.deskIds.filter((id) => id !== deskId && deps.site.desks.some((desk) => desk.id === id));
    const checked = checkAssignment(deps.site, { ...member, deskIds: isMember ? [...others, deskId] : others });
    if (!("roles" in checked)) {
      faults = checked;
      return undefined;
    }
    const details = { roles: member.roles, desks: checked.deskIds, desks_before: member.deskIds };
    return { to: { ...member, deskIds: checked.deskIds }, action: "staff.changed", details };
  });
  return faults.length > 0 ? { status: "refused", reasons: faults } : outcome;
}
