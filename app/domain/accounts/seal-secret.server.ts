import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const keyOf = (sessionSecret: string): Buffer =>
  Buffer.from(hkdfSync("sha256", sessionSecret, "", "staff-second-factor", 32));

/** Encrypts the secret of a second factor (AES-256-GCM) for one staff member: in another's row it opens nothing. */
export function sealSecret(sessionSecret: string, staffId: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(sessionSecret), nonce);
  cipher.setAAD(Buffer.from(staffId));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return ["v1", ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/** The secret again; `undefined` when it is not whole, was sealed for somebody else, or with another key. */
export function unsealSecret(sessionSecret: string, staffId: string, sealed: string): string | undefined {
  const [version, nonce, text, tag, ...rest] = sealed.split(".");
  if (version !== "v1" || !nonce || !text || !tag || rest.length > 0) return undefined;
  try {
    const cipher = createDecipheriv("aes-256-gcm", keyOf(sessionSecret), Buffer.from(nonce, "base64url"), {
      authTagLength: 16,
    });
    cipher.setAAD(Buffer.from(staffId));
    cipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([cipher.update(Buffer.from(text, "base64url")), cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
