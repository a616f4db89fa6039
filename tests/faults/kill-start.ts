import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "#app/config/env.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { spawnPortal, startTestPortal } from "#tests/support/portal.ts";

/** What residents search in and read, as one figure for each table. */
export type Published = Readonly<Record<"services" | "documents" | "chunks" | "terms", string>>;

export type KillStartReport = {
  /** Milliseconds after which each first start was killed. */
  readonly killedAfterMs: readonly number[];
  readonly afterKills: Published;
  readonly uninterrupted: Published;
};

const ENV = { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "the own secret of the fault tests" };

const TABLES: Readonly<Record<keyof Published, string>> = {
  services: "select slug as id, facts::text as what from public_services",
  documents: "select id, content_hash as what from search_documents",
  chunks: "select id, terms as what from chunks",
  terms: "select language || term as id, chunk_count::text as what from search_terms",
};

async function readPublished(dataDir: string): Promise<Published> {
  const db = await openMigratedDatabase(readConfig({ ...ENV, DATA_DIR: dataDir }), "the kill test");
  try {
    const sums: [string, string][] = [];
    for (const [name, sql] of Object.entries(TABLES)) {
      const { rows } = await db.query<{ count: number; sum: string | null }>(
        `select count(*)::int as count, md5(string_agg(id || what, '|' order by id)) as sum from (${sql}) as t`,
      );
      sums.push([name, `${rows[0]?.count} ${rows[0]?.sum}`]);
    }
    return Object.fromEntries(sums) as Published;
  } finally {
    await db.close();
  }
}

async function startAndStop(dataDir: string): Promise<number> {
  const started = performance.now();
  const portal = await startTestPortal({ dataDir, env: ENV });
  const took = performance.now() - started;
  await portal.stop();
  return took;
}

/**
 * F7 and F10 of our reliability plan: kills first starts of the portal at random moments (SIGKILL), in the middle of migrations,
 * publication and indexing, lets the last one finish, and compares what is published with a start that nobody disturbed.
 */
export async function killWhileStarting(
  rounds: number,
  say: (line: string) => void = () => undefined,
): Promise<KillStartReport> {
  const [killed, whole] = [1, 2].map(() => mkdtempSync(join(tmpdir(), "onewindow-start-"))) as [string, string];
  try {
    const wholeMs = await startAndStop(whole);
    const killedAfterMs: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const { child, exited } = spawnPortal({ ...ENV, DATA_DIR: killed, PORT: "0" });
      // Spread over the whole start, each somewhere in its own part.
      const afterMs = Math.round((wholeMs * (round - Math.random())) / rounds);
      await sleep(afterMs);
      if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await exited;
      killedAfterMs.push(afterMs);
      say(`Start ${round} of ${rounds} killed after ${afterMs} ms.`);
    }
    await startAndStop(killed);
    return { killedAfterMs, afterKills: await readPublished(killed), uninterrupted: await readPublished(whole) };
  } finally {
    for (const dir of [killed, whole]) rmSync(dir, { recursive: true, force: true });
  }
}
