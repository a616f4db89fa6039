import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { KeyRing } from "#app/config/key-ring.ts";
import type { FieldCipher, FieldPlace } from "./port.ts";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";

/** A sealed value cannot be opened: its key is unknown, or it is not what was sealed for this row. */
export class SealedValueError extends Error {
  constructor(
    readonly reason: "unknown_key" | "damaged",
    { column, row }: FieldPlace,
  ) {
    super(`What is sealed in ${column} of row ${row} cannot be opened (${reason}).`);
  }
}

/** Bound to all of this, a value that is moved to another row or column does not open. */
const bound = (keyId: string, { column, row }: FieldPlace): Buffer =>
  Buffer.from([VERSION, keyId, column, row].join("\0"));

/** The id of the key that sealed a value; `undefined` when it is not sealed by us. */
export const keyIdOf = (sealed: string): string | undefined => /^v1\.([a-z][a-z0-9]*)\./.exec(sealed)?.[1];

/**
 * AES-256-GCM with a random nonce of 96 bits, and HMAC-SHA-256 for look-up. Written as
 * `v1.<key id>.<nonce, text and tag in base64url>`. `readRing` is asked each time, so that a renewed key is used at once.
 */
export function createFieldCipher(readRing: () => KeyRing): FieldCipher {
  return {
    seal(place, text) {
      const [{ id, key }] = readRing().keys;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(id, place));
      const written = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}.${id}.${Buffer.concat(written).toString("base64url")}`;
    },
    open(place, sealed) {
      const id = keyIdOf(sealed);
      const found = readRing().keys.find((one) => one.id === id);
      if (!found) throw new SealedValueError("unknown_key", place);
      const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf(".") + 1), "base64url");
      try {
        const decipher = createDecipheriv(ALGORITHM, found.key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(bound(found.id, place))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        throw new SealedValueError("damaged", place);
      }
    },
    index: (purpose, value) => createHmac("sha256", readRing().indexKey).update(`${purpose}\0${value}`).digest("hex"),
    sealsWith: () => readRing().keys[0].id,
    knows: (keyId) => readRing().keys.some(({ id }) => id === keyId),
  };
}
