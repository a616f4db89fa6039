import { createDecipheriv, hkdfSync } from "node:crypto";

/**
 * The secret of a second factor as versions before 0090 sealed it, with a key made from `SESSION_SECRET`; nothing is sealed so any more.
 * `undefined` when it is not whole, was sealed for somebody else, or with another key.
 */
export function openFormerSecret(sessionSecret: string, staffId: string, sealed: string): string | undefined {
  const [version, nonce, text, tag, ...rest] = sealed.split(".");
  if (version !== "v1" || !nonce || !text || !tag || rest.length > 0) return undefined;
  const key = Buffer.from(hkdfSync("sha256", sessionSecret, "", "staff-second-factor", 32));
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
    cipher.setAAD(Buffer.from(staffId));
    cipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([cipher.update(Buffer.from(text, "base64url")), cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
