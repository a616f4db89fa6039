import { createECDH } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./env.server.ts";

type PushConfig = Pick<Config, "push" | "isDemo" | "dataDir">;

const CURVE = "prime256v1";
const KEY_BYTES = 32;

/** A private key for web push (VAPID): 32 bytes in base64url. */
export function makePushKey(): string {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  const key = pair.getPrivateKey();
  // Leading zeros are left out by Node.
  return Buffer.concat([Buffer.alloc(KEY_BYTES - key.length), key]).toString("base64url");
}

/** The half that browsers are given; throws when the private one is no point of the curve. */
export function publicPushKey(privateKey: string): string {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  return pair.getPublicKey("base64url");
}

const keyFile = ({ dataDir }: Pick<Config, "dataDir">): string => join(dataDir, "push-key");

/**
 * The key from `PUSH_PRIVATE_KEY`; in demo mode one made at the first start and kept in the data directory, so that browsers can be asked
 * although nothing is sent. Otherwise none: push is not offered.
 */
export async function readPushKey(config: PushConfig): Promise<string | undefined> {
  if (config.push) return config.push.privateKey;
  if (!config.isDemo) return undefined;
  const known = await readFile(keyFile(config), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  if (known.trim()) return known.trim();
  const key = makePushKey();
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(keyFile(config), `${key}\n`, { mode: 0o600 });
  return key;
}
