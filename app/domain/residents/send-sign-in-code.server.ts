import { createHmac, randomInt, randomUUID } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { CODE_LENGTH, CODE_TRIES, CODE_VALID_MS } from "./resident.ts";
import { insertCode } from "./sign-in-codes.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

export function hashCode(sessionSecret: string, id: string, code: string): string {
  return createHmac("sha256", sessionSecret).update(`sign-in-code:${id}:${code}`).digest("hex");
}

/**
 * Mails a code that opens an account in the browser that holds `browserToken`, once, for ten minutes. An address without an
 * account gets one when its code is entered, so nobody learns from this which addresses have one.
 */
export async function sendSignInCode(
  deps: Deps,
  input: { readonly email: string; readonly language: Language; readonly browserToken: string },
): Promise<void> {
  const { db, clock, site, sessionSecret } = deps;
  const id = randomUUID();
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, "0");
  const now = clock.now();
  const t = getTranslator(input.language);
  const values = { portal: inLanguage(site.portal_name, input.language), code, minutes: CODE_VALID_MS / 60_000 };
  await db.transaction(async (tx) => {
    await insertCode(tx, {
      id,
      browserHash: hashSessionToken(sessionSecret, input.browserToken, "sign-in-code"),
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
      text: `${["code", "valid", "not_you"].map((line) => t(`account:mail.${line}`, values)).join("\n\n")}\n`,
      isForgottenWhenSent: true,
    });
  });
}
