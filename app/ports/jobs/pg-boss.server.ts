import PgBoss from "pg-boss";
import type { Database, Queryable, Transaction } from "#app/db/port.ts";
import { type JobName, JOB_NAMES, JOB_SETTINGS, type JobQueue, type JobSettings } from "./port.ts";

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
  return {
    enqueue(tx, name, data, { startAfter } = {}) {
      // A job must not be lost silently.
      if (!JOB_NAMES.includes(name)) return Promise.reject(new Error(`There is no job queue "${name}".`));
      keepJob(tx, name, data, startAfter);
      return Promise.resolve();
    },
  };
}

/**
 * Adds what pg-boss's own `send` would, row for row (the contract compares them), with other writes of the transaction: its
 * statement looks up the settings of the queue, which we have, and took three times as long.
 */
function keepJob(tx: Transaction, name: JobName, data: object, startAfter: Date | undefined): void {
  const { timeoutSeconds, retryLimit, retryDelaySeconds } = JOB_SETTINGS[name];
  tx.later(
    `insert into pgboss.job (
       name, data, start_after, keep_until, expire_in, retry_limit, retry_delay, retry_backoff, dead_letter, policy)
     values ($1, $2::jsonb, coalesce($3, now()), coalesce($3, now()) + interval '14 days', $4::int * interval '1 second',
       $5, $6, true, $7, 'standard')`,
    [name, JSON.stringify(data), startAfter ?? null, timeoutSeconds, retryLimit, retryDelaySeconds, DEAD_LETTER_QUEUE],
  );
}
