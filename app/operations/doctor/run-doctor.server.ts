import { type Config, ConfigError, readConfig } from "#app/config/env.server.ts";
import type { ToolEnvironment } from "#app/db/postgres-tools.server.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import { checkAddress } from "./check-address.ts";
import { checkContent } from "./check-content.server.ts";
import { checkDatabase } from "./check-database.server.ts";
import { checkDisk } from "./check-disk.server.ts";
import { checkIdentity } from "./check-identity.server.ts";
import { checkKeys } from "./check-keys.server.ts";
import { checkMail } from "./check-mail.server.ts";
import { checkModels } from "./check-models.server.ts";
import { checkPush } from "./check-push.server.ts";
import { checkRuntime, thisRuntime } from "./check-runtime.ts";
import { checkSecrets } from "./check-secrets.ts";
import { fault, type Finding } from "./finding.ts";

type Checks = Readonly<Record<string, () => Finding[] | Promise<Finding[]>>>;

const checksOf = (config: Config, env: ToolEnvironment): Checks => ({
  secrets: () => checkSecrets(config),
  keys: () => [checkKeys(config)],
  address: () => checkAddress(config),
  content: () => checkContent(config.contentDir),
  disk: () => checkDisk(config.dataDir),
  database: () => checkDatabase(config, env),
  models: () => checkModels(config),
  mail: () => checkMail(config),
  push: () => [checkPush(config)],
  identity: () => checkIdentity(config),
});

async function run(name: string, check: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [
      fault(
        isStartupError(error) ? text : `The check of ${name} failed: ${text}`,
        "npm run doctor, once that is mended",
      ),
    ];
  }
}

/** All checks, beside a running portal or before the first start. Nothing is changed. */
export async function runDoctor(env: ToolEnvironment): Promise<Finding[]> {
  const runtime = checkRuntime(thisRuntime());
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!isStartupError(error) && !(error instanceof ConfigError)) throw error;
    const text = error.message.split("\n")[0] ?? "";
    return [...runtime, fault(text, "correct or unset it, then npm run doctor")];
  }
  const found = await Promise.all(Object.entries(checksOf(config, env)).map(([name, check]) => run(name, check)));
  return [...runtime, ...found.flat()];
}

/** A line for each finding, and the verdict; the first fault is the last line. */
export function tellFindings(findings: readonly Finding[]): string[] {
  const lines = findings.map((one) =>
    one.level === "fault" ? `FAULT ${one.text} Next: ${one.next}` : `${one.level.padEnd(5)} ${one.text}`,
  );
  const faults = findings.filter((one) => one.level === "fault");
  const [first] = faults;
  const notes = findings.filter((one) => one.level === "note").length;
  if (!first) return [...lines, `Sound: ${findings.length} findings, ${notes} of them notes.`];
  return [...lines, `${faults.length} ${faults.length === 1 ? "fault" : "faults"}. ${first.text} Next: ${first.next}`];
}
