import { randomBytes } from "node:crypto";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const ID_LENGTH = 12;
const KEY = /^owk_([a-z2-7]{12})_([\w-]{43})$/;

export type ApiKey = { readonly id: string; readonly key: string; readonly hash: string };

/** A new key, `owk_<id>_<secret>` with 256 random bits; it is shown once, and only its keyed hash is stored. */
export function makeApiKey(sessionSecret: string): ApiKey {
  const id = Array.from(randomBytes(ID_LENGTH), (byte) => BASE32[byte % BASE32.length]).join("");
  const key = `owk_${id}_${randomBytes(32).toString("base64url")}`;
  return { id, key, hash: hashApiKey(sessionSecret, key) };
}

export const hashApiKey = (sessionSecret: string, key: string): string =>
  hashSessionToken(sessionSecret, key, "api-key");

/** The id in a key; `undefined` when it cannot be a key of this portal. */
export const idOfApiKey = (key: string): string | undefined => KEY.exec(key)?.[1];
