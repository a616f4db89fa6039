import { randomUUID, timingSafeEqual } from "node:crypto";
import { hashSessionToken, makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Browser } from "./browser.ts";
import { ABSOLUTE_LIMIT_MS } from "./resident.ts";
import { deleteExpiredSessions, endSessionByToken, insertSession } from "./resident-sessions.queries.server.ts";
import { upsertResident } from "./residents.queries.server.ts";
import { hashCode } from "./send-sign-in-code.server.ts";
import { countWrongTry, lockCode, markUsed } from "./sign-in-codes.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

export type CodeInput = {
  /** What the browser that asked for the code holds. */
  readonly browserToken: string;
  readonly code: string;
  readonly language: Language;
  readonly browser: Browser;
  /** The session the browser came with ends, whoever signs in now. */
  readonly previousToken?: string | undefined;
};

export type CodeOutcome =
  | { readonly status: "signed_in"; readonly token: string }
  | { readonly status: "wrong"; readonly triesLeft: number }
  /** Used, too old, tried too often, or asked for in another browser. */
  | { readonly status: "gone" };

const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Opens a session for whoever enters the code they were mailed. */
export async function enterSignInCode({ db, clock, sessionSecret }: Deps, input: CodeInput): Promise<CodeOutcome> {
  const now = clock.now();
  const token = makeSessionToken();
  return db.transaction(async (tx): Promise<CodeOutcome> => {
    const held = await lockCode(tx, hashSessionToken(sessionSecret, input.browserToken, "sign-in-code"), now);
    if (!held) return { status: "gone" };
    if (!equal(held.codeHash, hashCode(sessionSecret, held.id, input.code))) {
      await countWrongTry(tx, held.id);
      return held.triesLeft > 1 ? { status: "wrong", triesLeft: held.triesLeft - 1 } : { status: "gone" };
    }
    await markUsed(tx, held.id, now);
    const { email } = held;
    const residentId = await upsertResident(tx, { id: randomUUID(), email, language: input.language, at: now });
    if (input.previousToken)
      await endSessionByToken(tx, hashSessionToken(sessionSecret, input.previousToken, "resident-session"), now);
    await deleteExpiredSessions(tx, residentId, now);
    await insertSession(tx, {
      id: randomUUID(),
      tokenHash: hashSessionToken(sessionSecret, token, "resident-session"),
      residentId,
      browser: input.browser,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE_LIMIT_MS),
    });
    await recordAuditEvent(tx, {
      actor: { kind: "resident", id: residentId },
      action: "resident.signed_in",
      subjectType: "resident",
      subjectId: residentId,
      details: { by: "mail_code" },
      at: now,
    });
    return { status: "signed_in", token };
  });
}
