/**
 * The embedded database in a thread of its own, since PGlite blocks its thread for the whole of a statement. Plain
 * JavaScript, because Node starts it by path from the bundle, from tsx and from vitest alike.
 *
 * In: `{ id, kind: "query" | "execute" | "dump" | "close", sql?, params? }`.
 * Out: `{ id, value }` or `{ id, error }`; id 0 says that the database is open; `{ channel, payload }` is a notification.
 */
import { Blob } from "node:buffer";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { pg_textsearch } from "@electric-sql/pglite-pg_textsearch";
import { vector } from "@electric-sql/pglite-pgvector";
import { fromSql } from "pgvector";

const JSON_OIDS = [114, 3802];

function serializeJson(value) {
  if (typeof value === "string") return value;
  // The PostgreSQL driver would send a list as a PostgreSQL array; so that both adapters agree, neither takes one.
  if (Array.isArray(value)) throw new Error("A list for a json column must be passed as text: JSON.stringify(list).");
  return JSON.stringify(value);
}

const plain = (error) => ({
  message: error instanceof Error ? error.message : String(error),
  code: error?.code,
  constraint: error?.constraint,
  table: error?.table,
  column: error?.column,
  detail: error?.detail,
});

/** What a stopped statement had laid aside. A PostgreSQL server clears it at its start; PGlite does not. */
const clearTemporaryFiles = (dataDir) => rmSync(join(dataDir, "base/pgsql_tmp"), { recursive: true, force: true });

async function open() {
  if (workerData.dataDir) clearTemporaryFiles(workerData.dataDir);
  const db = await PGlite.create({
    dataDir: workerData.dataDir,
    loadDataDir: workerData.dump && new Blob([workerData.dump]),
    extensions: { vector, pg_textsearch, pg_trgm, unaccent },
    parsers: { 20: Number, 1700: Number, 1082: (text) => text, 1114: (text) => new Date(`${text.replace(" ", "T")}Z`) },
    serializers: Object.fromEntries(JSON_OIDS.map((oid) => [oid, serializeJson])),
  });
  await db.exec("set timezone to 'UTC'; create extension if not exists vector");
  const { rows } = await db.query("select 'vector'::regtype::oid::int as oid");
  db.parsers[rows[0].oid] = fromSql;
  db.onNotification((channel, payload) => parentPort.postMessage({ channel, payload }));
  return db;
}

async function answer(db, { kind, sql, params }) {
  switch (kind) {
    case "query": {
      const { rows, rowCount, command } = await db.query(sql, params);
      return { rows, rowCount: rowCount ?? 0, command: command ?? "" };
    }
    case "execute":
      try {
        return void (await db.exec(sql));
      } catch (error) {
        // A script may have failed between its own begin and commit.
        await db.exec("rollback");
        throw error;
      }
    case "dump":
      return await (await db.dumpDataDir("none")).arrayBuffer();
    case "close":
      return await db.close();
  }
}

try {
  const db = await open();
  parentPort.on("message", async (request) => {
    try {
      parentPort.postMessage({ id: request.id, value: await answer(db, request) });
    } catch (error) {
      parentPort.postMessage({ id: request.id, error: plain(error) });
    }
  });
  parentPort.postMessage({ id: 0 });
} catch (error) {
  parentPort.postMessage({ id: 0, error: plain(error) });
}
