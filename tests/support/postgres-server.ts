import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);
const DEBIAN_HOME = "/usr/lib/postgresql";

/** The newest installed PostgreSQL's programs, or `undefined`. */
export function findPostgresBinaries(): string | undefined {
  if (!existsSync(DEBIAN_HOME)) return undefined;
  const versions = readdirSync(DEBIAN_HOME).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(DEBIAN_HOME, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

export type PostgresServer = {
  /** A new, empty database, and its address. */
  createDatabase(): Promise<string>;
  /** Ends the server at once, as a crash would, or starts it again on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether it still runs: it may have ended by itself. */
  isRunning(): boolean;
  /** All it has written on its standard error so far. */
  log(): string;
};

/** Nothing may run PostgreSQL as root; Debian brings a user for it. */
async function findRunner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A PostgreSQL server of its own in a new folder of `parent`, on a free port of 127.0.0.1. */
export async function startPostgresServer(binaries: string, { parent = tmpdir() } = {}): Promise<PostgresServer> {
  const runner = await findRunner();
  const folder = mkdtempSync(join(parent, "onewindow-postgres-"));
  if (runner) chownSync(folder, runner.uid, runner.gid);
  const port = await findFreePort();
  const data = join(folder, "data");
  const options = { ...runner, cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const initArgs = ["-U", "portal", "-A", "trust", "-E", "UTF8", "--no-sync"];
  await run(join(binaries, "initdb"), ["-D", data, ...initArgs], options);

  const written: Buffer[] = [];
  const serve = async () => {
    const flags = {
      port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: folder,
      fsync: "off",
      max_connections: 40,
    };
    const args = ["-D", data, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const child = spawn(join(binaries, "postgres"), args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.on("data", (chunk: Buffer) => written.push(chunk));
    await untilReady(`postgres://portal@127.0.0.1:${port}/postgres`);
    return child;
  };
  let child = await serve();
  let databases = 0;
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (!isRunning()) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return {
    async createDatabase() {
      const name = `contract_${++databases}`;
      await run(join(binaries, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "portal", name], options);
      return `postgres://portal:secret-of-the-test@127.0.0.1:${port}/${name}`;
    },
    kill: () => end("SIGQUIT"),
    async start() {
      child = await serve();
    },
    async stop() {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
    isRunning,
    log: () => Buffer.concat(written).toString("utf8"),
  };
}

async function untilReady(connectionString: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt >= 150) throw error;
      await sleep(100);
    }
  }
}
