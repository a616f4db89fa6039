import { generate } from "otplib";
import type { Database } from "#app/db/port.ts";
import type { Browser } from "#app/domain/accounts/browser.ts";
import { offerSecondFactor, setUpSecondFactor } from "#app/domain/accounts/set-up-second-factor.server.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";

type Deps = {
  readonly db: Database;
  readonly clock: { now(): Date };
  readonly site: unknown;
  readonly sessionSecret: string;
};

const browser: Browser = "firefox";

/** What the app on somebody's telephone shows, or will show. */
export const codeOf = (secret: string, at: Date, steps = 0): Promise<string> =>
  generate({ secret: secret.replaceAll(" ", ""), epoch: Math.floor(at.getTime() / 1_000) + 30 * steps });

/** A staff member who has set up their telephone; its secret, and the codes on paper. */
export async function aSecondFactor(deps: Deps, staff: StaffSession) {
  const signedIn = { ...staff, sessionId: "", signedInAt: deps.clock.now(), hasSecondFactor: false };
  const { sealed, secret } = offerSecondFactor(deps as never, signedIn, "en");
  const typed = await codeOf(secret, deps.clock.now());
  const outcome = await setUpSecondFactor(deps as never, signedIn, { sealed, typed, isFirst: true, browser });
  if (outcome.status !== "set_up") throw new Error(outcome.status);
  return { secret, recoveryCodes: outcome.recoveryCodes, token: outcome.token };
}
