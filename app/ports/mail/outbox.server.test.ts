import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { deliverMail } from "./deliver-mail.server.ts";
import { FakeMail } from "./fake.ts";
import { queueMail } from "./outbox.server.ts";

const database = useTestDatabase();
const receipt = { to: "resident@example.org", language: "en", subject: "We have your request", text: "Reference OW-1" };

async function queueReceipt(db: Database) {
  const jobs = new FakeJobs();
  const clock = new SetClock("2026-11-22T02:00:00Z");
  await db.transaction((tx) => queueMail({ clock, jobs }, tx, receipt));
  const [job] = jobs.named("mail.deliver");
  if (!job) throw new Error("no job was enqueued");
  return { clock, mailId: job.mailId };
}

async function stateOf(db: Database, mailId: string) {
  const { rows } = await db.query("select state, attempts, last_error, sent_at from outbox_mails where id = $1", [
    mailId,
  ]);
  return rows[0];
}

describe("the outbox", () => {
  it.each([
    ["address", { ...receipt, to: "a@example.org\r\nBcc: everyone@example.org" }],
    ["subject", { ...receipt, subject: "Hello\nX-Evil: 1" }],
  ])("refuses a line break in the %s and keeps nothing", async (_field, mail) => {
    await database.rolledBack(async (db) => {
      const jobs = new FakeJobs();
      const queued = db.transaction((tx) => queueMail({ clock: new SetClock("2026-11-22"), jobs }, tx, mail));
      await expect(queued).rejects.toThrow("one line each");
      expect(jobs.enqueued).toEqual([]);
      expect((await db.query("select id from outbox_mails")).rows).toEqual([]);
    });
  });

  it("sends a queued mail once, however often its job is delivered", async () => {
    await database.rolledBack(async (db) => {
      const { clock, mailId } = await queueReceipt(db);
      const mail = new FakeMail();
      await deliverMail({ db, clock, mail }, { mailId });
      expect([...mail.sent.values()]).toEqual([{ id: mailId, ...receipt }]);
      expect(await stateOf(db, mailId)).toMatchObject({ state: "sent", attempts: 1, sent_at: clock.now() });

      mail.sent.clear();
      await deliverMail({ db, clock, mail }, { mailId });
      expect(mail.sent.size).toBe(0);
    });
  });

  it("keeps a mail queued while the server is away, and sends it afterwards", async () => {
    await database.rolledBack(async (db) => {
      const { clock, mailId } = await queueReceipt(db);
      const mail = new FakeMail();
      mail.failNext();
      await expect(deliverMail({ db, clock, mail }, { mailId })).rejects.toThrow("does not answer");
      expect(await stateOf(db, mailId)).toMatchObject({
        state: "queued",
        attempts: 1,
        last_error: "The mail server does not answer.",
      });

      await deliverMail({ db, clock, mail }, { mailId });
      expect(await stateOf(db, mailId)).toMatchObject({ state: "sent", attempts: 2, last_error: null });
    });
  });

  it("marks a mail as failed after the last try", async () => {
    await database.rolledBack(async (db) => {
      const { clock, mailId } = await queueReceipt(db);
      const mail = new FakeMail();
      mail.failNext(Infinity);
      for (let attempt = 0; attempt <= JOB_SETTINGS["mail.deliver"].retryLimit; attempt += 1) {
        expect((await stateOf(db, mailId))?.state).toBe("queued");
        await expect(deliverMail({ db, clock, mail }, { mailId })).rejects.toThrow();
      }
      expect((await stateOf(db, mailId))?.state).toBe("failed");
    });
  });
});
