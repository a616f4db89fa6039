import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { projectRoot } from "#app/config/paths.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";

const SOURCES = [
  "app",
  "public",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/** What the bundle does not hold: tests, and what is read while the portal runs. */
const NOT_BUILT = /\.test\.tsx?$|\.sql$|\.md$|^app\/i18n\/locales\/|^app\/(?:server|operations)\//;

const SHOWN_LINES = 15;

/** Holds the hash of what the build was made from. */
const STAMP = ".built-from";

function* listFiles(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!lstatSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* listFiles(join(path, name));
}

/** One hash over everything the build is made from, so that a deleted or older file is noticed too. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of listFiles(join(root, source))) {
      const name = relative(root, file).replaceAll("\\", "/");
      if (NOT_BUILT.test(name)) continue;
      hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/** Node looks upwards from the bundle for packages and for the kind of module: a build outside the project brings both. */
function makeSelfContained(buildDir: string): void {
  if (!relative(projectRoot, buildDir).startsWith("..")) return;
  writeFileSync(join(buildDir, "package.json"), '{ "type": "module" }\n');
  const link = join(buildDir, "node_modules");
  if (!existsSync(link)) symlinkSync(join(projectRoot, "node_modules"), link, "dir");
}

function runBuild(buildDir: string): Promise<void> {
  const cli = join(projectRoot, "node_modules/@remix-run/dev/dist/cli.js");
  const child = spawn(process.execPath, [cli, "vite:build"], {
    cwd: projectRoot,
    env: { ...process.env, BUILD_DIR: buildDir, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.resume();
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) return done();
      const lines = Buffer.concat(complaints).toString("utf8").trim().split("\n");
      // The complaint comes first; where it came from inside the tools follows.
      const complaint = lines.filter((line) => !/^\s+at /.test(line)).slice(0, SHOWN_LINES);
      fail(new StartupError(`The build failed:\n${complaint.join("\n")}\nWas every package installed? Run: npm ci`));
    });
  });
}

/** Built beside the old one and put in its place when whole: a stop in between, or two starts at once, do no harm. */
async function replaceBuild(buildDir: string, sources: string): Promise<void> {
  const draft = `${buildDir}.${process.pid}`;
  try {
    await runBuild(draft);
    writeFileSync(join(draft, STAMP), sources);
    rmSync(buildDir, { recursive: true, force: true });
    renameSync(draft, buildDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Builds when the build is missing or its sources have changed since. `BUILD_DIR` chooses the folder. */
export async function ensureBuild(say: (line: string) => void): Promise<string> {
  const buildDir = resolve(projectRoot, process.env["BUILD_DIR"] || "build");
  const stamp = join(buildDir, STAMP);
  const wanted = hashSources(projectRoot);
  const server = join(buildDir, "server/index.js");
  if (!existsSync(server) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    const started = Date.now();
    say(
      existsSync(server) ? "Sources have changed: building the portal…" : "Building the portal, about half a minute…",
    );
    await replaceBuild(buildDir, wanted);
    say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  makeSelfContained(buildDir);
  return buildDir;
}
