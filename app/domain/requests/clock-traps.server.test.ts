import { describe, expect, test } from "vitest";
import { aRequest, aStaffActor, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addInformation } from "./add-information.server.ts";
import { closeSilentRequests } from "./close-silent-requests.server.ts";
import { findPromise } from "./find-promise.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest, type MoveRequestInput } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";

// What went wrong with clocks in other systems, each as a test of its own.
const database = useTestDatabase();
const due = (day: string) => new Date(`${day}T17:00:00+08:00`);

const read = async (deps: RequestDeps, reference: string) => {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  if (!request) throw new Error("not there");
  return request;
};
const seen = (deps: RequestDeps, reference: string) =>
  getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });

async function move(
  deps: RequestDeps,
  reference: string,
  actor: MoveRequestInput["actor"],
  to: MoveRequestInput["to"],
  more: Partial<MoveRequestInput> = {},
) {
  const { version: expectedVersion } = await read(deps, reference);
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion, ...more });
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return read(deps, reference);
}
const ask = { reasonCode: "other", wordsForResident: "Which lift?" } as const;
const again = { reasonCode: "not_solved", wordsForResident: "It stands again." } as const;

describe("a clock is not", () => {
  test("restarted when the request is opened again: what was left goes on", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      // Thursday: one and a half of five days are left.
      deps.clock.set("2026-03-05T13:30:00+08:00");
      await move(deps, reference, agent, "waiting_for_resident", ask);
      deps.clock.set("2026-03-06T13:30:00+08:00");
      await move(deps, reference, agent, "answered", { wordsForResident: "It works." });
      deps.clock.set("2026-03-11T09:00:00+08:00");
      const reopened = await move(deps, reference, theResident, "reopened", again);
      expect(reopened.dueAt).toEqual(new Date("2026-03-13T17:00:00+08:00"));
      expect(reopened.dueRemainingMs).toBeUndefined();
    }));

  test("late in the moment of opening again: two working days are the least", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      deps.clock.set("2026-03-12T10:00:00+08:00");
      await move(deps, reference, agent, "answered", { wordsForResident: "It works." });
      const reopened = await move(deps, reference, theResident, "reopened", again);
      expect(reopened.dueAt).toEqual(due("2026-03-16"));
      expect((await seen(deps, reference)).clock.light).not.toBe("red");
    }));

  test("forgotten by silence: what closed by itself goes on with what was left", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      await move(deps, reference, agent, "answered", { wordsForResident: "It works." });
      deps.clock.set("2026-03-16T17:00:00+08:00");
      expect(await closeSilentRequests(deps)).toBe(1);
      deps.clock.set("2026-03-17T10:00:00+08:00");
      const reopened = await move(deps, reference, theResident, "reopened", again);
      expect(reopened.dueAt).toEqual(due("2026-03-24"));
    }));

  test("kept standing by an answer on the page: web replies make it run like any other", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      await move(deps, reference, agent, "waiting_for_resident", ask);
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "The left one." });
      expect((await seen(deps, reference)).clock).toMatchObject({ state: "runs" });
      deps.clock.set("2026-03-20T10:00:00+08:00");
      expect((await seen(deps, reference)).clock).toMatchObject({ state: "runs", light: "red" });
    }));

  test("started again by moving to another desk, neither for the first reply nor for the due date", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference, dueAt } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress", { wordsForResident: "I look into it." });
      const { firstResponseAt } = await read(deps, reference);
      expect(firstResponseAt).toEqual(deps.clock.now());
      deps.clock.set("2026-03-04T10:00:00+08:00");
      await move(deps, reference, agent, "returned", { reasonCode: "wrong_desk" });
      await move(deps, reference, agent, "dispatched", { deskId: "service-hall" });
      const moved = await move(deps, reference, agent, "in_progress", { wordsForResident: "Now I do." });
      expect(moved).toMatchObject({ deskId: "service-hall", firstResponseAt, dueAt });
    }));

  test("made later by standing: a late request is as late after ten days of waiting as before", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      // Due on Monday; now it is Wednesday at twelve: a day and a half late.
      deps.clock.set("2026-03-11T12:00:00+08:00");
      await move(deps, reference, agent, "waiting_for_resident", ask);
      deps.clock.set("2026-03-25T12:00:00+08:00");
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "The left one." });
      expect(await read(deps, reference)).toMatchObject({ dueAt: due("2026-03-23") });
    }));
});

test("one rule promises, where several could: what the question was promised, else the service, else five days", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await aPublishedService(db, { slug: "lift-repair", deskId: "civil-affairs", workingDays: 8 });
    const days = async (about: Parameters<typeof findPromise>[2]) => (await findPromise(db, deps, about)).workingDays;
    expect(await days({ serviceSlug: "lift-repair", workingDays: 1 })).toBe(1);
    expect(await days({ serviceSlug: "lift-repair" })).toBe(8);
    expect(await days({ serviceSlug: null })).toBe(5);
  }));

test("the light turns yellow when three quarters of a long promise are used, for staff and resident alike", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference, dueAt } = await aRequest(deps, { workingDays: 20 });
    expect(dueAt).toEqual(due("2026-03-30"));
    const lights = [];
    for (const day of ["2026-03-20", "2026-03-23", "2026-03-30", "2026-03-31"]) {
      deps.clock.set(`${day}T10:00:00+08:00`);
      lights.push((await seen(deps, reference)).clock.light);
    }
    expect(lights).toEqual(["green", "yellow", "yellow", "red"]);
  }));
