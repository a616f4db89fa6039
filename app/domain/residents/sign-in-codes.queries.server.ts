import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

const placeOf = (id: string) => ({ column: "sign_in_codes.sealed", row: id }) as const;

/** `requestIds` is absent in codes of before it was there. */
type Sealed = { readonly email: string; readonly requestIds?: readonly string[] };

export type SignInCode = {
  readonly id: string;
  /** Where it went. */
  readonly email: string;
  /** Which requests it opens, of codes that open no account. */
  readonly requestIds: readonly string[];
  readonly codeHash: string;
  readonly triesLeft: number;
};

/** Replaces what this browser asked for before: only the newest code counts. */
export async function insertCode(
  tx: Queryable,
  code: SignInCode & { readonly browserHash: string; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx.query("delete from sign_in_codes where browser_hash = $1 or expires_at < $2", [
    code.browserHash,
    code.createdAt,
  ]);
  await tx.query(
    `insert into sign_in_codes (id, browser_hash, sealed, code_hash, tries_left, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      code.id,
      code.browserHash,
      sealJson(tx, placeOf(code.id), { email: code.email, requestIds: code.requestIds } satisfies Sealed),
      code.codeHash,
      code.triesLeft,
      code.createdAt,
      code.expiresAt,
    ],
  );
}

/** The code that this browser may still enter; held until the end of `tx`, so that tries made at once are counted one by one. */
export async function lockCode(tx: Queryable, browserHash: string, now: Date): Promise<SignInCode | undefined> {
  const { rows } = await tx.query<{
    id: string;
    email: string | null;
    sealed: string | null;
    code_hash: string;
    tries_left: number;
  }>(
    `select id, email, sealed, code_hash, tries_left
     from sign_in_codes
     where browser_hash = $1
       and used_at is null
       and tries_left > 0
       and expires_at > $2
     for update`,
    [browserHash, now],
  );
  const row = rows[0];
  if (!row) return undefined;
  // A code of before addresses were sealed is good for minutes more.
  const kept: Sealed = row.sealed ? openJson<Sealed>(tx, placeOf(row.id), row.sealed) : { email: row.email ?? "" };
  return { id: row.id, requestIds: [], ...kept, codeHash: row.code_hash, triesLeft: row.tries_left };
}

export async function countWrongTry(tx: Queryable, id: string): Promise<void> {
  await tx.query("update sign_in_codes set tries_left = tries_left - 1 where id = $1", [id]);
}

/** A code that was right is used up, and its address is needed no more. */
export async function deleteCode(tx: Queryable, id: string): Promise<void> {
  await tx.query("delete from sign_in_codes where id = $1", [id]);
}
