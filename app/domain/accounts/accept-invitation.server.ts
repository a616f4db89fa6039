import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { checkNewPassword, type PasswordDeps } from "./check-new-password.server.ts";
import { type InvitedStaffMember, selectInvited, takeInvitation } from "./invitations.queries.server.ts";
import type { StaffBrowser } from "./open-staff-session.server.ts";
import type { PasswordFault } from "./password-rules.ts";
import { hashPassword } from "./passwords.server.ts";
import { hashSessionToken } from "./session-token.server.ts";
import { endSessionsOf } from "./sessions.queries.server.ts";
import { openAfterPassword, type SecondFactorRule, type SignInOutcome } from "./sign-in.server.ts";
import { updatePasswordHash } from "./staff.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** Whom a link invites; `undefined` when it was used, replaced, is too old or never was. */
export function findInvited(deps: Deps, token: string): Promise<InvitedStaffMember | undefined> {
  return selectInvited(deps.db, hashSessionToken(deps.sessionSecret, token, "staff-invitation"), deps.clock.now());
}

export type AcceptOutcome =
  | Extract<SignInOutcome, { status: "opened" }>
  | { readonly status: "refused"; readonly fault: PasswordFault }
  | { readonly status: "gone" }
  /** Staff come in by their provider alone. */
  | { readonly status: "switched_off" };

/** Takes the password that somebody chose by their link, and the link with it. A second factor they have stays. */
export async function acceptInvitation(
  deps: Deps & PasswordDeps & Pick<Services, "staffPasswords">,
  input: StaffBrowser & SecondFactorRule & { readonly token: string; readonly password: string },
): Promise<AcceptOutcome> {
  if (deps.staffPasswords === false) return { status: "switched_off" };
  const invited = await findInvited(deps, input.token);
  if (!invited) return { status: "gone" };
  const { staffId } = invited;
  const fault = await checkNewPassword(deps, input.password, invited);
  if (fault) return { status: "refused", fault };
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction(async (tx): Promise<AcceptOutcome> => {
    const isTaken = await takeInvitation(tx, hashSessionToken(deps.sessionSecret, input.token, "staff-invitation"));
    if (!isTaken) return { status: "gone" };
    await updatePasswordHash(tx, staffId, passwordHash);
    await endSessionsOf(tx, { staffId }, deps.clock.now());
    const opened = await openAfterPassword(deps, tx, staffId, input);
    await recordAuditEvent(tx, {
      actor: { kind: "staff", id: staffId },
      action: "staff.password_chosen",
      subjectType: "staff_member",
      subjectId: staffId,
      at: deps.clock.now(),
    });
    return opened;
  });
}
