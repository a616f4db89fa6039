import { findKeyRing } from "#app/config/encryption-keys.server.ts";
import type { Config } from "#app/config/env.server.ts";
import { createFieldCipher, keyIdOf } from "#app/db/encryption/field-cipher.server.ts";
import { selectSamples } from "#app/db/encryption/reseal.queries.server.ts";
import type { Queryable } from "#app/db/port.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const BRING_BACK = "bring ENCRYPTION_KEYS, or the file encryption-keys in DATA_DIR, back from your safe";

type KeyConfig = Pick<Config, "encryptionKeys" | "isDemo" | "dataDir" | "databaseUrl">;

/** Whether there are keys. */
export function checkKeys(config: KeyConfig): Finding {
  try {
    const ring = findKeyRing(config);
    if (ring)
      return config.encryptionKeys
        ? ok(`ENCRYPTION_KEYS holds ${ring.keys.length} keys; ${ring.keys[0].id} seals.`)
        : note(
            `What is stored sealed opens with the file encryption-keys in DATA_DIR (${ring.keys[0].id} seals). Keep a copy of it apart: without it, backups cannot be read.`,
          );
  } catch (error) {
    if (!isStartupError(error)) throw error;
    return fault(error.message, "npm run keys -- make");
  }
  return config.databaseUrl && !config.isDemo
    ? fault("ENCRYPTION_KEYS is not set; with DATABASE_URL the portal does not start without.", "npm run keys -- make")
    : note("The keys of what is stored sealed are made at the first start, in the file encryption-keys in DATA_DIR.");
}

/** Whether they open what is in the database: one value of each column is tried. */
export async function checkSealedRows(db: Queryable, config: KeyConfig): Promise<Finding[]> {
  const samples = await selectSamples(db);
  if (samples.length === 0) return [];
  const ring = findKeyRing(config);
  const fields = ring && createFieldCipher(() => ring);
  for (const { column, row, sealed } of samples) {
    try {
      if (!fields) throw new Error("no keys");
      fields.open({ column, row }, sealed);
    } catch {
      return [
        fault(`What is sealed in ${column} by the key ${keyIdOf(sealed) ?? "?"} does not open here.`, BRING_BACK),
      ];
    }
  }
  return [ok("What is stored sealed opens.")];
}
