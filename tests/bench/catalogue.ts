import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { projectRoot } from "#app/config/paths.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { findFreePort } from "#tests/support/free-port.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { alternate, type Bench, round } from "./bench.ts";
import { pinToFirstCore } from "./pin-to-first-core.ts";

const SECONDS = 3;
const CONNECTIONS = 10;

function buildHello(buildDir: string): void {
  const root = join(projectRoot, "tests/bench/hello");
  const cli = join(projectRoot, "node_modules/@remix-run/dev/dist/cli.js");
  const env = { ...process.env, HELLO_BUILD_DIR: buildDir, NODE_ENV: "production" as const };
  const { status, stderr } = spawnSync(process.execPath, [cli, "vite:build", root], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new StartupError(`The bare Remix hello could not be built:\n${stderr}`);
  writeFileSync(join(buildDir, "package.json"), '{ "type": "module" }\n');
  symlinkSync(join(projectRoot, "node_modules"), join(buildDir, "node_modules"), "dir");
}

async function serveHello(buildDir: string): Promise<{ address: string; child: ChildProcess }> {
  const port = await findFreePort();
  const args = ["--import", "tsx", "tests/bench/hello/serve.ts", join(buildDir, "server/index.js"), String(port)];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const address = `http://127.0.0.1:${port}/`;
  for (let n = 0; n < 100; n++) {
    const isUp = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return { address, child };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error("the bare Remix hello did not answer");
}

async function load(url: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} replies were no success, ${result.errors} failed`);
  return result.requests.average;
}

/** P1 and P2: the page of all services against a bare Remix hello, with and without the page cache. */
export const benchCatalogue: Bench = async (say) => {
  const scratch = mkdtempSync(join(tmpdir(), "onewindow-bench-"));
  say("Building the bare Remix hello…");
  buildHello(join(scratch, "hello"));
  const hello = await serveHello(join(scratch, "hello"));
  const portal = await startTestPortal({
    env: { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "the benchmark's own secret" },
  });
  try {
    pinToFirstCore(hello.child.pid);
    pinToFirstCore(portal.pid);
    const services = `${portal.address}/services`;
    // A staff cookie goes past the cache; it is nobody's, so the page is the same.
    const uncached = { cookie: "ow_staff=nobody" };
    say("Measuring…");
    await Promise.all([load(hello.address), load(services), load(services, uncached)]);
    const cached = await alternate(
      () => load(services),
      () => load(hello.address),
      true,
    );
    const drawn = await alternate(
      () => load(services, uncached),
      () => load(hello.address),
      true,
    );
    return [
      {
        name: "catalogue",
        measure: "P1: page of all services, requests a second / bare Remix hello",
        value: cached.ratio,
        unit: "ratio",
        gate: { atLeast: 1 },
        goal: 5,
        betterQuarter: cached.betterQuarter,
        details: { oursPerSecond: round(cached.a, 0), helloPerSecond: round(cached.b, 0) },
      },
      {
        name: "catalogue-uncached",
        measure: "P2: the same page drawn anew / bare Remix hello",
        value: drawn.ratio,
        unit: "ratio",
        gate: { atLeast: 0.5 },
        goal: 0.7,
        betterQuarter: drawn.betterQuarter,
        details: { oursPerSecond: round(drawn.a, 0), helloPerSecond: round(drawn.b, 0) },
      },
    ];
  } finally {
    hello.child.kill();
    await portal.kill();
    rmSync(scratch, { recursive: true, force: true });
  }
};
