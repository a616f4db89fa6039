import { ConfigError } from "#app/config/env.server.ts";
import { runCalendar } from "./content-calendar.ts";
import { runParity } from "./content-parity.ts";
import { runSchema } from "./content-schema.ts";

const USAGE =
  "npm run content -- parity [--strict] [--json], schema [--out FILE], or calendar --from ADDRESS --out FILE";

/** What can be done with a content folder, by the first word after `npm run content --`. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  parity: runParity,
  schema: runSchema,
  calendar: runCalendar,
};

/** What `parseArgs` throws for an option that nobody has, or one without its value. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

async function main(): Promise<number> {
  const [name = "", ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    console.error(`${name ? `there is no “${name}”` : "say what to do"} (usage: ${USAGE})`);
    return 1;
  }
  try {
    return await command(args);
  } catch (error) {
    if (!(error instanceof ConfigError || isUsageError(error))) throw error;
    console.error(`${error.message.replace(/\s*\n\s*/g, " ")} (usage: ${USAGE})`);
    return 1;
  }
}

process.exitCode = await main();
