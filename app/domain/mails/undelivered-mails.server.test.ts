import { expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import { deliverMail } from "#app/ports/mail/deliver-mail.server.ts";
import { FakeMail } from "#app/ports/mail/fake.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listUndeliveredMails } from "./list-undelivered-mails.server.ts";
import { sendMailsAgain } from "./send-mails-again.server.ts";

const database = useTestDatabase();

/** A request whose receipt the mail server refuses `times` times. */
async function refuse(db: Database, mail: FakeMail, times: number): Promise<string> {
  const deps = requestDeps(db);
  await aRequest(deps);
  const { rows } = await db.query<{ id: string }>(
    "select id from outbox_mails where last_error is null and state = 'queued'",
  );
  const mailId = rows[0]?.id ?? "";
  mail.failNext(times);
  for (let n = 0; n < times; n++) await deliverMail({ db, clock: deps.clock, mail }, { mailId }).catch(() => undefined);
  return mailId;
}

it("mails that wait and mails that were given up are shown without whom they are for, and sent again once", () =>
  database.rolledBack(async (db) => {
    const mail = new FakeMail();
    const givenUp = await refuse(db, mail, JOB_SETTINGS["mail.deliver"].retryLimit + 1);
    await refuse(db, mail, 1);
    const before = await listUndeliveredMails({ db });
    expect(before).toMatchObject({ waiting: 1, failed: 1 });
    expect(before.mails.map(({ state, error }) => [state, error])).toEqual([
      ["failed", "The mail server does not answer."],
      ["queued", "The mail server does not answer."],
    ]);
    expect(JSON.stringify(before)).not.toContain("li.hua");

    const { jobs } = requestDeps(db);
    const clock = new SetClock("2026-03-03T02:00:00Z");
    const { staffId } = await aStaffMember(db, ["administrator"], []);
    expect(await sendMailsAgain({ db, clock, jobs }, staffId)).toBe(1);
    expect(await sendMailsAgain({ db, clock, jobs }, staffId)).toBe(0);
    expect(jobs.enqueued.map(({ name, data }) => [name, data])).toEqual([["mail.deliver", { mailId: givenUp }]]);
    const { events } = await listAuditEvents({ db }, {});
    expect(events.filter(({ action }) => action === "mails.sent_again")).toMatchObject([
      { actor: { kind: "staff", id: staffId }, details: { count: 1 } },
    ]);
    await deliverMail({ db, clock, mail }, { mailId: givenUp });
    expect([...mail.sent.keys()]).toEqual([givenUp]);
    expect(await listUndeliveredMails({ db })).toMatchObject({ waiting: 1, failed: 0 });
  }));
