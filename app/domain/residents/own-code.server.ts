import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { mailCode, type NotTaken, takeCode, type TakenCode, takeCodes } from "./one-time-code.server.ts";
import type { ResidentSession } from "./resident.ts";

/** What somebody who is signed in shows anew that they may do. */
export type CodePurpose =
  | "erase"
  /** The new address of an account, asked for just after signing in. */
  | "mail"
  /** The new address, with another code from the one before: `former`. */
  | "mail_with_former"
  | "former";

const LINES = {
  erase: "privacy:mail.erase",
  mail: "privacy:mail.mail",
  mail_with_former: "privacy:mail.mail",
  former: "privacy:mail.former",
} as const;

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

/** One of each purpose a session; it opens no account, since no browser's cookie leads to it. */
const keyOf = ({ sessionSecret }: Pick<Services, "sessionSecret">, session: ResidentSession, purpose: CodePurpose) =>
  hashSessionToken(sessionSecret, `${purpose}:${session.sessionId}`, "own-code");

/** Mails a code for one purpose, good once and for ten minutes in this session. */
export const sendOwnCode = (
  deps: Deps,
  session: ResidentSession,
  { purpose, email, language }: { readonly purpose: CodePurpose; readonly email: string; readonly language: Language },
): Promise<void> =>
  mailCode(deps, {
    browserHash: keyOf(deps, session, purpose),
    email,
    language,
    lines: [LINES[purpose], "account:mail.code", "account:mail.valid"],
  });

/** Whether this is the code of this session for this purpose; right, it is used up. */
export const enterOwnCode = (
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  session: ResidentSession,
  { purpose, code }: { readonly purpose: CodePurpose; readonly code: string },
): Promise<TakenCode> => {
  const browserHash = keyOf(deps, session, purpose);
  return deps.db.transaction((tx) => takeCode(tx, deps.sessionSecret, { browserHash, code, now: deps.clock.now() }));
};

/** Whether these are the codes of this session for these purposes; they are used up together, when all are right. */
export const enterOwnCodes = (
  deps: Pick<Services, "db" | "clock" | "sessionSecret">,
  session: ResidentSession,
  typed: readonly { readonly purpose: CodePurpose; readonly code: string }[],
): Promise<{ readonly emails: readonly string[] } | { readonly at: number; readonly taken: NotTaken }> => {
  const now = deps.clock.now();
  const inputs = typed.map(({ purpose, code }) => ({ browserHash: keyOf(deps, session, purpose), code, now }));
  return deps.db.transaction((tx) => takeCodes(tx, deps.sessionSecret, inputs));
};
