import { randomUUID, timingSafeEqual } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { openSession, type SessionInput } from "./open-session.server.ts";
import { upsertResident } from "./residents.queries.server.ts";
import { hashCode } from "./send-sign-in-code.server.ts";
import { countWrongTry, lockCode, deleteCode } from "./sign-in-codes.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

export type CodeInput = SessionInput & {
  /** What the browser that asked for the code holds. */
  readonly browserToken: string;
  readonly code: string;
  readonly language: Language;
};

export type CodeOutcome =
  | { readonly status: "signed_in"; readonly token: string }
  | { readonly status: "wrong"; readonly triesLeft: number }
  /** Used, too old, tried too often, or asked for in another browser. */
  | { readonly status: "gone" };

const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Opens a session for whoever enters the code they were mailed. */
export async function enterSignInCode(deps: Deps, input: CodeInput): Promise<CodeOutcome> {
  const { db, clock, sessionSecret } = deps;
  const now = clock.now();
  return db.transaction(async (tx): Promise<CodeOutcome> => {
    const held = await lockCode(tx, hashSessionToken(sessionSecret, input.browserToken, "sign-in-code"), now);
    if (!held) return { status: "gone" };
    if (!equal(held.codeHash, hashCode(sessionSecret, held.id, input.code))) {
      await countWrongTry(tx, held.id);
      return held.triesLeft > 1 ? { status: "wrong", triesLeft: held.triesLeft - 1 } : { status: "gone" };
    }
    await deleteCode(tx, held.id);
    const { email } = held;
    const id = await upsertResident(tx, { id: randomUUID(), email, language: input.language, at: now });
    return {
      status: "signed_in",
      token: await openSession(deps, tx, { id, by: "mail_code", assurance: "low" }, input),
    };
  });
}
