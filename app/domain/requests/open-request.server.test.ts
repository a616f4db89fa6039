import { listMails } from "#tests/support/opened.ts";
import { describe, expect, test } from "vitest";
import { aRequest, aRequestInput, aStaffActor, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openRequest } from "./open-request.server.ts";
import { parseReference } from "./reference.ts";

const database = useTestDatabase();

const counts = async (db: typeof database.db) => {
  const { rows } = await db.query(
    `select (select count(*)::int from requests) as requests,
            (select count(*)::int from request_events) as events,
            (select count(*)::int from outbox_mails) as mails,
            (select count(*)::int from audit_events where action = 'requests.opened') as audited`,
  );
  return rows[0];
};

describe("opening a request", () => {
  test("is refused when nothing is asked", () =>
    database.rolledBack(async (db) => {
      const outcome = await openRequest(requestDeps(db), aRequestInput({ description: " \u0000\n " }));
      expect(outcome).toEqual({ status: "refused", reason: "nothing_asked" });
      expect(await counts(db)).toMatchObject({ requests: 0, events: 0, mails: 0 });
    }));

  test("is refused when its key was used for something else", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const input = aRequestInput();
      await openRequest(deps, input);
      for (const other of [
        { description: "Something else" },
        { visitorId: aVisitor("somebody else") },
        { contact: { name: "Other" } },
      ]) {
        expect(await openRequest(deps, { ...input, ...other })).toEqual({ status: "refused", reason: "key_used" });
      }
      expect(await counts(db)).toMatchObject({ requests: 1 });
    }));

  test("writes request, events, receipt and audit event together", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const opened = await aRequest(deps);
      expect(parseReference(opened.reference)).toBe(opened.reference);
      expect(opened.reference).toMatch(/^OW-2603-/);
      expect(opened.secret).toMatch(/^[2-9A-Z]{8}$/);
      expect(await counts(db)).toEqual({ requests: 1, events: 2, mails: 1, audited: 1 });
      expect(deps.jobs.named("mail.deliver")).toHaveLength(1);
      const { rows } = await db.query("select state, desk_id, version from requests");
      expect(rows).toEqual([{ state: "dispatched", desk_id: "civil-affairs", version: 2 }]);
    }));

  test("leaves nothing behind when the receipt cannot be queued", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      await expect(aRequest(deps, { contact: { email: "two\nlines@example.org" } })).rejects.toThrow();
      expect(await counts(db)).toEqual({ requests: 0, events: 0, mails: 0, audited: 0 });
    }));

  test("the code is nowhere in the database", () =>
    database.rolledBack(async (db) => {
      const { secret } = await aRequest(requestDeps(db));
      for (const table of ["requests", "request_events", "outbox_mails", "audit_events"]) {
        const { rows } = await db.query<{ text: string }>(`select row_to_json(t)::text as text from ${table} t`);
        expect(rows.filter((row) => row.text.includes(secret))).toEqual([]);
      }
    }));

  test("the same again, in another language or mode, gives the same reference and code", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const input = aRequestInput();
      const first = await openRequest(deps, input);
      const again = await openRequest(deps, { ...input, language: "zh-CN", mode: "simple" });
      expect(again).toEqual({ ...first, status: "already_opened" });
      expect(await counts(db)).toMatchObject({ requests: 1, mails: 1 });
    }));

  test("what no desk is named for waits, as submitted, at the desk that gets everything", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { deskId: _, ...noDesk } = aRequestInput();
      await openRequest(deps, noDesk);
      const { rows } = await db.query("select state, desk_id from requests");
      expect(rows).toEqual([{ state: "submitted", desk_id: "service-hall" }]);
    }));

  test("a service's desk and promised time decide where it goes and when it is due", () =>
    database.rolledBack(async (db) => {
      await aPublishedService(db, { slug: "old-age-card", deskId: "civil-affairs", workingDays: 3 });
      const deps = requestDeps(db);
      const { deskId: _, ...noDesk } = aRequestInput({ serviceSlug: "old-age-card" });
      const outcome = await openRequest(deps, noDesk);
      expect(outcome).toMatchObject({ status: "opened", dueAt: new Date("2026-03-05T17:00:00+08:00") });
      const { rows } = await db.query("select desk_id, promised_working_days from requests");
      expect(rows).toEqual([{ desk_id: "civil-affairs", promised_working_days: 3 }]);
    }));

  test("staff can open one for a resident, and the event says so", () =>
    database.rolledBack(async (db) => {
      const agent = await aStaffActor(db);
      await aRequest(requestDeps(db), { visitorId: null, openedBy: { kind: "staff", staffId: agent.staffId } });
      const { rows } = await db.query("select actor_kind, actor_staff_id from request_events where seq = 1");
      expect(rows).toEqual([{ actor_kind: "agent", actor_staff_id: agent.staffId }]);
    }));

  test("the receipt speaks the resident's language and leads back to the request", () =>
    database.rolledBack(async (db) => {
      const { reference } = await aRequest(requestDeps(db), { language: "zh-CN" });
      const [mail] = await listMails(db);
      expect(mail?.language).toBe("zh-CN");
      expect(mail?.subject).toMatch(/[\u4e00-\u9fff]/);
      expect(mail?.body).toContain(`https://portal.example/requests/${reference}`);
      expect(mail?.body).not.toContain("{{");
    }));
});
