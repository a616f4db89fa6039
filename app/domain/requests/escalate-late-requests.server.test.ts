import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aRequest, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { addInformation } from "./add-information.server.ts";
import { escalateLateRequests } from "./escalate-late-requests.server.ts";
import { findRung } from "./escalation.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest, type MoveRequestInput } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { takeRequest } from "./take-request.server.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

const eventsOf = async (deps: RequestDeps, reference: string) =>
  (await getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" })).events;
const rungsOf = async (deps: RequestDeps, reference: string) =>
  (await eventsOf(deps, reference)).flatMap(({ rung }) => rung ?? []);
const staffMails = async (db: Database) =>
  (
    await db.query<{ id: string }>(
      `select id from outbox_mails where language in ('en', 'zh-CN') and is_forgotten_when_sent order by created_at`,
    )
  ).rows.length;

async function move(
  deps: RequestDeps,
  reference: string,
  actor: MoveRequestInput["actor"],
  to: MoveRequestInput["to"],
  more: Partial<MoveRequestInput> = {},
) {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion: request?.version ?? 0, ...more });
  if (outcome.status === "refused") throw new Error(outcome.reason);
}
const ask = { reasonCode: "other", wordsForResident: "Which lift?" } as const;
const answer = { wordsForResident: "It works again." };

/** Due at the end of Monday the ninth; one agent, one lead, one supervisor of the catch-all desk. */
async function aDesk(db: Database) {
  const deps = requestDeps(db);
  const agent = await aStaffMember(db, ["agent"], ["civil-affairs"]);
  const lead = await aStaffMember(db, ["supervisor"], ["civil-affairs"]);
  const overseer = await aStaffMember(db, ["supervisor"], ["service-hall"]);
  const { reference } = await aRequest(deps);
  return { deps, agent, lead, overseer, reference };
}
const until = (deps: RequestDeps, moment: string) => {
  deps.clock.set(`${moment}:00+08:00`);
  return escalateLateRequests(deps);
};

describe("nothing is passed up", () => {
  test("while it is in time, nor in the night after it was due", () =>
    database.rolledBack(async (db) => {
      const { deps, reference } = await aDesk(db);
      expect(await until(deps, "2026-03-09T16:59")).toBe(0);
      expect(await until(deps, "2026-03-09T23:00")).toBe(0);
      expect(await until(deps, "2026-03-10T08:59")).toBe(0);
      expect(await until(deps, "2026-03-10T12:30")).toBe(0);
      expect(await rungsOf(deps, reference)).toEqual([]);
    }));

  test("of what was answered, even long before the due date", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, reference } = await aDesk(db);
      const actor = getStaffActor(agent);
      await move(deps, reference, actor, "in_progress");
      await move(deps, reference, actor, "answered", answer);
      expect(await until(deps, "2026-03-13T10:00")).toBe(0);
    }));

  test("while the resident is asked; and the waiting does not count afterwards", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, reference } = await aDesk(db);
      const actor = getStaffActor(agent);
      await move(deps, reference, actor, "in_progress");
      expect(await until(deps, "2026-03-10T10:00")).toBe(1);
      await move(deps, reference, actor, "waiting_for_resident", ask);
      expect(await until(deps, "2026-03-20T10:00")).toBe(0);
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "The left one." });
      expect(await until(deps, "2026-03-20T10:05")).toBe(0);
      expect(await until(deps, "2026-03-23T10:00")).toBe(1);
      expect(await rungsOf(deps, reference)).toEqual(["holder", "desk_lead"]);
    }));

  test("by half: what cannot queue its mail writes no event and no audit event, and comes whole the next time", () =>
    database.rolledBack(async (db) => {
      const { deps, reference } = await aDesk(db);
      const broken = { ...deps, jobs: { enqueue: () => Promise.reject(new Error("killed")) } };
      deps.clock.set("2026-03-11T10:00:00+08:00");
      await expect(escalateLateRequests(broken)).rejects.toThrow("killed");
      const count = async () =>
        (
          await db.query(
            `select (select count(*)::int from request_events where kind = 'escalated') as events,
                    (select count(*)::int from audit_events where action = 'requests.escalated') as audited,
                    (select count(*)::int from outbox_mails where is_forgotten_when_sent) as mails`,
          )
        ).rows[0];
      expect(await count()).toEqual({ events: 0, audited: 0, mails: 0 });
      expect(await escalateLateRequests(deps)).toBe(2);
      expect(await count()).toEqual({ events: 2, audited: 2, mails: 2 });
      expect(await rungsOf(deps, reference)).toEqual(["holder", "desk_lead"]);
    }));

  test("twice, whatever asks for it: the database itself refuses", () =>
    database.rolledBack(async (db) => {
      const { deps } = await aDesk(db);
      await until(deps, "2026-03-10T10:00");
      await expect(
        db.transaction((tx) =>
          tx.query(
            `insert into request_events (request_id, seq, at, kind, actor_kind, desk_id, due_at, rung, round)
             select request_id, seq + 1, at, kind, actor_kind, desk_id, due_at, rung, round
             from request_events where kind = 'escalated'`,
          ),
        ),
      ).rejects.toThrow(/one_rung_a_clock/);
    }));
});

describe("a late request is passed up", () => {
  test("rung by rung, each once: event, audit event and a mail to whom it concerns", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, lead, overseer, reference } = await aDesk(db);
      await takeRequest(deps, { reference, actor: getStaffActor(agent), seenHolderId: null });
      const told: number[] = [];
      for (const day of [10, 10, 11, 12, 13, 16, 17, 18, 31]) told.push(await until(deps, `2026-03-${day}T09:00`));
      expect(told).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 0]);
      const passedUp = (await eventsOf(deps, reference)).filter(({ kind }) => kind === "escalated");
      expect(passedUp.map(({ rung }) => rung)).toEqual(["holder", "desk_lead", "department", "supervision"]);
      const { rows } = await db.query<{ recipient: string; subject: string }>(
        "select details -> 'told' ->> 0 as told from audit_events where action = 'requests.escalated' order by seq",
      );
      // Both desks are of one department, whose leads are told together.
      const [holder, desk, , supervision] = rows.map((row) => Object.values(row)[0]);
      expect([holder, desk, supervision]).toEqual([agent.staffId, lead.staffId, overseer.staffId]);
      expect(await staffMails(db)).toBe(5);
      expect((await selectRequest(db, reference, { kind: "system" }))?.isForSupervision).toBe(true);
    }));

  test("late where nothing ran for days: all that was missed, at the next opening, in its order", () =>
    database.rolledBack(async (db) => {
      const { deps, reference } = await aDesk(db);
      expect(await until(deps, "2026-03-14T10:00")).toBe(0);
      expect(await until(deps, "2026-03-16T09:00")).toBe(3);
      expect(await rungsOf(deps, reference)).toEqual(["holder", "desk_lead", "department"]);
      expect(await escalateLateRequests(deps)).toBe(0);
    }));

  test("once when the portal's clock is set back an hour and catches up, with nothing less than nothing left meanwhile", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, reference } = await aDesk(db);
      const told = await until(deps, "2026-03-10T09:30");
      expect(told).toBeGreaterThan(0);
      expect(await until(deps, "2026-03-10T08:30")).toBe(0);
      expect(await until(deps, "2026-03-10T09:30")).toBe(0);
      expect(await rungsOf(deps, reference)).toHaveLength(told);

      const actor = await getStaffActor(agent);
      const second = await aRequest(deps);
      await move(deps, second.reference, actor, "in_progress");
      await move(deps, second.reference, actor, "waiting_for_resident", ask);
      const standing = await selectRequest(db, second.reference, { kind: "system" });
      expect(standing?.dueRemainingMs).toBeGreaterThan(0);
      deps.clock.set("2026-03-10T08:30:00+08:00");
      await addInformation(deps, {
        reference: second.reference,
        visitorId: theResident.visitorId,
        words: "The left one.",
      });
      const going = await selectRequest(db, second.reference, { kind: "system" });
      expect(going?.dueRemainingMs).toBeUndefined();
      expect(going?.dueAt.getTime()).toBeGreaterThan(deps.clock.now().getTime());
      expect(going?.dueAt.getTime()).toBeLessThanOrEqual(new Date("2026-03-17T17:00:00+08:00").getTime());
    }));

  test("from the first rung again once it was reopened: that is another clock", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, reference } = await aDesk(db);
      const actor = getStaffActor(agent);
      await move(deps, reference, actor, "in_progress");
      await until(deps, "2026-03-11T10:00");
      await move(deps, reference, actor, "answered", answer);
      await move(deps, reference, theResident, "reopened", { reasonCode: "not_solved", wordsForResident: "No." });
      expect(findRung(await eventsOf(deps, reference))).toBeUndefined();
      // Two days of grace, and the next one is late.
      expect(await until(deps, "2026-03-13T10:00")).toBe(0);
      expect(await until(deps, "2026-03-16T10:00")).toBe(1);
      expect(findRung(await eventsOf(deps, reference))).toBe("holder");
    }));

  test("to the administrators where a rung has nobody, and to all agents of the desk where nobody holds it", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agents = [await aStaffMember(db), await aStaffMember(db)];
      const administrator = await aStaffMember(db, ["administrator"], []);
      await aStaffMember(db, ["agent"], ["second-hall"]);
      await aRequest(deps);
      await until(deps, "2026-03-11T10:00");
      const { rows } = await db.query<{ told: string[] }>(
        "select details -> 'told' as told from audit_events where action = 'requests.escalated' order by seq",
      );
      expect(rows.map(({ told }) => told.toSorted())).toEqual([
        agents.map(({ staffId }) => staffId).toSorted(),
        [administrator.staffId],
      ]);
    }));

  test("in mails that hold nothing of the resident or their words", () =>
    database.rolledBack(async (db) => {
      const { deps, reference } = await aDesk(db);
      const queued = deps.jobs.enqueued.length;
      await until(deps, "2026-03-17T10:00");
      expect(deps.jobs.enqueued.length).toBe(queued + 6);
      const mails = (await listMails(db)).filter(({ subject }) => subject === `Request ${reference} is late`);
      expect(mails).toHaveLength(5);
      for (const { body } of mails) {
        expect(body).toContain("was due on");
        expect(body).not.toMatch(/Li Hua|li\.hua|lift|\{\{/);
      }
    }));

  test(
    "beyond one page of late requests",
    () =>
      database.rolledBack(async (db) => {
        const deps = requestDeps(db);
        await aStaffMember(db);
        for (let i = 0; i < 205; i += 1) await aRequest(deps, { contact: {} });
        expect(await until(deps, "2026-03-10T10:00")).toBe(205);
        expect(await escalateLateRequests(deps)).toBe(0);
      }),
    60_000,
  );
});
