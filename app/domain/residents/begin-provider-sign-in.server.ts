import { failureOf } from "#app/domain/accounts/identity-failure.server.ts";
import { PROVIDER_SIGN_IN_VALID_MS, secretsOf } from "#app/domain/accounts/provider-secrets.server.ts";
import { insertProviderSignIn } from "#app/domain/accounts/provider-sign-ins.queries.server.ts";
import { hashSessionToken } from "#app/domain/accounts/session-token.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { IdentityFailure } from "#app/ports/identity/port.ts";

export type ProviderDeps = Pick<Services, "db" | "clock" | "log" | "sessionSecret" | "publicUrl"> & {
  readonly identity: NonNullable<Services["identity"]>;
};

export type BeginOutcome =
  { readonly status: "begun"; readonly address: URL } | { readonly status: "failed"; readonly reason: IdentityFailure };

/** Where providers send browsers back to; it must be known to the provider, to the letter. */
export const returnAddress = (publicUrl: string): string => `${publicUrl}/sign-in/back`;

/** Sends the browser that holds `browserToken` to the provider, from where it may come back once, within ten minutes. */
export async function beginProviderSignIn(
  deps: ProviderDeps,
  input: {
    readonly browserToken: string;
    readonly returnPath: string;
    readonly language: Language;
    readonly wantsHigh: boolean;
    /** The account that gets the identity: its owner asked for it. */
    readonly residentId?: string;
  },
): Promise<BeginOutcome> {
  const { db, clock, identity, sessionSecret, publicUrl } = deps;
  const { browserToken, language, wantsHigh } = input;
  try {
    const secrets = secretsOf(sessionSecret, browserToken);
    const wish = { returnAddress: returnAddress(publicUrl), language, wantsHigh };
    const address = await identity.begin(secrets, wish);
    const now = clock.now();
    await insertProviderSignIn(db, {
      browserHash: hashSessionToken(sessionSecret, browserToken, "provider-sign-in"),
      residentId: input.residentId,
      returnPath: input.returnPath,
      createdAt: now,
      expiresAt: new Date(now.getTime() + PROVIDER_SIGN_IN_VALID_MS),
    });
    return { status: "begun", address };
  } catch (error) {
    return { status: "failed", reason: failureOf(deps, error) };
  }
}
