import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "#app/config/env.server.ts";
import type { Database } from "#app/db/port.ts";
import { selectNearest, selectNearestExactly } from "#app/domain/search/embeddings.queries.server.ts";
import { dropVectorIndex, INDEXED_FROM } from "#app/domain/search/vector-index.queries.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { spawnPortal, startTestPortal } from "#tests/support/portal.ts";
import { ScriptedServer } from "#tests/support/scripted-server.ts";

/** What a portal finds by meaning. */
export type Neighbours = {
  /** How many, and a sum over all of them. */
  readonly vectors: string;
  /** An invalid index is half of one. */
  readonly index: "none" | "valid" | "invalid";
  /** Of the ten nearest found one by one, how many the index gives. */
  readonly recall: number;
};

export type KillIndexReport = {
  /** Each killed start: after how many milliseconds, whether the index was being made then, and what was found afterwards. */
  readonly kills: readonly {
    readonly afterMs: number;
    readonly wasBuilding: boolean;
    readonly index: Neighbours["index"];
  }[];
  readonly afterKills: Neighbours;
  readonly uninterrupted: Neighbours;
};

const DIMENSION = 32;
/** Passages whose vectors each start finds missing, so that a start computes some before it makes the index. */
const MISSING = 200;
const NEAREST = 10;
const LEAST_RECALL = 0.9;
const BUILDING = "Building the index of near neighbours";

type Body = { readonly input: readonly string[]; readonly model: string };

/** Gives each text numbers of its own, the same ones each time. */
class DigestEmbeddings extends ScriptedServer<Body> {
  protected override handle({ input, model }: Body, _req: IncomingMessage, res: ServerResponse): void {
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
    res.writeHead(200, { "Content-Type": "application/json" });
    res.end(JSON.stringify({ object: "list", model, data }));
  }
}

const vectorOf = (text: string): number[] =>
  [...createHash("sha256").update(text).digest().subarray(0, DIMENSION)].map((byte) => byte / 128 - 1);

/** Passages enough for an index: those of the sample content again and again, each time a little different. */
async function multiplyPassages(db: Database): Promise<void> {
  const { rows } = await db.query<{ count: number }>("select count(*)::int as count from chunks");
  const copies = Math.ceil(INDEXED_FROM / (rows[0]?.count ?? 1));
  await db.query(
    `insert into chunks
     select (jsonb_populate_record(c, jsonb_build_object(
              'id', c.id || '-copy' || n,
              'position', c.position + n * 100000,
              'body', c.body || ' ' || n,
              'embedding', null))).*
       from chunks c
      cross join generate_series(1, $1::int) as n`,
    [copies],
  );
}

/** As a portal is that has nearly all vectors and no index of them yet. */
async function takeIndexAway(db: Database): Promise<void> {
  await db.transaction(dropVectorIndex);
  await db.query(
    'update chunks set embedding = null where id in (select id from chunks order by id collate "C" limit $1)',
    [MISSING],
  );
}

async function readNeighbours(db: Database): Promise<Neighbours> {
  const { rows: sums } = await db.query<{ sum: string }>(
    "select count(embedding) || ' ' || md5(string_agg(id || embedding::text, '|' order by id)) as sum from chunks",
  );
  const { rows: indexes } = await db.query<{ is_valid: boolean }>(
    "select indisvalid and indisready as is_valid from pg_index where indexrelid = to_regclass('chunks_by_neighbours')",
  );
  const index = indexes[0] ? (indexes[0].is_valid ? "valid" : "invalid") : "none";
  const filter = {
    language: "en",
    grades: ["public"],
    kinds: ["service", "policy", "page"],
    on: "2026-11-18",
    audience: null,
    places: null,
  } as const;
  const questions = Array.from({ length: 20 }, (_, n) => vectorOf(`question ${n}`));
  let [found, wanted] = [0, 0];
  for (const question of questions) {
    const exact = await selectNearestExactly(db, filter, question, NEAREST);
    const near = await selectNearest(db, filter, question, { limit: NEAREST, isIndexed: index === "valid" });
    const ids = new Set(near.map(({ id }) => id));
    found += exact.filter(({ id }) => ids.has(id)).length;
    wanted += exact.length;
  }
  return { vectors: sums[0]?.sum ?? "", index, recall: wanted === 0 ? 0 : Number((found / wanted).toFixed(2)) };
}

/**
 * F7 of our reliability plan, its last part: kills starts (SIGKILL) at random moments while vectors are computed and the index
 * of near neighbours is made, looks after each whether half an index was left, lets the last start finish, and compares with
 * one that nobody disturbed.
 */
export async function killWhileIndexing(
  rounds: number,
  say: (line: string) => void = () => undefined,
): Promise<KillIndexReport> {
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), "onewindow-index-"))) as [string, string];
  const [killed, whole] = dirs;
  const server = await new DigestEmbeddings().listen();
  const env = {
    DEMO: "0",
    DEMO_CLOCK: "",
    SESSION_SECRET: "the own secret of the fault tests",
    EMBEDDINGS_BASE_URL: server.baseUrl,
    EMBEDDINGS_API_KEY: "k",
    EMBEDDINGS_MODEL: "digest",
  };
  const within = async <T>(dataDir: string, work: (db: Database) => Promise<T>): Promise<T> => {
    const db = await openMigratedDatabase(readConfig({ ...env, DATA_DIR: dataDir }), "the kill test");
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  };
  const startAndStop = async (dataDir: string): Promise<void> => {
    await (await startTestPortal({ dataDir, env })).stop();
  };
  try {
    await startAndStop(killed);
    await within(killed, multiplyPassages);
    await startAndStop(killed);
    await within(killed, takeIndexAway);
    cpSync(killed, whole, { recursive: true });
    const startedMs = performance.now();
    await startAndStop(whole);
    const wholeMs = performance.now() - startedMs;
    const kills: KillIndexReport["kills"][number][] = [];
    for (let round = 1; round <= rounds; round++) {
      const { child, output, exited } = spawnPortal({ ...env, DATA_DIR: killed, PORT: "0" });
      // The later half of a start is that of vectors and their index.
      const afterMs = Math.round(wholeMs * (0.5 + (0.5 * (round - Math.random())) / rounds));
      await sleep(afterMs);
      const wasBuilding = output().includes(BUILDING) && !output().includes("OneWindow is ready");
      if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await exited;
      const { index } = await within(killed, async (db) => {
        const left = await readNeighbours(db);
        await takeIndexAway(db);
        return left;
      });
      kills.push({ afterMs, wasBuilding, index });
      say(
        `Start ${round} of ${rounds} killed after ${afterMs} ms${wasBuilding ? ", in the middle of the index" : ""}.`,
      );
    }
    await startAndStop(killed);
    return {
      kills,
      afterKills: await within(killed, readNeighbours),
      uninterrupted: await within(whole, readNeighbours),
    };
  } finally {
    await server.stop();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}

export const hasHeldWhileIndexing = ({ kills, afterKills, uninterrupted }: KillIndexReport): boolean =>
  kills.every(({ index }) => index !== "invalid") &&
  uninterrupted.index === "valid" &&
  afterKills.index === "valid" &&
  afterKills.vectors === uninterrupted.vectors &&
  afterKills.recall >= LEAST_RECALL;
