import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, ConfigError } from "./env.server.ts";

type SecretConfig = Pick<Config, "sessionSecret" | "isDemo" | "dataDir">;

const secretFile = (config: SecretConfig): string => join(config.dataDir, "session-secret");

/** The secret there is already: the variable, else what demo mode keeps in the data directory. */
export async function findSessionSecret(config: SecretConfig): Promise<string | undefined> {
  if (config.sessionSecret) return config.sessionSecret;
  if (!config.isDemo) return undefined;
  const known = await readFile(secretFile(config), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return known.trim() || undefined;
}

/**
 * The key of every keyed hash. From `SESSION_SECRET`; in demo mode made at the first start and kept in the data
 * directory, readable by its owner only. A portal for real use must be given one, so that several processes share it.
 */
export async function readSessionSecret(config: SecretConfig): Promise<string> {
  const known = await findSessionSecret(config);
  if (known) return known;
  if (!config.isDemo) {
    throw new ConfigError(
      "The variable SESSION_SECRET is not set. Outside demo mode the portal needs one, at least 16 characters long.\nMake one with: openssl rand -base64 32",
    );
  }
  const secret = randomBytes(32).toString("base64url");
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(secretFile(config), `${secret}\n`, { mode: 0o600 });
  return secret;
}
