import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is kept sealed beside an attachment's row. */
export type SealedFacts = {
  readonly name: string;
  /** Of the content, in base64url. */
  readonly key: string;
};

const bound = (id: string): Buffer => Buffer.from(`attachment\0v1\0${id}`);
export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Seals a content with a key of its own (AES-256-GCM, bound to its row). That key is sealed in the row by the key ring: renewing
 * the ring's keys seals it anew and leaves files as they are, and a row that goes takes the only key of its file with it.
 */
export function sealContent(id: string, bytes: Uint8Array): { readonly key: string; readonly sealed: Buffer } {
  const key = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(id));
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { key: key.toString("base64url"), sealed };
}

/** Throws when a byte of it was changed, or it is another row's. */
export function openContent(id: string, key: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, "base64url"), sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(bound(id))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
