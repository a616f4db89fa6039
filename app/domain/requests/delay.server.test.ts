import { expect, test } from "vitest";
import { aRequest, aStaffActor, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { listMails } from "#tests/support/opened.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { escalateLateRequests } from "./escalate-late-requests.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest, type MoveRequestInput } from "./move-request.server.ts";

const database = useTestDatabase();
const seen = (deps: RequestDeps, reference: string) =>
  getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });

async function move(
  deps: RequestDeps,
  reference: string,
  actor: MoveRequestInput["actor"],
  to: MoveRequestInput["to"],
  more: Partial<MoveRequestInput> = {},
) {
  const { request } = await seen(deps, reference);
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion: request.version, ...more });
  if (outcome.status === "refused") throw new Error(outcome.reason);
}

test("nothing is said of a delay while there is none, nor once the request is over", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const agent = await aStaffActor(db);
    const { reference } = await aRequest(deps);
    expect((await seen(deps, reference)).delay).toBeUndefined();
    await move(deps, reference, agent, "in_progress");
    await move(deps, reference, agent, "answered", { wordsForResident: "Done." });
    deps.clock.set("2026-03-12T10:00:00+08:00");
    expect((await seen(deps, reference)).delay).toBeUndefined();
  }));

test("a late request tells why, who was told, and who is told next and when", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const agent = await aStaffActor(db);
    const { reference } = await aRequest(deps);
    deps.clock.set("2026-03-10T09:00:00+08:00");
    expect((await seen(deps, reference)).delay).toMatchObject({ cause: "not_taken", rung: undefined });
    await escalateLateRequests(deps);
    expect((await seen(deps, reference)).delay).toMatchObject({
      cause: "not_taken",
      rung: "holder",
      next: { rung: "desk_lead", on: new Date("2026-03-11T17:00:00+08:00") },
    });
    await move(deps, reference, agent, "in_progress");
    expect((await seen(deps, reference)).delay).toMatchObject({ cause: "in_work" });
    await move(deps, reference, agent, "returned", { reasonCode: "another_department" });
    expect((await seen(deps, reference)).delay).toMatchObject({
      cause: "sent_around",
      reasonCode: "another_department",
    });
  }));

test("a question names the day until which it is waited for, on the page and in the mail", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const agent = await aStaffActor(db);
    const { reference } = await aRequest(deps);
    await move(deps, reference, agent, "in_progress");
    expect((await seen(deps, reference)).answerBy).toBeUndefined();
    await move(deps, reference, agent, "waiting_for_resident", { reasonCode: "other", wordsForResident: "Which?" });
    expect((await seen(deps, reference)).answerBy).toEqual(new Date("2026-03-16T17:00:00+08:00"));
    const mail = (await listMails(db)).find(({ subject }) => subject.startsWith("We have a question"));
    expect(mail?.body).toContain("by Monday, 16 March 2026");
  }));
