import { createHmac, randomBytes } from "node:crypto";

/** 256 random bits for the cookie. The database keeps only the keyed hash: reading it lets nobody in. */
export function makeSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

type TokenUse =
  | "staff-session"
  | "staff-invitation"
  | "resident-session"
  | "sign-in-code"
  | "provider-sign-in"
  | "staff-provider-sign-in"
  | "own-code"
  | "access-code"
  | "api-key";

export function hashSessionToken(sessionSecret: string, token: string, use: TokenUse = "staff-session"): string {
  return createHmac("sha256", sessionSecret).update(`${use}:${token}`).digest("hex");
}
