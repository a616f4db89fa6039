import { randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { CODE_LENGTH, CODE_TRIES, CODE_VALID_MS, type ResidentSession } from "./resident.ts";
import { hashCode } from "./send-sign-in-code.server.ts";
import { countWrongTry, insertCode, lockCode, deleteCode } from "./sign-in-codes.queries.server.ts";

/** What somebody who is signed in shows anew that they may do. */
export type CodePurpose = "erase" | "mail";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

/** One of each purpose a session; it opens no account, since no browser's cookie leads to it. */
const keyOf = ({ sessionSecret }: Pick<Services, "sessionSecret">, session: ResidentSession, purpose: CodePurpose) =>
  hashSessionToken(sessionSecret, `${purpose}:${session.sessionId}`, "own-code");

/** Mails a code for one purpose, good once and for ten minutes in this session. */
export async function sendOwnCode(
  deps: Deps,
  session: ResidentSession,
  input: { readonly purpose: CodePurpose; readonly email: string; readonly language: Language },
): Promise<void> {
  const { db, clock, site, sessionSecret } = deps;
  const id = randomUUID();
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, "0");
  const now = clock.now();
  const t = getTranslator(input.language);
  const values = { portal: inLanguage(site.portal_name, input.language), code, minutes: CODE_VALID_MS / 60_000 };
  const lines = [
    t(`privacy:mail.${input.purpose}`, values),
    t("account:mail.code", values),
    t("account:mail.valid", values),
  ];
  await db.transaction(async (tx) => {
    await insertCode(tx, {
      id,
      browserHash: keyOf(deps, session, input.purpose),
      email: input.email,
      codeHash: hashCode(sessionSecret, id, code),
      triesLeft: CODE_TRIES,
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_VALID_MS),
    });
    await queueMail(deps, tx, {
      to: input.email,
      language: input.language,
      subject: t("account:mail.subject", values),
      text: `${lines.join("\n\n")}\n`,
      isForgottenWhenSent: true,
    });
  });
}

export type OwnCodeOutcome =
  /** The address it was sent to. */
  | { readonly status: "right"; readonly email: string }
  | { readonly status: "wrong"; readonly triesLeft: number }
  /** Used, too old, tried too often, or asked for in another session. */
  | { readonly status: "gone" };

/** Whether this is the code of this session for this purpose; right, it is used up. */
export async function enterOwnCode(
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  session: ResidentSession,
  { purpose, code }: { readonly purpose: CodePurpose; readonly code: string },
): Promise<OwnCodeOutcome> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<OwnCodeOutcome> => {
    const held = await lockCode(tx, keyOf(deps, session, purpose), now);
    if (!held) return { status: "gone" };
    const [given, right] = [hashCode(deps.sessionSecret, held.id, code), held.codeHash].map((hash) =>
      Buffer.from(hash),
    );
    if (!given || !right || !timingSafeEqual(given, right)) {
      await countWrongTry(tx, held.id);
      return held.triesLeft > 1 ? { status: "wrong", triesLeft: held.triesLeft - 1 } : { status: "gone" };
    }
    await deleteCode(tx, held.id);
    return { status: "right", email: held.email };
  });
}
