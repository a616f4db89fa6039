import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "#app/config/env.server.ts";
import { projectRoot } from "#app/config/paths.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { type RunningPortal, startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";
import { type Bench, type BenchResult, median, quantile, ROUNDS, round } from "./bench.ts";
import { makeLaw } from "./law-passages.ts";
import { pinToFirstCore } from "./pin-to-first-core.ts";
import { readSampleQuestions } from "./sample-portal.ts";

const PASSAGES = 100_000;
const INGESTED_LAWS = 400;
const PASSAGES_IN_LAW = 50;
const BATCH_LAWS = 40;
const ROUND_MS = 6_000;
const ENV = {
  DEMO: "0",
  DEMO_CLOCK: "",
  SESSION_SECRET: "the benchmark's own secret",
  ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
};

/** What `/metrics` of the portal says of the time since it was asked last: no other process can tell. */
async function readDelays({ address }: RunningPortal): Promise<{ p99Ms: number; longestMs: number }> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const read = (quantile: string): number => {
    const value = new RegExp(`^onewindow_event_loop_delay_seconds\\{quantile="${quantile}"\\} (\\S+)$`, "m").exec(text);
    if (!value) throw new Error("the portal does not tell its delays at /metrics");
    return Number(value[1]) * 1_000;
  };
  return { p99Ms: read("0.99"), longestMs: read("1") };
}

async function expectSuccess(response: Promise<Response>): Promise<void> {
  const { ok, status, url } = await response.then(async (one) => (await one.arrayBuffer(), one));
  if (!ok) throw new Error(`${url}: ${status}`);
}

/** One reader who searches and asks, without a pause, until told to stop; gives how often. */
async function searchUntil(isOver: () => boolean, { address }: RunningPortal, questions: string[]): Promise<number> {
  const headers = { "Content-Type": "application/json", "x-evaluation-key": TEST_EVALUATION_KEY };
  let n = 0;
  for (; !isOver(); n++) {
    const question = questions[n % questions.length] ?? "";
    const body = JSON.stringify({ question, language: "zh-CN" });
    await (n % 2 === 0
      ? expectSuccess(fetch(`${address}/search?lang=zh-CN&q=${encodeURIComponent(question)}`))
      : expectSuccess(fetch(`${address}/api/v1/questions`, { method: "POST", headers, body })));
  }
  return n;
}

type Seen = { readonly p99Ms: number; readonly longestMs: number };

const toResult = (name: string, measure: string, seen: readonly Seen[], searches: number): BenchResult => ({
  name,
  measure,
  value: round(median(seen.map(({ p99Ms }) => p99Ms)), 1),
  unit: "ms",
  gate: { atMost: 50 },
  goal: 15,
  betterQuarter: round(
    quantile(
      seen.map(({ p99Ms }) => p99Ms),
      0.25,
    ),
    1,
  ),
  details: { longestMs: round(Math.max(...seen.map(({ longestMs }) => longestMs)), 1), searches },
});

/** The embedded database with a hundred thousand foreign passages beside the sample district. */
async function whileSearched(questions: string[], say: (line: string) => void): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-bench-"));
  try {
    const db = await openMigratedDatabase(readConfig({ DATA_DIR: dataDir }), "npm run bench");
    say(`Indexing ${PASSAGES} passages…`);
    for (let from = 0; from < PASSAGES / PASSAGES_IN_LAW; from += BATCH_LAWS)
      await indexDocuments(
        { db },
        Array.from({ length: BATCH_LAWS }, (_, n) => makeLaw(from + n)),
      );
    await db.query("analyze");
    await db.close();
    const portal = await startTestPortal({ dataDir, env: ENV });
    try {
      pinToFirstCore(portal.pid);
      const seen: Seen[] = [];
      let searches = 0;
      for (let n = -1; n < ROUNDS; n++) {
        const endMs = performance.now() + ROUND_MS;
        const times = await searchUntil(() => performance.now() > endMs, portal, questions);
        const delays = await readDelays(portal);
        say(`${times} searches, p99 ${round(delays.p99Ms, 1)} ms, longest ${round(delays.longestMs, 0)} ms`);
        // The first round warms up.
        if (n < 0) continue;
        seen.push(delays);
        searches += times;
      }
      return toResult("loop-search", "P12b: event-loop delay p99, 100,000 passages searched", seen, searches);
    } finally {
      await portal.kill();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A portal on PostgreSQL that is searched while `npm run ingest` fills the same database. */
async function whileIngested(binaries: string, questions: string[], say: (line: string) => void): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "onewindow-bench-"));
  const server = await startPostgresServer(binaries);
  try {
    const databaseUrl = await server.createDatabase();
    const portal = await startTestPortal({ env: { ...ENV, DATABASE_URL: databaseUrl } });
    try {
      pinToFirstCore(portal.pid);
      const corpus = join(folder, "laws.jsonl");
      writeFileSync(corpus, Array.from({ length: INGESTED_LAWS }, (_, n) => toLine(n)).join(""));
      let isOver = true;
      const endMs = performance.now() + ROUND_MS;
      await searchUntil(() => performance.now() > endMs, portal, questions);
      await readDelays(portal);
      say(`Ingesting ${INGESTED_LAWS * PASSAGES_IN_LAW} passages beside it…`);
      const child = spawn(process.execPath, ["--import", "tsx", "ingest/cli.ts", corpus], {
        cwd: projectRoot,
        env: { ...process.env, ...ENV, DATABASE_URL: databaseUrl, DATA_DIR: folder },
        stdio: ["ignore", "ignore", "inherit"],
      });
      isOver = false;
      const ended = once(child, "exit").then(([code]) => {
        isOver = true;
        if (code !== 0) throw new Error(`npm run ingest ended with ${String(code)}`);
      });
      const searching = searchUntil(() => isOver, portal, questions);
      const seen: Seen[] = [];
      while (!isOver) {
        await Promise.race([sleep(ROUND_MS), ended]);
        seen.push(await readDelays(portal));
      }
      await ended;
      return toResult("loop-ingest", "P12b: event-loop delay p99 while others ingest", seen, await searching);
    } finally {
      await portal.kill();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A law as `npm run ingest -- FILE` reads it. */
function toLine(n: number): string {
  const { slug, language, title, url, sections } = makeLaw(n);
  let start = 0;
  const placed = sections.map(({ id, heading, text }) => {
    const end = start + (heading?.length ?? 0) + 1 + text.length;
    const section = { id, heading, text, start, end };
    start = end + 2;
    return section;
  });
  return `${JSON.stringify({ id: slug, lang: language, title, source_url: url, sections: placed })}\n`;
}

/**
 * P12b: how late the portal's process comes to what is due while somebody searches a large index, and while another process
 * ingests. The embedded database takes one process at a time, so ingestion beside a portal needs PostgreSQL; where its
 * programs are not installed, that row is missing.
 */
export const benchEventLoop: Bench = async (say) => {
  const questions = (await readSampleQuestions())
    .filter(({ language }) => language === "zh-CN")
    .map(({ question }) => question);
  const results = [await whileSearched(questions, say)];
  const binaries = findPostgresBinaries();
  if (binaries) results.push(await whileIngested(binaries, questions, say));
  else say("PostgreSQL is not installed: ingestion beside a running portal is not measured.");
  return results;
};
