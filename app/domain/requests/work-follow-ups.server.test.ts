import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aRequest, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { moveRequest } from "./move-request.server.ts";
import { rateRequest, type RateRequestInput } from "./rate-request.server.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";
import { finishFollowUp, listFollowUps } from "./work-follow-ups.server.ts";

const database = useTestDatabase();

async function anAnswer(db: Database) {
  const deps = requestDeps(db);
  const agent = await aStaffMember(db);
  const supervisor = await aStaffMember(db, ["supervisor"]);
  const contact = { name: "Li Hua", phone: "13800000001" };
  const { reference } = await aRequest(deps, { contact });
  const actor = getStaffActor(agent);
  await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
  await moveRequest(deps, { reference, actor, to: "answered", wordsForResident: "Done.", expectedVersion: 3 });
  return { deps, agent, supervisor, reference };
}
const rate = (deps: RequestDeps, reference: string, more: Partial<RateRequestInput>) =>
  rateRequest(deps, { reference, visitorId: theResident.visitorId, isSolved: true, comment: "So slow.", ...more });

describe("a follow-up is not", () => {
  test("opened by a verdict that is not low, nor by one that was refused", () =>
    database.rolledBack(async (db) => {
      const { deps, supervisor, reference } = await anAnswer(db);
      await rate(deps, reference, { isSolved: false, comment: " " });
      await rate(deps, reference, { level: 3, wantsCall: true });
      expect(await listFollowUps(deps, supervisor)).toEqual([]);
    }));

  test("shown with its request to agents, auditors and other desks, nor ended by them", () =>
    database.rolledBack(async (db) => {
      const { deps, agent, supervisor, reference } = await anAnswer(db);
      await rate(deps, reference, { level: 2, wantsCall: true });
      const auditor = await aStaffMember(db, ["auditor"], []);
      const other = await aStaffMember(db, ["supervisor"], ["service-hall"]);
      for (const staff of [agent, auditor]) {
        const [seen] = await listFollowUps(deps, staff);
        expect(seen).toMatchObject({ cause: "low_rating", deskId: "civil-affairs", open: undefined });
        expect(JSON.stringify(seen)).not.toMatch(/OW-|slow|level/);
      }
      expect(await listFollowUps(deps, other)).toEqual([]);
      const id = (await listFollowUps(deps, supervisor))[0]?.open?.id ?? "";
      await expect(finishFollowUp(deps, { id, staff: agent, outcome: "reached" })).rejects.toThrow("forbidden");
      await expect(finishFollowUp(deps, { id, staff: other, outcome: "reached" })).rejects.toThrow("not_found");
      expect(await listFollowUps(deps, supervisor)).toHaveLength(1);
    }));
});

describe("a follow-up", () => {
  test("of a low rating has a clock of its own, and offers a call where one was asked for", () =>
    database.rolledBack(async (db) => {
      const { deps, supervisor, reference } = await anAnswer(db);
      await rate(deps, reference, { level: 1, wantsCall: true });
      const [seen] = await listFollowUps(deps, supervisor);
      expect(seen).toMatchObject({ cause: "low_rating", open: { reference, wantsCall: true } });
      expect(seen?.clock).toMatchObject({ light: "green", dueAt: new Date("2026-03-09T17:00:00+08:00") });
      deps.clock.set("2026-03-10T10:00:00+08:00");
      expect((await listFollowUps(deps, supervisor))[0]?.clock.light).toBe("red");
    }));

  test("of “not solved” stands beside the reopened request, whose clock it leaves alone", () =>
    database.rolledBack(async (db) => {
      const { deps, supervisor, reference } = await anAnswer(db);
      await rate(deps, reference, { isSolved: false });
      expect(await listFollowUps(deps, supervisor)).toMatchObject([
        { cause: "not_solved", open: { wantsCall: false } },
      ]);
      const { rows } = await db.query("select due_at from requests where reference = $1", [reference]);
      expect(rows).toEqual([{ due_at: new Date("2026-03-09T17:00:00+08:00") }]);
    }));

  test("promises no call to whom nobody can call", () =>
    database.rolledBack(async (db) => {
      const { deps, supervisor } = await anAnswer(db);
      const { reference } = await aRequest(deps);
      const actor = getStaffActor(supervisor);
      await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
      await moveRequest(deps, { reference, actor, to: "answered", wordsForResident: "Done.", expectedVersion: 3 });
      await rate(deps, reference, { level: 1, wantsCall: true });
      expect((await listFollowUps(deps, supervisor))[0]?.open?.wantsCall).toBe(false);
    }));

  test("is ended once by its supervisor, which stands in the audit trail", () =>
    database.rolledBack(async (db) => {
      const { deps, supervisor, reference } = await anAnswer(db);
      await rate(deps, reference, { level: 1, wantsCall: true });
      const id = (await listFollowUps(deps, supervisor))[0]?.open?.id ?? "";
      await finishFollowUp(deps, { id, staff: supervisor, outcome: "reached" });
      expect(await listFollowUps(deps, supervisor)).toEqual([]);
      await expect(finishFollowUp(deps, { id, staff: supervisor, outcome: "reached" })).rejects.toThrow("not_found");
      const { rows } = await db.query(
        "select actor_id, subject_id from audit_events where action = 'requests.followed_up'",
      );
      expect(rows).toEqual([{ actor_id: supervisor.staffId, subject_id: reference }]);
    }));
});
