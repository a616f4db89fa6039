import { describe, expect, it, vi } from "vitest";
import pino from "pino";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import { runPgBoss } from "#app/ports/jobs/run-pg-boss.server.ts";
import { openEmbeddedTestDatabase } from "#tests/support/database.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { describeJobsContract } from "./jobs-contract.ts";

describeJobsContract("PGlite", openEmbeddedTestDatabase);

describe("the job queue on the embedded database", { timeout: 60_000 }, () => {
  it("takes up at once what a killed process left half done", async () => {
    const db = await openEmbeddedTestDatabase();
    const queue = await openJobQueue(db);
    await db.transaction((tx) => queue.enqueue(tx, "mail.deliver", { mailId: "cut short" }));
    await db.query("update pgboss.job set state = 'active', started_on = now()");
    const delivered: string[] = [];
    const handlers = { "mail.deliver": async ({ mailId }: { mailId: string }) => void delivered.push(mailId) };
    const jobs = await runPgBoss(handlers, { db, log: pino({ level: "silent" }), pollMs: 50 });
    await vi.waitFor(() => expect(delivered).toEqual(["cut short"]), 10_000);
    await jobs.stop();
    await db.close();
  });
});

describe("the fake job queue", () => {
  const tx = { isTransaction: true, query: async () => ({ rows: [], rowCount: 0 }), later: () => undefined } as const;

  it("refuses a job that has no queue, like the real one", async () => {
    const unknown = new FakeJobs().enqueue(tx, "mail.lose" as "mail.deliver", { mailId: "x" });
    await expect(unknown).rejects.toThrow('no job queue "mail.lose"');
  });

  it("gives back what was enqueued, in order", async () => {
    const jobs = new FakeJobs();
    await jobs.enqueue(tx, "mail.deliver", { mailId: "1" });
    await jobs.enqueue(tx, "handoffs.sweep", {});
    await jobs.enqueue(tx, "mail.deliver", { mailId: "2" }, { startAfter: new Date(0) });
    expect(jobs.named("mail.deliver")).toEqual([{ mailId: "1" }, { mailId: "2" }]);
    expect(jobs.enqueued[2]?.startAfter).toEqual(new Date(0));
  });
});
