import type { AuditActor } from "#app/domain/audit/audit-event.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { contentLanguageOf, inLanguage, type Language } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import {
  checkNewStaffMember,
  insertNewStaffMember,
  type NewStaffMember,
  type NewStaffMemberFault,
} from "./create-staff-member.server.ts";
import { replaceInvitation } from "./invitations.queries.server.ts";
import { hashSessionToken, makeSessionToken } from "./session-token.server.ts";
import { lockStaffMember } from "./staff.queries.server.ts";

/** Without `jobs` there is no mail: whoever runs the command passes the link on. */
type Deps = Pick<
  Services,
  "db" | "clock" | "site" | "sessionSecret" | "publicUrl" | "staffIdentity" | "staffPasswords"
> &
  Partial<Pick<Services, "jobs">>;

export const INVITATION_VALID_HOURS = 72;

export type InviteOutcome =
  | { readonly status: "invited"; readonly staffId: string; readonly link: string }
  | { readonly status: "refused"; readonly reasons: readonly NewStaffMemberFault[] };

/** A new account without a password, and the link by which its owner chooses one. */
export async function inviteStaffMember(deps: Deps, input: NewStaffMember): Promise<InviteOutcome> {
  const checked = checkNewStaffMember(deps, input);
  if (!("roles" in checked)) return { status: "refused", reasons: checked };
  return deps.db.transaction(async (tx): Promise<InviteOutcome> => {
    const language = input.language ?? deps.site.default_language;
    const staffId = await insertNewStaffMember(deps, tx, checked, { language, passwordHash: null });
    if (!staffId) return { status: "refused", reasons: ["email_taken"] };
    const link = await makeLink(deps, tx, { staffId, language, ...checked }, "invitation");
    const { roles, deskIds: desks } = checked;
    await recordAuditEvent(tx, {
      actor: input.actor,
      action: "staff.created",
      subjectType: "staff_member",
      subjectId: staffId,
      details: { roles, desks, by: "invitation" },
      at: deps.clock.now(),
    });
    return { status: "invited", staffId, link };
  });
}

/** A new link, by which somebody chooses a password anew; the one before no longer works. Throws `not_found` for whoever is suspended. */
export async function sendInvitationAgain(
  deps: Deps,
  input: { readonly staffId: string; readonly actor: AuditActor },
): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, input.staffId);
    if (!member || member.disabledAt) throw new AppError("not_found");
    const link = await makeLink(deps, tx, member, member.hasPassword ? "new_password" : "invitation");
    await recordAuditEvent(tx, {
      actor: input.actor,
      action: "staff.invited_again",
      subjectType: "staff_member",
      subjectId: member.staffId,
      at: deps.clock.now(),
    });
    return link;
  });
}

async function makeLink(
  deps: Deps,
  tx: Transaction,
  member: { readonly staffId: string; readonly email: string; readonly name: string; readonly language: Language },
  kind: "invitation" | "new_password",
): Promise<string> {
  const token = makeSessionToken();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + INVITATION_VALID_HOURS * 3_600_000);
  await replaceInvitation(tx, {
    staffId: member.staffId,
    tokenHash: hashSessionToken(deps.sessionSecret, token, "staff-invitation"),
    createdAt: now,
    expiresAt,
  });
  // Where passwords are switched off there is none to choose: the provider knows them by their mail address.
  const isByProvider = deps.staffPasswords === false;
  const link = isByProvider ? `${deps.publicUrl}/staff/sign-in` : `${deps.publicUrl}/staff/invitation/${token}`;
  if (deps.jobs) {
    // Words for staff are written in the languages of the content.
    const language = contentLanguageOf(member.language);
    const t = getTranslator(language);
    const portal = inLanguage(deps.site.portal_name, language);
    const values = {
      portal,
      name: member.name,
      link,
      hours: INVITATION_VALID_HOURS,
      provider: deps.staffIdentity?.name ?? "",
      email: member.email,
      interpolation: { escapeValue: false },
    };
    const words = isByProvider ? ["text_provider", "link"] : [`text_${kind}`, "link", "valid"];
    const lines = ["hello", ...words, "not_you"].map((line) => t(`accounts:mail.${line}`, values));
    await queueMail({ clock: deps.clock, jobs: deps.jobs }, tx, {
      to: member.email,
      language,
      subject: t(`accounts:mail.subject_${kind}`, values),
      text: `${lines.join("\n\n")}\n`,
      isForgottenWhenSent: true,
    });
  }
  return link;
}
