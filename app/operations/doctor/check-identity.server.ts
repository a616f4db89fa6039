import type { Config, OidcProvider } from "#app/config/env.server.ts";
import type { Queryable } from "#app/db/port.ts";
import { countAdministrators } from "#app/domain/accounts/staff-identities.queries.server.ts";
import { createOidcProvider } from "#app/ports/identity/oidc.server.ts";
import { IdentityError } from "#app/ports/identity/port.ts";
import { readProviderClock } from "#app/ports/identity/provider-clock.server.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const TIMEOUT_SECONDS = 5;
/** What a provider signs is good for minutes, and refused when it is of a time to come; beyond this some sign-ins fail. */
const CLOCK_TOLERANCE_MS = 10_000;
const NOBODY = { state: "doctor", nonce: "doctor", codeVerifier: "doctor".repeat(8) };

type IdentityConfig = Pick<Config, "oidc" | "staffOidc" | "publicUrl">;

/** Asks the providers what they say of themselves, as a sign-in would begin. Whether they know this portal only a sign-in shows. */
export async function checkIdentity({ oidc, staffOidc, publicUrl }: IdentityConfig): Promise<Finding[]> {
  const portal = publicUrl ?? "http://127.0.0.1";
  return [
    ...(oidc
      ? await checkProvider(oidc, `${portal}/sign-in/back`)
      : [note("No provider (OIDC_ISSUER): residents sign in by a code by mail.")]),
    ...(staffOidc ? await checkProvider(staffOidc, `${portal}/staff/sign-in/back`) : []),
  ];
}

async function checkProvider(oidc: OidcProvider, returnAddress: string): Promise<Finding[]> {
  try {
    await createOidcProvider(oidc, TIMEOUT_SECONDS).begin(NOBODY, { returnAddress, language: "en", wantsHigh: false });
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
  return [
    ok(`The provider ${oidc.name} answers at ${oidc.issuer}; it must know ${returnAddress}.`),
    explainProviderClock(oidc.name, await readProviderClock(oidc.issuer)),
  ];
}

/** `aheadMs`: how far the provider's clock is ahead of ours. */
export function explainProviderClock(name: string, aheadMs: number | undefined): Finding {
  if (aheadMs === undefined) return note(`The provider ${name} does not say what time it is there.`);
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  return Math.abs(aheadMs) > CLOCK_TOLERANCE_MS
    ? fault(
        `The clocks of this machine and of the provider ${name} differ by ${seconds} seconds: what it signs may be refused.`,
        "timedatectl set-ntp true",
      )
    : ok(`The clocks of this machine and of the provider ${name} agree (${seconds} s).`);
}

/** Whether somebody with administration can come in once passwords are switched off. Needs the newest schema. */
export async function checkStaffDoor(
  db: Queryable,
  { staffPasswords, staffOidc }: Pick<Config, "staffPasswords" | "staffOidc">,
): Promise<Finding[]> {
  if (staffPasswords || !staffOidc) return [];
  const { all, named } = await countAdministrators(db, staffOidc.issuer);
  if (all === 0)
    return [
      fault(
        "STAFF_PASSWORDS is 0 and nobody with administration has an account in use: nobody could let anybody in.",
        'npm run admin -- create --email MAIL --name "NAME" --role administrator, with the address that the provider knows',
      ),
    ];
  if (named === 0)
    return [
      fault(
        `STAFF_PASSWORDS is 0 and nobody with administration has come in by ${staffOidc.name} yet.`,
        "sign in by it once at /staff/sign-in as an administrator, before or after STAFF_PASSWORDS=1 and a restart",
      ),
    ];
  return [ok(`${named} of ${all} with administration came in by ${staffOidc.name} before; passwords are off.`)];
}
