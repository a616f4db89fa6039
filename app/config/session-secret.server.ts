import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, ConfigError } from "./env.server.ts";

/**
 * The key of every keyed hash. From `SESSION_SECRET`; in demo mode made at the first start and kept in the data
 * directory, readable by its owner only. A portal for real use must be given one, so that several processes share it.
 */
export async function readSessionSecret(config: Pick<Config, "sessionSecret" | "isDemo" | "dataDir">): Promise<string> {
  if (config.sessionSecret) return config.sessionSecret;
  if (!config.isDemo) {
    throw new ConfigError(
      "The variable SESSION_SECRET is not set. Outside demo mode the portal needs one, at least 16 characters long.\nMake one with: openssl rand -base64 32",
    );
  }
  const file = join(config.dataDir, "session-secret");
  const known = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  if (known.trim()) return known.trim();
  const secret = randomBytes(32).toString("base64url");
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
