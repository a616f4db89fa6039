import type { Config } from "#app/config/env.server.ts";
import { fault, type Finding, note, ok } from "./finding.ts";

const MAKE_ONE = "openssl rand -base64 32";
const COMFORTABLE_LENGTH = 32;
const LEAST_TOKEN_LENGTH = 16;
/** A random secret of 16 characters has fewer different ones once in millions. */
const LEAST_DIFFERENT = 8;

type SecretConfig = Pick<Config, "isDemo" | "sessionSecret" | "metricsToken" | "evaluationKey">;

function checkSessionSecret({ isDemo, sessionSecret: secret }: SecretConfig): Finding {
  if (secret === undefined) {
    return isDemo
      ? note("Demo mode: SESSION_SECRET is made at the first start. Real use needs one of its own, and DEMO=0.")
      : fault("SESSION_SECRET is not set; outside demo mode the portal does not start without.", MAKE_ONE);
  }
  if (new Set(secret).size < LEAST_DIFFERENT) return fault("SESSION_SECRET is easy to guess.", MAKE_ONE);
  if (secret.length < COMFORTABLE_LENGTH)
    return note(
      `SESSION_SECRET has ${secret.length} characters; ${COMFORTABLE_LENGTH} random ones are better. Changing it ends sessions and residents' codes.`,
    );
  return ok("SESSION_SECRET is long enough.");
}

/** Never says a secret, only what is wrong with it. */
export function checkSecrets(config: SecretConfig): Finding[] {
  const findings = [checkSessionSecret(config)];
  if (config.metricsToken !== undefined && config.metricsToken.length < LEAST_TOKEN_LENGTH)
    findings.push(fault(`METRICS_TOKEN has fewer than ${LEAST_TOKEN_LENGTH} characters.`, MAKE_ONE));
  if (config.evaluationKey !== undefined && !config.isDemo)
    findings.push(
      note("EVALUATION_KEY is set: whoever knows it is free of rate limits. Unset it when the evaluation is over."),
    );
  return findings;
}
