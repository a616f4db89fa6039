import { describe, expect, test } from "vitest";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aRequest, aStaffActor, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { doTask } from "./do-task.server.ts";

const database = useTestDatabase();
const { visitorId } = theResident;

/** Gives the resident's verdict on an answer that has just come. */
const withAnswer = (work: (rate: (typed: Record<string, string>) => ReturnType<typeof doTask>) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const actor = await aStaffActor(db);
    const { reference } = await aRequest(deps);
    const answer = { to: "answered", wordsForResident: "It is repaired." } as const;
    await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
    await moveRequest(deps, { reference, actor, ...answer, expectedVersion: 3 });
    const { request } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
    await work((typed) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      return doTask(aLoadContext(deps), { task: "rate", visitorId, request, form });
    });
  });

const faultsOf = (outcome: Awaited<ReturnType<typeof doTask>>) =>
  outcome.status === "faulty" ? Object.keys(outcome.result.error ?? {}) : outcome.status;

describe("the verdict on an answer", () => {
  test("reopens without saying how content one is", () =>
    withAnswer(async (rate) => {
      expect(await rate({ solved: "no", words: "It stopped again." })).toEqual({
        status: "done",
        done: "rate-not-solved",
      });
    }));

  test("needs words when it is not solved, and a level when it is", () =>
    withAnswer(async (rate) => {
      expect(faultsOf(await rate({ solved: "no" }))).toEqual(["words"]);
      expect(faultsOf(await rate({ solved: "yes" }))).toEqual(["level"]);
      expect(await rate({ solved: "yes", level: "4" })).toMatchObject({ done: "rate-solved" });
    }));
});
