import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { recordAuditEvent } from "./record-audit-event.server.ts";
import { verifyAuditChain } from "./verify-audit-chain.server.ts";

const database = useTestDatabase();
const at = new Date("2026-03-02T09:00:00.123Z");

async function record(db: Database, count: number): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    await db.transaction((tx) =>
      recordAuditEvent(tx, {
        actor: i % 2 ? { kind: "staff", id: "s1" } : { kind: "system" },
        action: "requests.opened",
        subjectType: "request",
        subjectId: `r${i}`,
        details: { zebra: i, apple: ["b", "a"], wide: "临江", nothing: null },
        at,
      }),
    );
  }
}

/** What somebody with the database's own password could do: the triggers are switched off. */
async function tamper(db: Database, sql: string): Promise<void> {
  await db.query("alter table audit_events disable trigger user");
  await db.query(sql);
}

describe("the audit trail", () => {
  it.each([
    ["update", "update audit_events set action = 'requests.forged'"],
    ["delete", "delete from audit_events"],
    ["truncate", "truncate audit_events"],
  ])("refuses %s", async (_name, sql) => {
    await database.rolledBack(async (db) => {
      await record(db, 1);
      await expect(db.query(sql)).rejects.toMatchObject({ code: "42501" });
    });
  });

  it.each([
    ["an edited event", "update audit_events set details = '{}' where seq = 3", { seq: 3, fault: "changed_event" }],
    [
      "a changed time",
      "update audit_events set at = at + interval '1 second' where seq = 2",
      { seq: 2, fault: "changed_event" },
    ],
    [
      "a time changed by less than is written",
      "update audit_events set at = at + interval '1 microsecond' where seq = 4",
      { seq: 4, fault: "changed_event" },
    ],
    ["another actor", "update audit_events set actor_id = 's2' where seq = 3", { seq: 3, fault: "changed_event" }],
    ["a deleted event", "delete from audit_events where seq = 2", { seq: 2, fault: "missing_event" }],
    ["the newest event cut off", "delete from audit_events where seq = 5", { seq: 5, fault: "wrong_end" }],
    ["everything deleted", "delete from audit_events", { seq: 1, fault: "wrong_end" }],
    ["everything cut off at once", "truncate audit_events", { seq: 1, fault: "wrong_end" }],
    [
      "two events exchanged",
      "update audit_events set seq = case seq when 2 then 103 else 102 end where seq in (2, 3)",
      { seq: 2, fault: "missing_event" },
    ],
    [
      "an event added past the recorder",
      `insert into audit_events (seq, at, actor_kind, actor_id, action, subject_type, subject_id, details, previous_hash, hash)
       select 6, at, actor_kind, actor_id, action, subject_type, subject_id, details, hash, repeat('a', 64)
       from audit_events where seq = 5`,
      { seq: 6, fault: "wrong_end" },
    ],
    [
      "a rewritten hash",
      "update audit_events set hash = repeat('b', 64), details = '{}' where seq = 3",
      { seq: 3, fault: "changed_event" },
    ],
  ])("notices %s", async (_name, sql, expected) => {
    await database.rolledBack(async (db) => {
      await record(db, 5);
      await tamper(db, sql);
      expect(await verifyAuditChain({ db })).toEqual({ status: "broken", ...expected });
    });
  });

  it("notices events that were renumbered into each other's place", async () => {
    await database.rolledBack(async (db) => {
      await record(db, 5);
      await tamper(db, "update audit_events set seq = seq + 100 where seq in (2, 3)");
      await db.query("update audit_events set seq = case seq when 102 then 3 else 2 end where seq in (102, 103)");
      expect(await verifyAuditChain({ db })).toEqual({ status: "broken", seq: 2, fault: "wrong_previous" });
    });
  });

  it("is whole when nobody touched it, and empty at the start", async () => {
    await database.rolledBack(async (db) => {
      expect(await verifyAuditChain({ db })).toMatchObject({ status: "whole", events: 0 });
      await record(db, 5);
      expect(await verifyAuditChain({ db })).toMatchObject({ status: "whole", events: 5 });
    });
  });

  it("takes its event back when the change it tells of is rolled back", async () => {
    await database.rolledBack(async (db) => {
      await record(db, 2);
      const failing = db.transaction(async (tx) => {
        await recordAuditEvent(tx, {
          actor: { kind: "system" },
          action: "staff.created",
          subjectType: "x",
          subjectId: "1",
          at,
        });
        throw new Error("the change failed");
      });
      await expect(failing).rejects.toThrow("the change failed");
      await record(db, 1);
      expect(await verifyAuditChain({ db })).toMatchObject({ status: "whole", events: 3 });
    });
  });
});
