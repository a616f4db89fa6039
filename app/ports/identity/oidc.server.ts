import * as oidc from "openid-client";
import { createGuardedFetch, FetchRefusedError, hostOf, toResponse } from "#app/ports/fetch/guarded-fetch.server.ts";
import { type Identity, IdentityError, type IdentityProvider } from "./port.ts";

export type OidcOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly scopes: string;
  /** The classes (`acr`; for staff methods, `amr`, too) that count as substantial; none: all who come from here have the low level. */
  readonly substantialClasses: readonly string[];
};

const TIMEOUT_SECONDS = 10;
/** A provider changes keys and addresses now and then; an hour is what they plan for. */
const KNOWN_FOR_MS = 3_600_000;

const isOnThisComputer = (address: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);

/** An error with one of these words means that the provider itself is in trouble (RFC 6749, 4.1.2.1). */
const OUT_OF_ORDER = new Set(["server_error", "temporarily_unavailable"]);

function hasNoAnswer(cause: unknown): boolean {
  if (cause instanceof oidc.ResponseBodyError) return cause.status >= 500;
  if (cause instanceof FetchRefusedError) return cause.reason !== "inside";
  if (!(cause instanceof oidc.ClientError)) return cause instanceof TypeError;
  if (cause.code === "OAUTH_TIMEOUT" || cause.code === "OAUTH_ABORT") return true;
  const { cause: inner } = cause;
  if (inner instanceof FetchRefusedError) return inner.reason !== "inside";
  return inner instanceof TypeError || (inner instanceof Response && inner.status >= 500);
}

function toIdentityError(cause: unknown): IdentityError {
  if (cause instanceof IdentityError) return cause;
  if (cause instanceof oidc.AuthorizationResponseError) {
    if (cause.error === "access_denied") return new IdentityError("cancelled", { cause });
    return new IdentityError(OUT_OF_ORDER.has(cause.error) ? "unreachable" : "refused", { cause });
  }
  return new IdentityError(hasNoAnswer(cause) ? "unreachable" : "refused", { cause });
}

/** The configured host may stand in the authority's own network; where it says that its other parts are may not. */
function fetchFor(issuer: URL, timeoutSeconds: number): oidc.CustomFetch {
  const guarded = createGuardedFetch({ trustedHosts: [hostOf(issuer)], timeoutMs: timeoutSeconds * 1000 });
  return async (address, { method, headers, body, signal }) =>
    // The library sends the fields of forms only.
    toResponse(await guarded(address, { method, headers, body: body?.toString() ?? null, signal: signal ?? null }));
}

async function discover(options: OidcOptions, timeout: number): Promise<oidc.Configuration> {
  const issuer = new URL(options.issuer);
  const config = await oidc.discovery(
    issuer,
    options.clientId,
    undefined,
    oidc.ClientSecretBasic(options.clientSecret),
    {
      timeout,
      execute: isOnThisComputer(issuer) ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: fetchFor(issuer, timeout),
    },
  );
  // The library trusts the connection alone otherwise; a proxy in between may end it.
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** Keeps what the provider says of itself for an hour; a failure is not kept. */
function keepDiscovered(options: OidcOptions, timeout: number): () => Promise<oidc.Configuration> {
  let known: { readonly config: Promise<oidc.Configuration>; readonly until: number } | undefined;
  return async () => {
    if (!known || known.until < Date.now()) {
      const config = discover(options, timeout);
      known = { config, until: Date.now() + KNOWN_FOR_MS };
      config.catch(() => (known = undefined));
    }
    return known.config;
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

/** Any OpenID provider: authorization code with PKCE, state and nonce, the id token's signature always checked. */
export function createOidcProvider(options: OidcOptions, timeoutSeconds = TIMEOUT_SECONDS): IdentityProvider {
  const getConfig = keepDiscovered(options, timeoutSeconds);
  const { substantialClasses } = options;
  return {
    name: options.name,
    isSubstantial: (assuranceClass) => assuranceClass !== undefined && substantialClasses.includes(assuranceClass),

    async begin({ state, nonce, codeVerifier }, { returnAddress, language, wantsHigh }) {
      try {
        const config = await getConfig();
        return oidc.buildAuthorizationUrl(config, {
          redirect_uri: returnAddress,
          scope: options.scopes,
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          ui_locales: language,
          ...(wantsHigh && substantialClasses.length > 0 && { acr_values: substantialClasses.join(" ") }),
        });
      } catch (error) {
        throw toIdentityError(error);
      }
    },

    async finish(cameBackAt, { state, nonce, codeVerifier }): Promise<Identity> {
      try {
        const tokens = await oidc.authorizationCodeGrant(await getConfig(), cameBackAt, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new IdentityError("refused");
        return {
          issuer: claims.iss,
          subject: claims.sub,
          assuranceClass: textOf(claims["acr"]),
          name: textOf(claims["name"]),
          verifiedEmail: claims["email_verified"] === true ? textOf(claims["email"]) : undefined,
          methods: Array.isArray(claims["amr"]) ? claims["amr"].filter((one) => typeof one === "string") : [],
        };
      } catch (error) {
        throw toIdentityError(error);
      }
    },
  };
}
