import { findKeyRing, keepsKeyFile, openKeyRing, writeKeyFile } from "#app/config/encryption-keys.server.ts";
import type { Config } from "#app/config/env.server.ts";
import { withNewKey, withoutKeys } from "#app/config/key-ring.ts";
import { countRowsByKey, resealEverything } from "#app/db/encryption/reseal.queries.server.ts";
import type { Database } from "#app/db/port.ts";
import { StartupError } from "#app/lib/startup-error.ts";

type Deps = { readonly db: Database; readonly config: Config; readonly say: (line: string) => void };

export type KeyUse = {
  readonly id: string;
  readonly rows: number;
  /** Whether the portal has it, and whether it seals now. */
  readonly state: "seals" | "opens" | "missing";
};

/** Every key the portal has, or that rows need, the one that seals first. */
export async function listKeys({ db, config }: Pick<Deps, "db" | "config">): Promise<KeyUse[]> {
  const counts = await countRowsByKey(db);
  const { keys } = openKeyRing(config)();
  const known = keys.map(({ id }, at): KeyUse => ({
    id,
    rows: counts.get(id) ?? 0,
    state: at === 0 ? "seals" : "opens",
  }));
  const missing = [...counts].filter(([id]) => !known.some((key) => key.id === id));
  return [...known, ...missing.map(([id, rows]): KeyUse => ({ id, rows, state: "missing" }))];
}

/**
 * Makes a new key and seals everything with it. Cut short, the next call goes on with the key that was made. Keys of a
 * variable are the operator's: then everything is sealed with the first of them. Old keys stay until `forgetKeys`.
 */
export async function rotateKeys({ db, config, say }: Deps): Promise<void> {
  const before = await listKeys({ db, config });
  const missing = before.find(({ state }) => state === "missing");
  if (missing)
    throw new StartupError(
      `${missing.rows} rows need the key ${missing.id}, which is not here. Bring it back from your safe first; nothing was changed.`,
    );
  const waiting = before.filter(({ state, rows }) => state === "opens" && rows > 0);
  if (waiting.length > 0) say("Going on with what an earlier change of keys left.");
  else if (keepsKeyFile(config)) {
    const ring = findKeyRing(config);
    if (ring) writeKeyFile(config, withNewKey(ring));
  } else {
    say(
      "The keys are in ENCRYPTION_KEYS: put a new one first (npm run keys -- make shows how it looks), keep the old one, start",
    );
    say("every process anew, then run this again. Nothing has to be sealed anew now.");
    return;
  }
  let done = 0;
  await resealEverything(db, (rows) => say(`Sealed anew: ${(done += rows)} rows.`));
}

/**
 * Takes keys that no row needs out of the file; gives their ids. While other processes run on the same database, one of them
 * could still be writing with an old key: stop them first.
 */
export async function forgetKeys({ db, config }: Pick<Deps, "db" | "config">): Promise<string[]> {
  const unused = (await listKeys({ db, config })).filter(({ state, rows }) => state === "opens" && rows === 0);
  const ids = unused.map(({ id }) => id);
  const ring = findKeyRing(config);
  if (keepsKeyFile(config) && ring && ids.length > 0) writeKeyFile(config, withoutKeys(ring, ids));
  return ids;
}
