import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { aRequest, aRequestInput, aStaffActor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { countStaffWork } from "./count-staff-work.server.ts";
import { listStaffQueue, QUEUE_PAGE_SIZE, type StaffQueueInput } from "./list-staff-queue.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { openRequest } from "./open-request.server.ts";
import { takeRequest } from "./take-request.server.ts";
import { getStaffActor, viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();
const HOUR = 3_600_000;

const queue = (deps: RequestDeps, staff: StaffSession, more: Partial<StaffQueueInput> = {}) =>
  listStaffQueue(deps, { staff, language: "en", view: "to_do", holder: "anybody", due: "any", ...more });

const references = async (...input: Parameters<typeof queue>) =>
  (await queue(...input)).entries.map((entry) => entry.reference);

async function aMixedDistrict(db: Database) {
  const deps = requestDeps(db);
  const civil = await aRequest(deps, { deskId: "civil-affairs" });
  const hall = await aRequest(deps, { deskId: "service-hall" });
  const second = await aRequest(deps, { deskId: "second-hall" });
  return { deps, civil: civil.reference, hall: hall.reference, second: second.reference };
}

describe("a queue does not show", () => {
  test("requests of other desks, not even when such a desk is asked for", () =>
    database.rolledBack(async (db) => {
      const { deps, civil } = await aMixedDistrict(db);
      const agent = await aStaffMember(db, ["agent"], ["civil-affairs"]);
      expect(await references(deps, agent)).toEqual([civil]);
      expect(await references(deps, agent, { deskId: "service-hall" })).toEqual([]);
      expect((await countStaffWork(deps, agent)).map((work) => work.deskId)).toEqual(["civil-affairs"]);
    }));

  test("anything to roles without requests, even when desks stand beside them", () =>
    database.rolledBack(async (db) => {
      const { deps, civil } = await aMixedDistrict(db);
      for (const role of ["administrator", "editor", "approver"] as const) {
        const staff = await aStaffMember(db, [role], ["civil-affairs"]);
        expect(await references(deps, staff)).toEqual([]);
        expect(await countStaffWork(deps, staff)).toEqual([]);
        await expect(viewRequestAsStaff(deps, { reference: civil, staff, language: "en" })).rejects.toThrow(
          "not_found",
        );
        expect(() => getStaffActor(staff)).toThrow("forbidden");
      }
    }));
});

describe("one request is", () => {
  test("not there for another desk, nor under a mistyped reference", () =>
    database.rolledBack(async (db) => {
      const { deps, hall } = await aMixedDistrict(db);
      const staff = await aStaffMember(db, ["supervisor"], ["civil-affairs"]);
      await expect(viewRequestAsStaff(deps, { reference: hall, staff, language: "en" })).rejects.toThrow("not_found");
      await expect(viewRequestAsStaff(deps, { reference: "../etc", staff, language: "en" })).rejects.toThrow(
        "not_found",
      );
    }));

  test("readable by the auditor, who is offered no step", () =>
    database.rolledBack(async (db) => {
      const { deps, civil, hall, second } = await aMixedDistrict(db);
      const staff = await aStaffMember(db, ["auditor"], []);
      const seen = await viewRequestAsStaff(deps, { reference: civil, staff, language: "en" });
      expect(seen).toMatchObject({ isWorker: false, found: { transitions: [] } });
      expect((await references(deps, staff)).sort()).toEqual([civil, hall, second].sort());
    }));

  test("offered for work only at the desks of one who also audits", () =>
    database.rolledBack(async (db) => {
      const { deps, civil, hall } = await aMixedDistrict(db);
      const staff = await aStaffMember(db, ["agent", "auditor"], ["civil-affairs"]);
      const own = await viewRequestAsStaff(deps, { reference: civil, staff, language: "en" });
      const other = await viewRequestAsStaff(deps, { reference: hall, staff, language: "en" });
      expect(own.found.transitions.map((step) => step.to)).toContain("in_progress");
      expect(other.found.transitions).toEqual([]);
      const take = takeRequest(deps, { reference: hall, actor: getStaffActor(staff), seenHolderId: null });
      await expect(take).rejects.toThrow("not_found");
    }));

  test("remembered as read by whom, each time", () =>
    database.rolledBack(async (db) => {
      const { deps, civil } = await aMixedDistrict(db);
      const staff = await aStaffMember(db);
      await viewRequestAsStaff(deps, { reference: civil.toLowerCase(), staff, language: "en" });
      await viewRequestAsStaff(deps, { reference: civil, staff, language: "en" });
      const { rows } = await db.query(
        "select actor_id, subject_id from audit_events where action = 'requests.viewed' order by seq",
      );
      const view = { actor_id: staff.staffId, subject_id: civil };
      expect(rows).toEqual([view, view]);
    }));
});

describe("a queue", () => {
  test("begins with what is due first and goes on page by page, without gaps or repeats", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const opened: string[] = [];
      for (let i = 0; i < QUEUE_PAGE_SIZE + 3; i += 1) {
        // Several a day are due at the same moment: then the reference decides.
        if (i % 3 === 0) deps.clock.advance(9 * HOUR);
        opened.push((await aRequest(deps)).reference);
      }
      const first = await queue(deps, staff);
      expect(first.entries).toHaveLength(QUEUE_PAGE_SIZE);
      const second = await queue(deps, staff, { after: first.next });
      expect(second.next).toBeUndefined();
      expect(first.previous).toBeUndefined();
      // Back again: the same page, and nothing before it.
      const back = await queue(deps, staff, { before: second.previous });
      expect(back.entries).toEqual(first.entries);
      expect(back.previous).toBeUndefined();
      expect(back.next).toEqual(first.next);
      const all = [...first.entries, ...second.entries];
      expect(all.map((entry) => entry.reference).sort()).toEqual(opened.sort());
      const dues = all.map((entry) => entry.clock.dueAt.getTime());
      expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    }));

  test("by light holds exactly the requests that carry that light", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const actor = await aStaffActor(db);
      const taken: string[] = [];
      for (let i = 0; i < 20; i += 1) {
        const { reference } = await aRequest(deps);
        deps.clock.advance(9 * HOUR);
        if (i % 2 > 0) continue;
        await takeRequest(deps, { reference, actor, seenHolderId: null });
        taken.push(reference);
      }
      for (const reference of taken) {
        const ask = { reasonCode: "other", wordsForResident: "Which lift?", expectedVersion: 3 } as const;
        await moveRequest(deps, { reference, actor, to: "waiting_for_resident", ...ask });
      }
      let seen = 0;
      for (const view of ["to_do", "waiting_for_resident"] as const) {
        const { entries } = await queue(deps, staff, { view });
        for (const [due, light] of [
          ["late", "red"],
          ["yellow", "yellow"],
          ["green", "green"],
        ] as const) {
          const expected = entries.filter((entry) => entry.clock.light === light).map((entry) => entry.reference);
          expect(await references(deps, staff, { view, due })).toEqual(expected);
          seen += expected.length > 0 ? 1 : 0;
        }
      }
      // The case is worth nothing when everything has the same light.
      expect(seen).toBe(6);
    }));

  test("is chosen by service, by language and by what is due before Monday", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const monday = await aRequest(deps, { serviceSlug: "old-age-allowance", language: "zh-CN" });
      const later = await aRequest(deps, { language: "zh-CN" });
      // The first is due on the Sunday before midnight, the second as Monday begins.
      await db.query("update requests set due_at = '2026-03-08T23:59:59.999+08:00' where reference = $1", [
        monday.reference,
      ]);
      await db.query("update requests set due_at = '2026-03-09T00:00:00+08:00' where reference = $1", [
        later.reference,
      ]);
      await aRequest(deps);
      expect(await references(deps, staff, { due: "week", written: "zh-CN" })).toEqual([monday.reference]);
      expect(await references(deps, staff, { serviceSlug: "old-age-allowance" })).toEqual([monday.reference]);
      expect(await references(deps, staff, { written: "zh-CN" })).toEqual([monday.reference, later.reference]);
      expect(await references(deps, staff, { serviceSlug: "no-such-service" })).toEqual([]);
    }));

  test("counts exactly what its figures lead to", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const actor = getStaffActor(staff);
      for (let i = 0; i < 8; i += 1) {
        const { reference } = await aRequest(deps);
        if (i % 3 === 0) await takeRequest(deps, { reference, actor, seenHolderId: null });
        deps.clock.advance(24 * HOUR);
      }
      const [work] = await countStaffWork(deps, staff);
      const count = async (more: Partial<StaffQueueInput>) => (await references(deps, staff, more)).length;
      expect(work).toEqual({
        deskId: "civil-affairs",
        waiting: await count({ holder: "nobody" }),
        mine: await count({ holder: "me" }),
        dueToday: await count({ due: "today" }),
        late: await count({ due: "late" }),
      });
      expect(work?.late).toBeGreaterThan(0);
      expect(work?.dueToday).toBeGreaterThan(0);
      expect(work?.mine).toBe(3);
    }));

  test("shows what is finished only when asked, newest first", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const staff = await aStaffMember(db);
      const finished: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        const { reference } = await aRequest(deps);
        const actor = getStaffActor(staff);
        await takeRequest(deps, { reference, actor, seenHolderId: null });
        const answer = { to: "answered", wordsForResident: "Done.", expectedVersion: 3 } as const;
        await moveRequest(deps, { reference, actor, ...answer });
        finished.unshift(reference);
        deps.clock.advance(HOUR);
      }
      await openRequest(deps, aRequestInput());
      expect(await references(deps, staff)).toHaveLength(1);
      expect(await references(deps, staff, { view: "finished" })).toEqual(finished);
    }));
});
