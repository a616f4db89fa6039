import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { findFreePort } from "./free-port.ts";

/** Sent as `x-evaluation-key` by tests that are many residents at once. */
export const TEST_EVALUATION_KEY = "tests";

/** A Wednesday morning in the sample district: desks are open, and no holiday is near. */
export const TEST_CLOCK = "2026-11-18T10:00:00+08:00";

/** Two first starts at once on a busy machine; one that has failed is told at once. */
const START_TIMEOUT_MS = 300_000;

const demoAccountSchema = z.object({
  email: z.string(),
  password: z.string(),
  roles: z.array(z.string()),
  deskIds: z.array(z.string()),
});
export type TestAccount = z.infer<typeof demoAccountSchema>;

export type RunningPortal = {
  readonly address: string;
  readonly dataDir: string;
  readonly pid: number | undefined;
  /** All it has printed so far. */
  output(): string;
  demoAccounts(): TestAccount[];
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL to the process and its children. */
  kill(): Promise<void>;
};

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly port?: number;
};

/** Only what a newcomer's shell has, so that a developer's own variables do not decide a test. */
function plainEnvironment(): Partial<NodeJS.ProcessEnv> {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "BUILD_DIR", "npm_config_cache"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Starts the program behind `npm start` in a process group of its own, without npm around it. */
export function spawnPortal(env: Readonly<Record<string, string>>): {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
} {
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/start.ts"], {
    cwd: projectRoot,
    // Remix declares NODE_ENV as always there; the program sets it itself.
    env: { ...plainEnvironment(), LOG_LEVEL: "warn", ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: () => Buffer.concat(chunks).toString("utf8"), exited };
}

/** Runs the portal until it ends by itself: for starts that must be refused. */
export async function runToEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const { output, exited, child } = spawnPortal(env);
  const timer = setTimeout(() => child.kill("SIGKILL"), START_TIMEOUT_MS);
  const code = await exited;
  clearTimeout(timer);
  return { code, output: output() };
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** A whole portal as residents meet it, with data of its own, once it is ready. */
export async function startTestPortal(options: Options = {}): Promise<RunningPortal> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "onewindow-data-"));
  const port = options.port ?? (await findFreePort());
  const address = `http://127.0.0.1:${port}`;
  const { child, output, exited } = spawnPortal({
    PORT: String(port),
    DATA_DIR: dataDir,
    EVALUATION_KEY: TEST_EVALUATION_KEY,
    DEMO_CLOCK: TEST_CLOCK,
    ...options.env,
  });
  let hasEnded = false;
  void exited.then(() => (hasEnded = true));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(address))) {
    if (hasEnded || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`The portal did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const removeData = (): void => {
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    address,
    dataDir,
    pid: child.pid,
    output,
    demoAccounts: () =>
      z.array(demoAccountSchema).parse(JSON.parse(readFileSync(join(dataDir, "demo-accounts.json"), "utf8"))),
    async stop() {
      child.kill("SIGTERM");
      const code = await exited;
      removeData();
      return code;
    },
    async kill() {
      if (child.pid && !hasEnded) process.kill(-child.pid, "SIGKILL");
      await exited;
      removeData();
    },
  };
}
