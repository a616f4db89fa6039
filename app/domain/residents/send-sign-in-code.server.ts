import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { mailCode } from "./one-time-code.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

/**
 * Mails a code that opens an account in the browser that holds `browserToken`, once, for ten minutes. An address without an
 * account gets one when its code is entered, so nobody learns from this which addresses have one.
 */
export const sendSignInCode = (
  deps: Deps,
  {
    email,
    language,
    browserToken,
  }: { readonly email: string; readonly language: Language; readonly browserToken: string },
): Promise<void> =>
  mailCode(deps, {
    browserHash: hashSessionToken(deps.sessionSecret, browserToken, "sign-in-code"),
    email,
    language,
    lines: ["account:mail.code", "account:mail.valid", "account:mail.not_you"],
  });
