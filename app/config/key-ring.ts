import { randomBytes } from "node:crypto";
import { StartupError } from "#app/lib/startup-error.ts";

/** A key of AES-256, under the id that stands in everything it sealed. */
export type DataKey = { readonly id: string; readonly key: Buffer };

export type KeyRing = {
  /** The first seals; the others still open what they sealed. */
  readonly keys: readonly [DataKey, ...DataKey[]];
  /** Of the keyed hashes by which sealed values are looked up. Stays when data keys are renewed. */
  readonly indexKey: Buffer;
};

const KEY_BYTES = 32;
const INDEX = "index";
const MAKE_ONE = "Make a value with: npm run keys -- make";

const makeDataKey = (): DataKey => ({ id: `k${randomBytes(4).toString("hex")}`, key: randomBytes(KEY_BYTES) });

export const makeKeyRing = (): KeyRing => ({ keys: [makeDataKey()], indexKey: randomBytes(KEY_BYTES) });

/** The ring with a new key that seals from now on. */
export const withNewKey = (ring: KeyRing): KeyRing => ({ ...ring, keys: [makeDataKey(), ...ring.keys] });

/** The ring without these keys; the one that seals always stays. */
export function withoutKeys({ keys: [current, ...others], indexKey }: KeyRing, ids: readonly string[]): KeyRing {
  return { keys: [current, ...others.filter(({ id }) => !ids.includes(id))], indexKey };
}

/** One `id:key` a line, the key that seals first; read back by `parseKeyRing`. */
export function formatKeyRing({ keys, indexKey }: KeyRing): string {
  const lines = [...keys.map(({ id, key }) => [id, key] as const), [INDEX, indexKey] as const];
  return lines.map(([id, key]) => `${id}:${key.toString("base64url")}\n`).join("");
}

/** `source` names to a person where the text stands. Never says a key. */
export function parseKeyRing(text: string, source: string): KeyRing {
  const refuse = (why: string): never => {
    throw new StartupError(`${source} ${why}. ${MAKE_ONE}`);
  };
  const entries = text.split(/[\s,]+/).filter(Boolean);
  const read = entries.map((entry, at): DataKey => {
    const [, id, written] = /^([a-z][a-z0-9]{0,15}):([A-Za-z0-9_+/-]+=*)$/.exec(entry) ?? [];
    if (id === undefined || written === undefined) return refuse(`has an entry, number ${at + 1}, that is no id:key`);
    const key = Buffer.from(written, "base64url");
    return key.length === KEY_BYTES ? { id, key } : refuse(`has a key ${id} that is not ${KEY_BYTES} bytes long`);
  });
  if (new Set(read.map(({ id }) => id)).size < read.length) refuse("names a key twice");
  const indexKey = read.find(({ id }) => id === INDEX)?.key ?? refuse(`has no key named ${INDEX}`);
  const [first, ...others] = read.filter(({ id }) => id !== INDEX);
  return { keys: [first ?? refuse("has no key that seals"), ...others], indexKey };
}
