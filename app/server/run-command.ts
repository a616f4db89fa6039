import { ConfigError } from "#app/config/env.server.ts";
import { isStartupError } from "#app/lib/startup-error.ts";

/** The command was called wrongly: its message, if any, and the usage are shown. */
export class UsageError extends Error {}

/** Runs a command of one process: its status is the exit code, and what a person can mend is the last line. */
export async function runCommand(usage: string, run: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof UsageError) console.error(error.message ? `${error.message}\n\n${usage}` : usage);
    else if (error instanceof ConfigError || isStartupError(error)) console.error(error.message);
    else throw error;
  }
}

/** The result of `parseArgs`, with its complaints as `UsageError`. */
export function readArguments<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
