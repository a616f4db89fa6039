import type { Services } from "#app/domain/services.ts";
import { isCommonPassword } from "./common-passwords.server.ts";
import { findPasswordFault, normalisePassword, type PasswordFault, siteWords } from "./password-rules.ts";

/** What a new password is weighed with. */
export type PasswordDeps = Pick<Services, "site" | "breachedPasswords">;

/**
 * The first thing wrong with a new password, wherever one is chosen: our rules, then the list of the most used, then, where the
 * authority named a service for it, those that leaked.
 */
export async function checkNewPassword(
  deps: PasswordDeps,
  password: string,
  account: { readonly email: string; readonly name: string },
): Promise<PasswordFault | undefined> {
  const fault = findPasswordFault(password, { ...account, siteWords: siteWords(deps.site) });
  if (fault) return fault;
  if (await isCommonPassword(password)) return "common";
  return (await deps.breachedPasswords?.holds(normalisePassword(password))) ? "breached" : undefined;
}
