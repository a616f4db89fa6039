import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { isContactOf, listFindable } from "#app/domain/requests/list-findable.server.ts";
import type { Identifier } from "#app/domain/requests/identifiers.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { mailCode } from "./one-time-code.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret">;

/** Of the browser that asked: it opens no account, nor does a code for signing in open a request. */
export const accessCodeKey = (deps: Pick<Services, "sessionSecret">, browserToken: string): string =>
  hashSessionToken(deps.sessionSecret, browserToken, "access-code");

/**
 * For whoever lost reference or code and gives the mail address or telephone they are reached by. A code goes to the mail address
 * that stands in the request, never to one that was typed, and opens the requests with that address. Where nothing is found,
 * a code is made that goes nowhere: whether somebody has a request cannot be learned here.
 */
export async function askForAccess(
  deps: Deps,
  input: {
    readonly contact: Identifier;
    readonly serviceSlug: string | undefined;
    readonly language: Language;
    readonly browserToken: string;
  },
): Promise<void> {
  const { contact, serviceSlug, language, browserToken } = input;
  const found = await listFindable(deps, { contact, serviceSlug });
  // A telephone can stand in requests of several people: the newest says who is asked.
  const email = found.find((request) => request.contact.email)?.contact.email;
  const isTheirs = (request: (typeof found)[number]) =>
    email !== undefined && isContactOf(request, { kind: "email", value: email.toLowerCase() });
  await mailCode(deps, {
    browserHash: accessCodeKey(deps, browserToken),
    email,
    requestIds: found.filter(isTheirs).map(({ id }) => id),
    language,
    lines: ["requests:lost.mail", "account:mail.code", "account:mail.valid", "account:mail.not_you"],
  });
}
