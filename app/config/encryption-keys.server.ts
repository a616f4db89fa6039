import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Config, ConfigError } from "./env.server.ts";
import { formatKeyRing, type KeyRing, makeKeyRing, parseKeyRing } from "./key-ring.ts";

type KeyConfig = Pick<Config, "encryptionKeys" | "isDemo" | "dataDir" | "databaseUrl">;

/** In the data directory, readable by its owner only. */
export const ENCRYPTION_KEY_FILE = "encryption-keys";

/** Gives the ring as it is now: another process may have put a new key into its file. */
export type KeyRingSource = () => KeyRing;

const keyFile = (config: Pick<Config, "dataDir">): string => join(config.dataDir, ENCRYPTION_KEY_FILE);

/** Whether the portal keeps its keys in a file of its own, which it may write. */
export const keepsKeyFile = (config: KeyConfig): boolean => !config.encryptionKeys;

function readFileRing(config: KeyConfig): KeyRing | undefined {
  const path = keyFile(config);
  try {
    return parseKeyRing(readFileSync(path, "utf8"), `The file ${path}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The keys there are already: the variable, else the file in the data directory. */
export function findKeyRing(config: KeyConfig): KeyRing | undefined {
  if (config.encryptionKeys) return parseKeyRing(config.encryptionKeys, "The variable ENCRYPTION_KEYS");
  return readFileRing(config);
}

/** All of the file or nothing: a kill in the middle must leave the old keys. */
export function writeKeyFile(config: Pick<Config, "dataDir">, ring: KeyRing): void {
  mkdirSync(config.dataDir, { recursive: true });
  const path = keyFile(config);
  const partial = `${path}.${process.pid}`;
  const file = openSync(partial, "w", 0o600);
  writeSync(file, formatKeyRing(ring));
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, path);
}

/**
 * The keys of everything that is stored sealed. From `ENCRYPTION_KEYS`; else, in demo mode and on the embedded database,
 * made at the first start and kept in the data directory. On a server of its own the portal must be given them, so that several
 * processes share them.
 */
export function openKeyRing(config: KeyConfig): KeyRingSource {
  const known = findKeyRing(config);
  if (known && !keepsKeyFile(config)) return () => known;
  if (!known && config.databaseUrl && !config.isDemo) {
    throw new ConfigError(
      "The variable ENCRYPTION_KEYS is not set. With DATABASE_URL the portal needs it: what residents tell of themselves is stored sealed.\nMake a value with: npm run keys -- make",
    );
  }
  if (!known) writeKeyFile(config, makeKeyRing());
  return followKeyFile(config);
}

function followKeyFile(config: KeyConfig): KeyRingSource {
  const changedAt = (): number => statSync(keyFile(config)).mtimeMs;
  const read = (): KeyRing => {
    const ring = readFileRing(config);
    if (!ring) throw new ConfigError(`The file ${keyFile(config)} is gone. Bring it back from your safe.`);
    return ring;
  };
  let held = { at: changedAt(), ring: read() };
  return () => {
    const at = changedAt();
    if (at !== held.at) held = { at, ring: read() };
    return held.ring;
  };
}
