import PgBoss from "pg-boss";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "#app/db/port.ts";
import { DEAD_LETTER_QUEUE, openJobQueue, toBossDatabase } from "#app/ports/jobs/pg-boss.server.ts";
import { JOB_SETTINGS, type JobQueue } from "#app/ports/jobs/port.ts";
import { type Handlers, runPgBoss } from "#app/ports/jobs/run-pg-boss.server.ts";

const log = pino({ level: "silent" });
const PATIENCE = { timeout: 15_000, interval: 50 };

/** What the job queue promises on either database. */
export function describeJobsContract(name: string, open: () => Promise<Database>): void {
  describe(`the job queue on ${name}`, { timeout: 60_000 }, () => {
    let db: Database;
    let queue: JobQueue;
    beforeAll(async () => {
      db = await open();
      queue = await openJobQueue(db);
    });
    afterAll(async () => db?.close());

    const enqueue = (mailId: string, startAfter?: Date) =>
      db.transaction((tx) => queue.enqueue(tx, "mail.deliver", { mailId }, startAfter && { startAfter }));
    const hurry = () => db.query("update pgboss.job set start_after = now() where state = 'retry'");

    async function whileRunning(handlers: Handlers, work: () => Promise<void>): Promise<void> {
      const jobs = await runPgBoss(handlers, { db, log, pollMs: 50 });
      try {
        await work();
      } finally {
        await jobs.stop();
      }
    }

    it("delivers a job of a kept transaction once, and one of a rolled back transaction never", async () => {
      await enqueue("kept");
      const rolledBack = db.transaction(async (tx) => {
        await queue.enqueue(tx, "mail.deliver", { mailId: "rolled back" });
        throw new Error("no");
      });
      await expect(rolledBack).rejects.toThrow("no");

      const delivered: string[] = [];
      await whileRunning({ "mail.deliver": async ({ mailId }) => void delivered.push(mailId) }, async () => {
        await vi.waitFor(() => expect(delivered).toContain("kept"), PATIENCE);
        await enqueue("while running");
        await vi.waitFor(() => expect(delivered).toContain("while running"), PATIENCE);
      });
      await whileRunning(
        { "mail.deliver": async ({ mailId }) => void delivered.push(mailId) },
        () => new Promise((r) => setTimeout(r, 200)),
      );
      expect(delivered).toEqual(["kept", "while running"]);
    });

    it("keeps a job until its time has come", async () => {
      const delivered: string[] = [];
      await enqueue("tomorrow", new Date(Date.now() + 86_400_000));
      await enqueue("yesterday", new Date(Date.now() - 86_400_000));
      await whileRunning({ "mail.deliver": async ({ mailId }) => void delivered.push(mailId) }, async () => {
        await vi.waitFor(() => expect(delivered).toContain("yesterday"), PATIENCE);
      });
      expect(delivered).toEqual(["yesterday"]);
      await db.query("delete from pgboss.job");
    });

    it("tries a failed job again, later and later, and lays it aside in the end", async () => {
      await enqueue("hopeless");
      let tries = 0;
      const pauses: number[] = [];
      const failing = async () => {
        tries += 1;
        throw new Error(`try ${tries}`);
      };
      await whileRunning({ "mail.deliver": failing }, async () => {
        const { retryLimit } = JOB_SETTINGS["mail.deliver"];
        for (let done = 1; done <= retryLimit; done += 1) {
          const waiting = await vi.waitFor(async () => {
            const { rows } = await db.query<{ pause: number; output: { message: string } }>(
              `select extract(epoch from start_after - now())::float8 as pause, output
               from pgboss.job
               where name = 'mail.deliver' and state = 'retry'`,
            );
            if (!rows[0] || tries !== done) throw new Error("not yet");
            return rows[0];
          }, PATIENCE);
          expect(waiting.output.message).toBe(`try ${done}`);
          pauses.push(waiting.pause);
          await hurry();
        }
        await vi.waitFor(async () => {
          const { rows } = await db.query("select data from pgboss.job where name = $1", [DEAD_LETTER_QUEUE]);
          expect(rows).toEqual([{ data: { mailId: "hopeless" } }]);
        }, PATIENCE);
        expect(tries).toBe(retryLimit + 1);
      });
      expect(pauses[0]).toBeGreaterThan(JOB_SETTINGS["mail.deliver"].retryDelaySeconds * 0.9);
      expect(pauses[5]).toBeGreaterThan(pauses[0]! * 8);
      await db.query("delete from pgboss.job");
    });

    it("one failing job does not hold up the next", async () => {
      const delivered: string[] = [];
      await enqueue("bad");
      await enqueue("good");
      const handle = async ({ mailId }: { mailId: string }) => {
        if (mailId === "bad") throw new Error("bad");
        delivered.push(mailId);
      };
      await whileRunning({ "mail.deliver": handle }, async () => {
        await vi.waitFor(() => expect(delivered).toEqual(["good"]), PATIENCE);
      });
      await db.query("delete from pgboss.job");
    });

    it("lets a job end before it stops", async () => {
      const ended: string[] = [];
      await enqueue("slow");
      let began = false;
      const slow = async ({ mailId }: { mailId: string }) => {
        began = true;
        await new Promise((resolve) => setTimeout(resolve, 300));
        ended.push(mailId);
      };
      await whileRunning({ "mail.deliver": slow }, () => vi.waitFor(() => expect(began).toBe(true), PATIENCE));
      expect(ended).toEqual(["slow"]);
      expect((await db.query("select state from pgboss.job")).rows).toEqual([{ state: "completed" }]);
      await db.query("delete from pgboss.job");
    });

    it("schedules the jobs that run by themselves, and drops the schedule of those it no longer handles", async () => {
      const schedules = async () =>
        (await db.query<{ name: string; cron: string }>("select name, cron from pgboss.schedule")).rows;
      await whileRunning({ "handoffs.sweep": async () => undefined }, async () => {
        expect(await schedules()).toEqual([{ name: "handoffs.sweep", cron: JOB_SETTINGS["handoffs.sweep"].cron }]);
      });
      await whileRunning({ "mail.deliver": async () => undefined }, async () => {
        expect(await schedules()).toEqual([]);
      });
    });

    it("adds what pg-boss itself would add, row for row", async () => {
      const later = new Date(Date.now() + 86_400_000);
      const boss = new PgBoss({ db: toBossDatabase(db) });
      for (const startAfter of [undefined, later]) {
        await enqueue("ours", startAfter);
        await boss.send("mail.deliver", { mailId: "its own" }, startAfter ? { startAfter } : {});
      }
      const { rows } = await db.query<{ who: string }>(
        `select data ->> 'mailId' as who, to_jsonb(j) - array['id', 'data', 'created_on', 'start_after', 'keep_until'] as rest,
                start_after - created_on < interval '1 second' as is_due, keep_until - start_after as kept
         from pgboss.job j
         where data ->> 'mailId' in ('ours', 'its own')
         order by created_on`,
      );
      expect(rows).toHaveLength(4);
      const of = (name: string) => rows.filter(({ who }) => who === name).map(({ who: _, ...row }) => row);
      expect(of("ours")).toEqual(of("its own"));
      await db.query("delete from pgboss.job where data ->> 'mailId' in ('ours', 'its own')");
    });

    it("refuses a job that has no queue, instead of losing it", async () => {
      const unknown = db.transaction((tx) => queue.enqueue(tx, "mail.lose" as "mail.deliver", { mailId: "x" }));
      await expect(unknown).rejects.toThrow('no job queue "mail.lose"');
    });

    it("finds its tables again when the portal starts again", async () => {
      await enqueue("from before");
      const again = await openJobQueue(db);
      await db.transaction((tx) => again.enqueue(tx, "mail.deliver", { mailId: "from after" }));
      const delivered: string[] = [];
      await whileRunning({ "mail.deliver": async ({ mailId }) => void delivered.push(mailId) }, async () => {
        await vi.waitFor(() => expect(delivered).toEqual(["from before", "from after"]), PATIENCE);
      });
    });
  });
}
