import { readFileSync } from "node:fs";
import { StartupError } from "#app/lib/startup-error.ts";

type Environment = Record<string, string | undefined>;

/** Variables whose value may stand in a file instead, named by the variable with `_FILE` at its end. */
export const SECRETS: readonly string[] = [
  "DATABASE_URL",
  "LLM_API_KEY",
  "EMBEDDINGS_API_KEY",
  "RERANK_API_KEY",
  "SMTP_URL",
  "SMS_API_KEY",
  "PUSH_PRIVATE_KEY",
  "SMS_REPLY_KEY",
  "SESSION_SECRET",
  "ENCRYPTION_KEYS",
  "METRICS_TOKEN",
  "OIDC_CLIENT_SECRET",
  "STAFF_OIDC_CLIENT_SECRET",
  "FILES_S3_SECRET_ACCESS_KEY",
  "EVALUATION_KEY",
];

function readSecret(variable: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The variable ${variable} names the file ${file}, which cannot be read (${code}). Correct it, or let the portal's account read the file.`,
    );
  }
}

/** The environment with every secret that a file holds in its place. */
export function withSecretFiles(env: Environment): Environment {
  const read: Environment = {};
  for (const name of SECRETS) {
    const variable = `${name}_FILE`;
    const file = env[variable];
    if (!file) continue;
    if (env[name]) throw new StartupError(`Both ${name} and ${variable} are set. Unset one of them.`);
    read[name] = readSecret(variable, file);
  }
  return { ...env, ...read };
}
