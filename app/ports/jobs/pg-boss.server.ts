import { randomUUID } from "node:crypto";
import PgBoss from "pg-boss";
import type { Database, Queryable, Transaction } from "#app/db/port.ts";
import { JOB_NAMES, JOB_SETTINGS, type JobQueue, type JobSettings } from "./port.ts";

/** Where jobs go whose tries are used up, for a person to look at. */
export const DEAD_LETTER_QUEUE = "dead-letter";

/** pg-boss's own statements on a handle of ours; with a transaction's handle they are part of the transaction. */
export function toBossDb(handle: Queryable): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const { rows } = await handle.query(text, values);
      return { rows };
    },
  };
}

/** Keeps the one statement by which pg-boss adds a job until the transaction writes it with others of its own. */
function keptFor(tx: Transaction, name: string, id: string): PgBoss.Db {
  return {
    executeSql: (text, values) => {
      // pg-boss says nothing when the queue is unknown; a job must not be lost silently.
      tx.later(text, values, { orThrow: `There is no job queue "${name}".` });
      return Promise.resolve({ rows: [{ id }] });
    },
  };
}

/** As above for a whole database, where pg-boss also sends scripts of several statements in a transaction of their own. */
export function toBossDatabase(db: Database): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      if (!/^\s*BEGIN;/.test(text)) return toBossDb(db).executeSql(text, values);
      await db.execute(text);
      return { rows: [] };
    },
  };
}

const toQueue = (name: string, settings: JobSettings): PgBoss.Queue => ({
  name,
  retryLimit: settings.retryLimit,
  retryDelay: settings.retryDelaySeconds,
  retryBackoff: true,
  expireInSeconds: settings.timeoutSeconds,
  deadLetter: DEAD_LETTER_QUEUE,
});

/** Which pg-boss would make when its scheduler first starts; made here, where processes wait for each other. */
const SCHEDULER_QUEUE = "__pgboss__send-it";
/** Two processes making queues at once would lock each other out ("jobs" on a telephone's keys). */
const ADVISORY_LOCK = 5_627;

async function install(db: Database): Promise<void> {
  const boss = new PgBoss({ db: toBossDatabase(db), supervise: false, schedule: false });
  await boss.start(); // Makes or changes the tables, with a lock of its own.
  await boss.stop({ graceful: false });
  await db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [ADVISORY_LOCK]);
    const queues = new PgBoss({ db: toBossDb(tx) });
    const known = new Set((await queues.getQueues()).map((queue) => queue.name));
    for (const name of [SCHEDULER_QUEUE, DEAD_LETTER_QUEUE]) if (!known.has(name)) await queues.createQueue(name);
    for (const name of JOB_NAMES) {
      const queue = toQueue(name, JOB_SETTINGS[name]);
      await (known.has(name) ? queues.updateQueue(name, queue) : queues.createQueue(name, queue));
    }
  });
}

/**
 * The queue on pg-boss's tables in `db`, which this creates or brings up to date. It only enqueues; `startJobs` does
 * the work.
 */
export async function openJobQueue(db: Database): Promise<JobQueue> {
  await install(db);
  const boss = new PgBoss({ db: toBossDatabase(db) }); // Never started: it only enqueues.
  return {
    async enqueue(tx, name, data, { startAfter } = {}) {
      const id = randomUUID();
      await boss.send(name, data, { id, db: keptFor(tx, name, id), ...(startAfter && { startAfter }) });
    },
  };
}
