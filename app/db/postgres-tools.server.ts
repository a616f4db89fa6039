import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { StartupError } from "#app/lib/startup-error.ts";

export type ToolEnvironment = Readonly<Record<string, string | undefined>>;

const DEBIAN_HOME = "/usr/lib/postgresql";
/** What a person reads of a tool that failed: its last words. */
const SHOWN_CHARACTERS = 300;

type Finished = { readonly code: number | null; readonly said: string; readonly complained: string };

function run(program: string, args: readonly string[], env: ToolEnvironment): Promise<Finished> {
  const child = spawn(program, args, { env: env as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
  const texts = { said: "", complained: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (texts.complained += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}

function candidates(name: string): string[] {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(DEBIAN_HOME, version, "bin", name)).filter(existsSync), name];
}

/**
 * The path of PostgreSQL's own `pg_dump` or `psql` of exactly this version, in `PATH` or where Debian keeps them: a
 * newer one writes what an older server does not understand, an older one refuses. `undefined` when there is none.
 */
export async function findPostgresTool(
  name: "pg_dump" | "psql",
  major: number,
  env: ToolEnvironment,
): Promise<string | undefined> {
  for (const program of candidates(name)) {
    const { said } = await run(program, ["--version"], env).catch(() => ({ said: "" }));
    if (Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]) === major) return program;
  }
  return undefined;
}

export const howToInstallTools = (major: number): string =>
  `Install them, on Debian with: apt-get install postgresql-client-${major}`;

/** As above; throws, with the next command, when it is missing. */
export async function getPostgresTool(name: "pg_dump" | "psql", major: number, env: ToolEnvironment): Promise<string> {
  const program = await findPostgresTool(name, major, env);
  if (program) return program;
  throw new StartupError(
    `The server is PostgreSQL ${major}, and ${name} of PostgreSQL ${major} is not on this machine. ${howToInstallTools(major)}`,
  );
}

/** Runs a tool on the database; the password goes by the environment, since anybody may read a command line. */
export async function runPostgresTool(
  program: string,
  args: readonly string[],
  databaseUrl: string,
  env: ToolEnvironment,
): Promise<void> {
  const address = new URL(databaseUrl);
  const password = decodeURIComponent(address.password);
  address.password = "";
  const { code, complained } = await run(program, [`--dbname=${address.href}`, ...args], {
    ...env,
    ...(password ? { PGPASSWORD: password } : {}),
  });
  if (code === 0) return;
  const words = complained.trim().split("\n").filter(Boolean).join("; ").slice(-SHOWN_CHARACTERS);
  throw new StartupError(`${program} failed: ${words || `status ${code}`}`);
}
