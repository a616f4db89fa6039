import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { ensureBuild } from "#app/server/ensure-build.ts";
import { findChromium } from "#tests/support/find-chromium.ts";

/**
 * `npm test`: lint, types, unit, contract and content tests, browser tests. The last line is `N passed, N failed`; lint
 * and types count one each, and a part that did not run counts as failed.
 */
type Tally = { readonly passed: number; readonly failed: number };

const scratch = mkdtempSync(join(tmpdir(), "onewindow-tests-"));
const say = (line: string): void => console.log(line);
/** Names of tests that failed, for the end of the report: CI keeps no more than its last lines. */
const failures: string[] = [];
const tool = (path: string): string => join(projectRoot, "node_modules", path);

function runNode(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const oneOf = (isGood: boolean): Tally => (isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

async function lint(): Promise<Tally> {
  const code = await runNode([tool("eslint/bin/eslint.js"), "."]);
  const format = await runNode([tool("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]);
  return oneOf(code === 0 && format === 0);
}

const types = async (): Promise<Tally> => oneOf((await runNode([tool("typescript/bin/tsc"), "--noEmit"])) === 0);

/** A count that is good by the exit code too: a file that cannot even be loaded has no failed test. */
function counted(code: number, tally: Tally): Tally {
  if (code === 0 && tally.passed > 0) return tally;
  return { passed: tally.passed, failed: Math.max(1, tally.failed) };
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const firstLine = (message = ""): string => (message.split("\n")[0] ?? "").slice(0, 200);

async function unit(): Promise<Tally> {
  const file = join(scratch, "unit.json");
  const code = await runNode([
    tool("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file, vitestReport);
  for (const file of report?.testResults ?? [])
    for (const { fullName, status, failureMessages } of file.assertionResults)
      if (status === "failed")
        failures.push(`${relative(projectRoot, file.name)} › ${fullName}: ${firstLine(failureMessages?.[0])}`);
  if (report?.numPendingTests) say(`${report.numPendingTests} tests were skipped; their reasons stand above.`);
  return counted(code, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 });
}

type Suite = {
  readonly title: string;
  readonly specs?: {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: { readonly projectName: string }[];
  }[];
  readonly suites?: Suite[];
};
const suiteSchema: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z
    .array(z.object({ title: z.string(), ok: z.boolean(), tests: z.array(z.object({ projectName: z.string() })) }))
    .optional(),
  suites: z.lazy(() => z.array(suiteSchema)).optional(),
});
const playwrightReport = z.object({
  suites: z.array(suiteSchema),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

function failedSpecs({ title, specs = [], suites = [] }: Suite): string[] {
  const own = specs.filter(({ ok }) => !ok).map((spec) => `${title} [${spec.tests[0]?.projectName}] › ${spec.title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

async function browser(): Promise<Tally> {
  const chromium = await findChromium(say);
  say(`Browser: ${chromium}`);
  const file = join(scratch, "browser.json");
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const code = await runNode([tool("@playwright/test/cli.js"), "test", "--reporter=list,json"], env);
  const report = readReport(file, playwrightReport);
  failures.push(...(report?.suites ?? []).flatMap(failedSpecs));
  const stats = report?.stats;
  if (stats?.skipped) say(`${stats.skipped} browser tests were skipped.`);
  return counted(code, { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) });
}

async function build(): Promise<Tally> {
  await ensureBuild(say);
  return { passed: 0, failed: 0 };
}

const PARTS = { lint, types, build, unit, browser } as const;

async function runAll(): Promise<Tally> {
  let passed = 0;
  let failed = 0;
  for (const [name, run] of Object.entries(PARTS)) {
    const started = Date.now();
    say(`\n=== ${name}`);
    const tally = await run().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return oneOf(false);
    });
    passed += tally.passed;
    failed += tally.failed;
    say(`=== ${name}: ${tally.passed} passed, ${tally.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
  }
  return { passed, failed };
}

const total = await runAll();
rmSync(scratch, { recursive: true, force: true });
for (const name of failures) console.log(`FAILED ${name}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
