import { FRESH_FOR_CHANGE_MS, isFresh } from "#app/domain/accounts/fresh-sign-in.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Transaction } from "#app/db/port.ts";
import type { NotTaken } from "#app/domain/residents/one-time-code.server.ts";
import { enterOwnCodes, sendOwnCode } from "#app/domain/residents/own-code.server.ts";
import {
  isEmailTaken,
  lockSealedResident,
  updateSealedResident,
} from "#app/domain/residents/residents.queries.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

/** How its owner shows that the address may change: they have just signed in, or read the mails to the one there is. */
export type MailProof = "fresh_sign_in" | "former_address" | "sign_in_first";

export function proofNeeded(deps: Pick<Services, "clock">, session: ResidentSession): MailProof {
  if (isFresh(session, deps.clock.now(), FRESH_FOR_CHANGE_MS)) return "fresh_sign_in";
  return session.resident.email ? "former_address" : "sign_in_first";
}

/**
 * Mails a code to the new address, and another to the one there is unless signing in was just now: a browser left open must
 * not be enough to take an account away. Says how it is to be shown; `sign_in_first` mailed nothing.
 */
export async function askForNewMail(
  deps: Deps,
  session: ResidentSession,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<MailProof> {
  const proof = proofNeeded(deps, session);
  if (proof === "sign_in_first") return proof;
  const former = session.resident.email;
  const isFormerAsked = proof === "former_address" && former !== undefined;
  await sendOwnCode(deps, session, { purpose: isFormerAsked ? "mail_with_former" : "mail", email, language });
  if (isFormerAsked) await sendOwnCode(deps, session, { purpose: "former", email: former, language });
  return proof;
}

export type MailOutcome =
  { readonly status: "changed" | "taken" } | (NotTaken & { readonly field: "code" | "former_code" });

/**
 * The account's new mail address, once its code is entered, with that of the address before where one was mailed. Another account's
 * address is refused, to somebody who has shown that it is theirs. The address before is told.
 */
export async function changeMail(
  deps: Deps,
  session: ResidentSession,
  { code, formerCode }: { readonly code: string; readonly formerCode: string | undefined },
): Promise<MailOutcome> {
  const entered = await enterOwnCodes(
    deps,
    session,
    formerCode === undefined
      ? [{ purpose: "mail", code }]
      : [
          { purpose: "former", code: formerCode },
          { purpose: "mail_with_former", code },
        ],
  );
  if ("taken" in entered)
    return { ...entered.taken, field: formerCode !== undefined && entered.at === 0 ? "former_code" : "code" };
  const email = entered.emails.at(-1) ?? "";
  const { id } = session.resident;
  return deps.db.transaction(async (tx): Promise<MailOutcome> => {
    const known = await lockSealedResident(tx, id);
    if (!known || (await isEmailTaken(tx, email, id))) return { status: "taken" };
    await updateSealedResident(tx, id, { ...known, email });
    if (known.email && known.email !== email) await tellFormerAddress(deps, tx, session, known.email);
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id },
      action: "resident.mail_changed",
      subjectType: "resident",
      subjectId: id,
      details: { by: formerCode === undefined ? "fresh_sign_in" : "former_address" },
      at: deps.clock.now(),
    });
    return { status: "changed" };
  });
}

async function tellFormerAddress(deps: Deps, tx: Transaction, session: ResidentSession, to: string): Promise<void> {
  const { language } = session.resident;
  const t = getTranslator(language);
  const hotline = deps.site.hotlines.find(({ kind }) => kind === "district") ?? deps.site.hotlines[0];
  const values = { portal: inLanguage(deps.site.portal_name, language), phone: hotline?.number ?? "" };
  const lines = (["changed", "changed_not_you"] as const).map((line) => t(`privacy:mail.${line}`, values));
  await queueMail(deps, tx, {
    to,
    language,
    subject: t("privacy:mail.changed_subject", values),
    text: `${lines.join("\n\n")}\n`,
    isForgottenWhenSent: true,
  });
}
