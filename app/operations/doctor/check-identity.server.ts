import type { Config } from "#app/config/env.server.ts";
import { createOidcProvider } from "#app/ports/identity/oidc.server.ts";
import { IdentityError } from "#app/ports/identity/port.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const TIMEOUT_SECONDS = 5;
const NOBODY = { state: "doctor", nonce: "doctor", codeVerifier: "doctor".repeat(8) };

/** Asks the provider what it says of itself, as a sign-in would begin. Whether it knows this portal only a sign-in shows. */
export async function checkIdentity({ oidc, publicUrl }: Pick<Config, "oidc" | "publicUrl">): Promise<Finding[]> {
  if (!oidc) return [note("No provider (OIDC_ISSUER): residents sign in by a code by mail.")];
  const returnAddress = `${publicUrl ?? "http://127.0.0.1"}/sign-in/back`;
  try {
    await createOidcProvider(oidc, TIMEOUT_SECONDS).begin(NOBODY, { returnAddress, language: "en", wantsHigh: false });
    return [ok(`The provider ${oidc.name} answers at ${oidc.issuer}; it must know ${returnAddress}.`)];
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    const problem =
      error.reason === "unreachable" ? "cannot be reached" : "is no OpenID provider, or names another issuer";
    return [
      fault(
        `The provider at ${oidc.issuer} ${problem}.`,
        `curl -m 5 ${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      ),
    ];
  }
}
