import { randomUUID } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { takeCode, type TakenCode } from "./one-time-code.server.ts";
import { openSession, type SessionInput } from "./open-session.server.ts";
import { upsertResident } from "./residents.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

export type CodeInput = SessionInput & {
  /** What the browser that asked for the code holds. */
  readonly browserToken: string;
  readonly code: string;
  readonly language: Language;
};

export type CodeOutcome =
  { readonly status: "signed_in"; readonly token: string } | Exclude<TakenCode, { status: "right" }>;

/** Opens a session for whoever enters the code they were mailed. */
export async function enterSignInCode(deps: Deps, input: CodeInput): Promise<CodeOutcome> {
  const { db, clock, sessionSecret } = deps;
  const now = clock.now();
  const browserHash = hashSessionToken(sessionSecret, input.browserToken, "sign-in-code");
  return db.transaction(async (tx): Promise<CodeOutcome> => {
    const taken = await takeCode(tx, sessionSecret, { browserHash, code: input.code, now });
    if (taken.status !== "right") return taken;
    const { email } = taken;
    const id = await upsertResident(tx, { id: randomUUID(), email, language: input.language, at: now });
    return {
      status: "signed_in",
      token: await openSession(deps, tx, { id, by: "mail_code", assurance: "low" }, input),
    };
  });
}
