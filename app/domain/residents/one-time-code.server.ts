import { createHmac, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import type { Queryable } from "#app/db/port.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage, type Language } from "#app/i18n/languages.ts";
import { queueMail } from "#app/ports/mail/outbox.server.ts";
import { CODE_LENGTH, CODE_TRIES, CODE_VALID_MS } from "./resident.ts";
import { countWrongTry, deleteCode, insertCode, lockCode, type SignInCode } from "./sign-in-codes.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;
type Line =
  | "account:mail.code"
  | "account:mail.valid"
  | "account:mail.not_you"
  | "requests:lost.mail"
  | "privacy:mail.erase"
  | "privacy:mail.mail"
  | "privacy:mail.former";

function hashCode(sessionSecret: string, id: string, code: string): string {
  return createHmac("sha256", sessionSecret).update(`sign-in-code:${id}:${code}`).digest("hex");
}

type NewCode = {
  readonly browserHash: string;
  /** Nobody's: a code is made and goes nowhere, so that asking for it looks the same. */
  readonly email: string | undefined;
  readonly language: Language;
  readonly lines: readonly Line[];
  readonly requestIds?: readonly string[];
};

/** Mails a new code, good once and for ten minutes, for whoever holds what `browserHash` is the hash of; one asked for before ends. */
export async function mailCode(deps: Deps, input: NewCode): Promise<void> {
  const { db, clock, site, sessionSecret } = deps;
  const { browserHash, email, language, lines, requestIds = [] } = input;
  const id = randomUUID();
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, "0");
  const now = clock.now();
  const t = getTranslator(language);
  const values = { portal: inLanguage(site.portal_name, language), code, minutes: CODE_VALID_MS / 60_000 };
  await db.transaction(async (tx) => {
    await insertCode(tx, {
      id,
      browserHash,
      email: email ?? "",
      requestIds,
      codeHash: hashCode(sessionSecret, id, code),
      triesLeft: CODE_TRIES,
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_VALID_MS),
    });
    if (email === undefined) return;
    await queueMail(deps, tx, {
      to: email,
      language,
      subject: t("account:mail.subject", values),
      text: `${lines.map((line) => t(line, values)).join("\n\n")}\n`,
      isForgottenWhenSent: true,
    });
  });
}

export type TakenCode =
  /** Used up now; with the address it was sent to. */
  | { readonly status: "right"; readonly email: string; readonly requestIds: readonly string[] }
  | { readonly status: "wrong"; readonly triesLeft: number }
  /** Used, too old, tried too often, or asked for elsewhere. */
  | { readonly status: "gone" };

const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

type TypedCode = { readonly browserHash: string; readonly code: string; readonly now: Date };

/** Whether this is the code that was mailed for `browserHash`; each wrong one counts. */
export async function takeCode(tx: Queryable, sessionSecret: string, input: TypedCode): Promise<TakenCode> {
  const checked = await checkCode(tx, sessionSecret, input);
  if (checked.status !== "right") return checked;
  await deleteCode(tx, checked.id);
  return { status: "right", email: checked.email, requestIds: checked.requestIds };
}

/** Several codes that count together: they are used up when all are right, and the first that is not is told. */
export async function takeCodes(
  tx: Queryable,
  sessionSecret: string,
  inputs: readonly TypedCode[],
): Promise<{ readonly emails: readonly string[] } | { readonly at: number; readonly taken: NotTaken }> {
  const held: { readonly id: string; readonly email: string }[] = [];
  for (const [at, input] of inputs.entries()) {
    const checked = await checkCode(tx, sessionSecret, input);
    if (checked.status !== "right") return { at, taken: checked };
    held.push(checked);
  }
  for (const { id } of held) await deleteCode(tx, id);
  return { emails: held.map(({ email }) => email) };
}

export type NotTaken = Exclude<TakenCode, { status: "right" }>;

type Checked = Pick<SignInCode, "id" | "email" | "requestIds"> & { readonly status: "right" };

async function checkCode(tx: Queryable, sessionSecret: string, input: TypedCode): Promise<NotTaken | Checked> {
  const held = await lockCode(tx, input.browserHash, input.now);
  if (!held) return { status: "gone" };
  if (!equal(held.codeHash, hashCode(sessionSecret, held.id, input.code))) {
    await countWrongTry(tx, held.id);
    return held.triesLeft > 1 ? { status: "wrong", triesLeft: held.triesLeft - 1 } : { status: "gone" };
  }
  return { status: "right", id: held.id, email: held.email, requestIds: held.requestIds };
}
