import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { findPostgresBinaries, type PostgresServer, startPostgresServer } from "#tests/support/postgres-server.ts";
import { Resident } from "#tests/support/resident.ts";
import { PAGES, READ_IN_ADVANCE_MS, STACK } from "./disk-full.ts";
import { type FixedDisk, mountFixedDisk } from "./fixed-disk.ts";
import { readStored } from "./kill-submit.ts";
import { type Met, nothingMet, SteadyWriter } from "./steady-writer.ts";

/** What happened when the disk of a PostgreSQL server ran full while residents wrote, and there was room again. */
export type PostgresDiskFullReport = {
  readonly rounds: readonly Round[];
  /** References shown before, meanwhile and after; those not stored, and those stored twice for one form. */
  readonly shown: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
};

/**
 * What runs out: room for tables, which PostgreSQL refuses one statement for, or room for its log of changes, on which it panics.
 */
const ROUNDS = ["tables", "log"] as const;

type Round = Met & {
  readonly full: (typeof ROUNDS)[number];
  /** What the server did by itself: went on, restarted after a panic, or ended. */
  readonly server: "went on" | "restarted" | "ended";
  /** How many pages that somebody opened meanwhile had which status, and the longest wait for one. */
  readonly pages: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** References shown on the full disk: there is room left in files that exist. */
  readonly shownMeanwhile: number;
  /** From room (and a server, if it had ended) until the portal is ready, and until everybody's form is taken. */
  readonly readyMs: number;
  readonly takenMs: number;
};

type Options = { readonly clients: number; readonly say?: (line: string) => void };

const DISK_MB = 400;
const FULL_FOR_MS = 20_000;
const FILL_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

async function waitFor(isSo: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(20))
    if (Date.now() > deadline) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
}

async function readUntil(address: string, isDone: () => boolean): Promise<Pick<Round, "pages" | "slowestMs">> {
  const pages: Record<string, number> = {};
  let slowestMs = 0;
  while (!isDone())
    for (const path of PAGES) {
      const started = performance.now();
      const { status } = await new Resident(address).open(path);
      pages[status] = (pages[status] ?? 0) + 1;
      slowestMs = Math.max(slowestMs, Math.round(performance.now() - started));
      await sleep(50);
    }
  return { pages, slowestMs };
}

/** Writes into the log of changes alone, until it breaks. */
async function fillLog(url: string): Promise<void> {
  const client = new pg.Client(url);
  client.on("error", () => undefined); // Also told to whoever asks.
  await client.connect();
  try {
    for (;;) await client.query("select pg_logical_emit_message(false, 'fault', repeat('x', 100000))");
  } catch {
    await client.end().catch(() => undefined);
  }
}

type On = { readonly address: string; readonly url: string; readonly disk: FixedDisk; readonly server: PostgresServer };

async function runRound(full: Round["full"], { address, url, disk, server }: On, writers: SteadyWriter[], met: Met) {
  const countShown = () => writers.reduce((sum, writer) => sum + writer.shown.size, 0);
  const logged = server.log().length;
  let isDone = false;
  const writing = Promise.all(writers.map((writer) => writer.writeUntil(() => isDone)));
  await waitFor(() => writers.every((writer) => writer.shown.size > 0), "every resident has a reference");
  const before = countShown();
  let isFull = true;
  const reading = readUntil(address, () => !isFull);
  disk.fillTo(0);
  if (full === "log") await fillLog(url);
  for (const until = Date.now() + FULL_FOR_MS; Date.now() < until; await sleep(FILL_EVERY_MS)) disk.fillTo(0);
  isFull = false;
  const seen = await reading;
  const shownMeanwhile = countShown() - before;
  const hasEnded = !server.isRunning();
  const hasPanicked = /PANIC/.test(server.log().slice(logged));
  disk.empty();
  if (hasEnded) await server.start();
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  await waitFor(async () => (await fetch(`${address}/readyz`)).ok, "the portal is ready");
  const readyMs = since();
  isDone = true;
  await Promise.race([writing, sleep(PATIENCE_MS).then(() => Promise.reject(new Error("a form was never taken")))]);
  const does = hasEnded ? "ended" : hasPanicked ? "restarted" : "went on";
  return { full, ...met, server: does, ...seen, shownMeanwhile, readyMs, takenMs: since() } as const;
}

/** `undefined` where no PostgreSQL is installed or the system lets nobody make a disk. */
export async function fillPostgresDisk({ clients, say = () => undefined }: Options) {
  const binaries = findPostgresBinaries();
  const disk = binaries && mountFixedDisk(DISK_MB);
  if (!disk) return undefined;
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-data-"));
  const server = await startPostgresServer(binaries, { parent: disk.path });
  const url = await server.createDatabase();
  const env = {
    DATABASE_URL: url,
    DEMO: "0",
    DEMO_CLOCK: "",
    SESSION_SECRET: "the own secret of the fault tests",
    ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
  };
  const portal = await startTestPortal({ dataDir, env });
  try {
    await new Resident(portal.address).open("/");
    await sleep(READ_IN_ADVANCE_MS);
    const seen: Round[] = [];
    const shown = new Map<string, string>();
    for (const full of ROUNDS) {
      const met = nothingMet();
      const writers = Array.from({ length: clients }, () => new SteadyWriter(portal.address, met, STACK));
      const round = await runRound(full, { address: portal.address, url, disk, server }, writers, met);
      for (const writer of writers) for (const [reference, details] of writer.shown) shown.set(reference, details);
      seen.push(round);
      say(`No room for the ${full}: the server ${round.server}; ${round.refused} forms refused, ${shown.size} shown.`);
    }
    await portal.stop();
    const stored = (await readStored({ ...env, DATA_DIR: dataDir })).references;
    const lost = [...shown].filter(([reference, details]) => !stored.get(details)?.includes(reference));
    const report: PostgresDiskFullReport = {
      rounds: seen,
      shown: shown.size,
      lost: lost.map(([reference]) => reference),
      doubled: [...stored.values()].filter((references) => references.length > 1).flat(),
    };
    return report;
  } finally {
    await portal.kill();
    await server.stop();
    disk.unmount();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Nothing shown is lost, none is there twice, everything can be read, and whoever is told "later" has every word before them. */
export const hasHeldOnFullPostgresDisk = ({ rounds, shown, lost, doubled }: PostgresDiskFullReport): boolean =>
  shown > 0 &&
  lost.length + doubled.length === 0 &&
  rounds.some(({ server }) => server !== "went on") &&
  rounds.every(
    ({ refused, wordless, stacks, others, pages, slowestMs }) =>
      refused > 0 &&
      wordless + stacks + others.length === 0 &&
      Object.keys(pages).join() === "200" &&
      slowestMs < 5_000,
  );
