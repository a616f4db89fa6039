import { randomBytes } from "node:crypto";

/** 96 bits: short enough for a text message, too long to be guessed. */
const TOKEN_BYTES = 12;

/**
 * A secret of 16 letters, digits, `-` and `_` for the end of a link in a message. Programs that find links in texts leave out signs at
 * their end, so it ends with a letter or digit.
 */
export function makeLinkToken(): string {
  for (;;) {
    const token = randomBytes(TOKEN_BYTES).toString("base64url");
    if (/[A-Za-z0-9]$/.test(token)) return token;
  }
}
