import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import type { Logger } from "pino";
import type { Database } from "#app/db/port.ts";
import { createPause } from "./pause.ts";
import { toBossDatabase } from "./pg-boss.server.ts";
import { JOB_NAMES, JOB_SETTINGS, type JobData, type JobName } from "./port.ts";

/** What to do for each job; those without an entry stay in their queue. */
export type Handlers = { readonly [N in JobName]?: (data: JobData[N]) => Promise<void> };

type RunOptions = { readonly db: Database; readonly log: Logger; readonly pollMs: number };

/** How long a stop waits for jobs under way; what has not ended by then is tried again after its timeout. */
const STOP_TIMEOUT_MS = 10_000;

/**
 * Works off the queues, one job of each name at a time in this process (other processes take others), and enqueues the
 * scheduled jobs. The loop is ours because pg-boss's own does not wait for what it writes at the end of a job, which
 * would fail as an unhandled rejection when the database is away or closing.
 */
export async function runPgBoss(
  handlers: Handlers,
  { db, log, pollMs }: RunOptions,
): Promise<{ stop(): Promise<void> }> {
  const statements = new Set<Promise<unknown>>();
  const boss = new PgBoss({ db: tracked(toBossDatabase(db), statements, log), migrate: false });
  boss.on("error", (error) => log.warn({ err: error }, "job queue"));
  await boss.start();
  if (db.engine === "pglite") await recoverOrphans(db);
  const names = JOB_NAMES.filter((name) => handlers[name]);
  await keepSchedules(boss, names);

  const stopping = new AbortController();
  const pause = createPause(stopping.signal);
  const loops = names.map((name) =>
    workOff(boss, name, handlers[name] as (data: object) => Promise<void>, {
      log,
      pause: () => pause(pollMs),
      signal: stopping.signal,
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(loops), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
      await Promise.allSettled([...statements]);
    },
  };
}

/** Remembers statements under way, so that the database is not closed below them. */
function tracked(bossDb: PgBoss.Db, statements: Set<Promise<unknown>>, log: Logger): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const statement = bossDb.executeSql(text, values);
      statements.add(statement);
      try {
        return await statement;
      } catch (error) {
        // pg-boss marks the end of its own internal jobs without waiting; nobody would catch this.
        if (!/^\s*WITH (results|deleted_jobs) AS/.test(text)) throw error;
        log.warn({ err: error }, "job queue: the end of a job was not recorded; it will be tried again");
        return { rows: [{ count: "0" }] };
      } finally {
        statements.delete(statement);
      }
    },
  };
}

/** On the embedded database there is no other process: what is marked as under way was cut short by a kill. */
async function recoverOrphans(db: Database): Promise<void> {
  await db.query("update pgboss.job set state = 'retry' where state = 'active'");
}

async function keepSchedules(boss: PgBoss, names: readonly JobName[]): Promise<void> {
  const wanted = new Map(
    names.flatMap((name) => (JOB_SETTINGS[name].cron ? [[name as string, JOB_SETTINGS[name].cron]] : [])),
  );
  for (const { name } of await boss.getSchedules()) {
    if (!wanted.has(name)) await boss.unschedule(name);
  }
  for (const [name, cron] of wanted) await boss.schedule(name, cron, {}, { tz: "UTC" });
}

type LoopOptions = { readonly log: Logger; readonly pause: () => Promise<void>; readonly signal: AbortSignal };

async function workOff(
  boss: PgBoss,
  name: JobName,
  handle: (data: object) => Promise<void>,
  { log, pause, signal }: LoopOptions,
): Promise<void> {
  while (!signal.aborted) {
    // Gives an empty list when the database is away, too.
    const [job] = await boss.fetch<object>(name);
    if (!job) {
      await pause();
      continue;
    }
    try {
      await withinSeconds(JOB_SETTINGS[name].timeoutSeconds, handle(job.data));
      await boss.complete(name, job.id);
    } catch (error) {
      log.warn(
        { err: error, job: name, jobId: job.id },
        "a job failed; it will be tried again unless its tries are used up",
      );
      await boss
        .fail(name, job.id, { message: error instanceof Error ? error.message : String(error) })
        .catch(() => undefined);
    }
  }
}

async function withinSeconds(seconds: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The job did not end within ${seconds} seconds.`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
