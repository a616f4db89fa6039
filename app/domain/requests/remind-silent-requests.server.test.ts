import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aRequest, aStaffActor, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { closeSilentRequests } from "./close-silent-requests.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { rateRequest } from "./rate-request.server.ts";
import { remindSilentRequests } from "./remind-silent-requests.server.ts";

const database = useTestDatabase();

/** Answered on the second; silence closes it at the end of the sixteenth. */
async function anAnswer(db: Database) {
  const deps = requestDeps(db);
  const actor = await aStaffActor(db);
  const { reference } = await aRequest(deps);
  await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
  await moveRequest(deps, { reference, actor, to: "answered", wordsForResident: "Done.", expectedVersion: 3 });
  return { deps, actor, reference };
}
const until = (deps: RequestDeps, moment: string) => {
  deps.clock.set(`${moment}:00+08:00`);
  return remindSilentRequests(deps);
};
const reminders = async (db: Database) =>
  (await listMails(db)).filter(({ subject }) => subject.startsWith("Is anything missing?"));

describe("before silence closes a request", () => {
  test("nobody is told too early, nor outside the hours of the desk, nor once it is closed", () =>
    database.rolledBack(async (db) => {
      const { deps } = await anAnswer(db);
      expect(await until(deps, "2026-03-10T16:59")).toBe(0);
      expect(await until(deps, "2026-03-11T03:10")).toBe(0);
      deps.clock.set("2026-03-16T17:00:00+08:00");
      expect(await closeSilentRequests(deps)).toBe(1);
      expect(await until(deps, "2026-03-17T10:10")).toBe(0);
      expect(await reminders(db)).toEqual([]);
    }));

  test("its resident is told three working days before, once, with the day", () =>
    database.rolledBack(async (db) => {
      const { deps, reference } = await anAnswer(db);
      expect(await until(deps, "2026-03-11T09:10")).toBe(1);
      expect(await until(deps, "2026-03-12T09:10")).toBe(0);
      const [mail, ...more] = await reminders(db);
      expect(more).toEqual([]);
      expect(mail?.recipient).toBe("li.hua@example.org");
      expect(mail?.subject).toBe(`Is anything missing? ${reference} closes on Monday, 16 March 2026`);
      expect(mail?.body).not.toContain("{{");
    }));

  test("it is told again for the next answer, and not for what the resident has said their word on", () =>
    database.rolledBack(async (db) => {
      const { deps, actor, reference } = await anAnswer(db);
      expect(await until(deps, "2026-03-11T09:10")).toBe(1);
      const { visitorId } = theResident;
      await rateRequest(deps, { reference, visitorId, isSolved: false, comment: "It stands again." });
      expect(await until(deps, "2026-03-16T09:10")).toBe(0);
      await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 5 });
      await moveRequest(deps, { reference, actor, to: "answered", wordsForResident: "Now.", expectedVersion: 6 });
      expect(await until(deps, "2026-03-25T09:10")).toBe(1);
      expect(await reminders(db)).toHaveLength(2);
    }));

  test("what is left of a desk that is gone is told in the hours of the catch-all desk", () =>
    database.rolledBack(async (db) => {
      const { deps } = await anAnswer(db);
      const site = { ...deps.site, desks: deps.site.desks.filter(({ id }) => id !== "civil-affairs") };
      deps.clock.set("2026-03-11T09:10:00+08:00");
      expect(await remindSilentRequests({ ...deps, site })).toBe(1);
    }));
});
