import { listMails } from "#tests/support/opened.ts";
import { describe, expect, test } from "vitest";
import {
  aRequest,
  aStaffActor,
  aVisitor,
  requestDeps,
  type RequestDeps,
  theResident,
} from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addInformation } from "./add-information.server.ts";
import { closeSilentRequests } from "./close-silent-requests.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { moveRequest, type MoveRequestInput } from "./move-request.server.ts";
import { rateRequest } from "./rate-request.server.ts";
import type { Actor } from "./types.ts";

const database = useTestDatabase();

/** Moves the request from whatever version it has; throws when it is refused. */
async function move(
  deps: RequestDeps,
  reference: string,
  actor: Actor,
  to: MoveRequestInput["to"],
  more: Partial<MoveRequestInput> = {},
) {
  const { request } = await getRequestForStaff(deps, {
    reference,
    deskIds: undefined,
    actorKind: undefined,
    language: "en",
  });
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion: request.version, ...more });
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome;
}

const asResident = (deps: RequestDeps, reference: string) =>
  getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });

describe("moving a request is refused", () => {
  test("to staff of another desk and to another browser, as if it were not there", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const stranger = await aStaffActor(db, "agent", ["second-hall"]);
      const nobody = { kind: "resident", visitorId: aVisitor("nobody") } as const;
      await expect(move(deps, reference, stranger, "in_progress")).rejects.toThrow("not_found");
      await expect(move(deps, reference, nobody, "withdrawn", { reasonCode: "other" })).rejects.toThrow("not_found");
      await expect(move(deps, "OW-2603-22222-X", stranger, "in_progress")).rejects.toThrow("not_found");
    }));

  test("where the table has no such step, or not for this actor", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await expect(move(deps, reference, agent, "closed")).rejects.toThrow("not_allowed");
      await expect(move(deps, reference, agent, "withdrawn")).rejects.toThrow("not_allowed");
      await expect(move(deps, reference, theResident, "in_progress")).rejects.toThrow("not_allowed");
    }));

  test("without the reason, the words, the remedy or the desk it takes", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      const words = { wordsForResident: "You are not yet 80." };
      await expect(move(deps, reference, agent, "answered", { wordsForResident: " " })).rejects.toThrow("words_needed");
      await expect(move(deps, reference, agent, "rejected", words)).rejects.toThrow("reason_needed");
      await expect(move(deps, reference, agent, "rejected", { ...words, reasonCode: "silent" })).rejects.toThrow(
        "reason_needed",
      );
      await expect(move(deps, reference, agent, "rejected", { ...words, reasonCode: "not_eligible" })).rejects.toThrow(
        "remedy_needed",
      );
      await move(deps, reference, agent, "returned", { reasonCode: "wrong_desk" });
      await expect(move(deps, reference, agent, "dispatched")).rejects.toThrow("desk_needed");
      await expect(move(deps, reference, agent, "dispatched", { deskId: "no-such-desk" })).rejects.toThrow(
        "desk_needed",
      );
    }));

  test("by the database itself, whatever the code says", () =>
    database.rolledBack(async (db) => {
      const { requestId } = await aRequest(requestDeps(db));
      const refused = (sql: string, words: RegExp) =>
        expect(db.transaction((tx) => tx.query(sql, [requestId]))).rejects.toThrow(words);
      await refused("update requests set state = 'closed', reopen_until = now() where id = $1", /cannot go from/);
      await refused("update request_events set words_for_resident = 'x' where request_id = $1", /append-only/);
      await refused("delete from request_events where request_id = $1", /append-only/);
      await refused(
        `insert into request_events (request_id, seq, at, kind, from_state, to_state, actor_kind, desk_id, due_at)
         values ($1, 9, now(), 'moved', 'dispatched', 'answered', 'resident', 'x', now())`,
        /foreign key/,
      );
    }));
});

describe("the clock of a request", () => {
  test("stands while the resident is asked and runs on with what was left", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      // Due at the end of Monday the ninth.
      const { reference, dueAt } = await aRequest(deps);
      expect(dueAt).toEqual(new Date("2026-03-09T17:00:00+08:00"));
      await move(deps, reference, agent, "in_progress");
      deps.clock.set("2026-03-04T10:00:00+08:00");
      await move(deps, reference, agent, "waiting_for_resident", {
        reasonCode: "missing_document",
        wordsForResident: "Which house?",
      });
      deps.clock.set("2026-03-18T10:00:00+08:00");
      expect((await asResident(deps, reference)).clock).toMatchObject({ state: "stands", light: "green" });
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "Number 3." });
      // Wednesday to Monday again, two weeks later.
      const after = await asResident(deps, reference);
      expect(after.request).toMatchObject({ state: "in_progress", dueAt: new Date("2026-03-23T17:00:00+08:00") });
    }));

  test("shows green, then yellow before the due date, then red", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const lights = [];
      for (const day of ["2026-03-04T16:59", "2026-03-06T09:00", "2026-03-09T16:59", "2026-03-09T17:01"]) {
        deps.clock.set(`${day}:00+08:00`);
        lights.push((await asResident(deps, reference)).clock.light);
      }
      expect(lights).toEqual(["green", "yellow", "yellow", "red"]);
    }));

  test("a late request does not become timely by asking the resident", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference, dueAt } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      deps.clock.set("2026-03-11T10:00:00+08:00");
      await move(deps, reference, agent, "waiting_for_resident", { reasonCode: "other", wordsForResident: "?" });
      expect((await asResident(deps, reference)).clock.light).toBe("red");
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "!" });
      expect((await asResident(deps, reference)).clock).toMatchObject({ light: "red", dueAt });
    }));
});

describe("what the resident does", () => {
  const answered = async (deps: RequestDeps, agent: Actor) => {
    const { reference } = await aRequest(deps);
    await move(deps, reference, agent, "in_progress");
    await move(deps, reference, agent, "answered", { wordsForResident: "The lift works again." });
    return reference;
  };
  const rate = (deps: RequestDeps, reference: string, isSolved: boolean, comment?: string) =>
    rateRequest(deps, { reference, visitorId: theResident.visitorId, level: isSolved ? 5 : 1, isSolved, comment });

  test("a rating closes the request, and no desk can read who gave it or what it was", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const reference = await answered(deps, agent);
      expect(await rate(deps, reference, true, "Very kind people.")).toEqual({ status: "closed" });
      expect(await rate(deps, reference, true)).toEqual({ status: "refused", reason: "not_allowed" });
      const seen = await getRequestForStaff(deps, {
        reference,
        deskIds: ["civil-affairs"],
        actorKind: "agent",
        language: "en",
      });
      expect(seen.request.state).toBe("closed");
      expect(JSON.stringify(seen)).not.toMatch(/Very kind|"level"|isSolved/);
    }));

  test("“not solved” needs words, reopens with a new due date, and the second time goes to supervision", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const reference = await answered(deps, agent);
      deps.clock.set("2026-03-10T10:00:00+08:00");
      expect(await rate(deps, reference, false, " ")).toEqual({ status: "refused", reason: "words_needed" });
      expect(await rate(deps, reference, false, "It stopped again.")).toEqual({ status: "reopened" });
      const once = await asResident(deps, reference);
      expect(once.request).toMatchObject({ state: "reopened", reopenedCount: 1, isForSupervision: false });
      expect(once.request.dueAt).toEqual(new Date("2026-03-17T17:00:00+08:00"));
      await move(deps, reference, agent, "in_progress");
      await move(deps, reference, agent, "answered", { wordsForResident: "Now it works." });
      await rate(deps, reference, false, "No, it does not.");
      expect((await asResident(deps, reference)).request).toMatchObject({ reopenedCount: 2, isForSupervision: true });
    }));

  test("a rejection can be reopened for ten working days, and then no more", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress");
      await move(deps, reference, agent, "rejected", {
        reasonCode: "evidence_missing",
        wordsForResident: "The certificate is missing.",
        remedy: "Send it and we look again.",
      });
      const reopen = { reasonCode: "new_information", wordsForResident: "Here it is." } as const;
      deps.clock.set("2026-03-16T17:00:01+08:00");
      await expect(move(deps, reference, theResident, "reopened", reopen)).rejects.toThrow("window_closed");
      expect((await asResident(deps, reference)).tasks).not.toContain("reopen");
      deps.clock.set("2026-03-16T17:00:00+08:00");
      expect((await asResident(deps, reference)).tasks).toContain("reopen");
      await move(deps, reference, theResident, "reopened", reopen);
    }));

  test("silence closes an answer after ten working days, once; within ten more it can be reopened", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const reference = await answered(deps, await aStaffActor(db));
      deps.clock.set("2026-03-16T16:59:00+08:00");
      expect(await closeSilentRequests(deps)).toBe(0);
      deps.clock.set("2026-03-16T17:00:00+08:00");
      expect(await closeSilentRequests(deps)).toBe(1);
      expect(await closeSilentRequests(deps)).toBe(0);
      deps.clock.set("2026-03-27T10:00:00+08:00");
      await move(deps, reference, theResident, "reopened", {
        reasonCode: "not_solved",
        wordsForResident: "Broken again.",
      });
    }));

  test("words that come before the answer make the desk look again", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      const { version } = await move(deps, reference, agent, "in_progress");
      await addInformation(deps, { reference, visitorId: theResident.visitorId, words: "It is the left lift." });
      const input = {
        reference,
        actor: agent,
        to: "answered",
        wordsForResident: "Done.",
        expectedVersion: version,
      } as const;
      expect(await moveRequest(deps, input)).toMatchObject({ status: "refused", reason: "stale_version" });
    }));

  test("residents read every step but neither names of staff nor words for staff", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress", { wordsForStaff: "The caretaker drinks." });
      const seen = await asResident(deps, reference);
      expect(seen.events.map((event) => event.to)).toEqual(["submitted", "dispatched", "in_progress"]);
      expect(JSON.stringify(seen.events)).not.toMatch(/Wang Fang|caretaker/);
    }));

  test("every change is mailed, but not who rated and not what staff wrote for themselves", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const { reference } = await aRequest(deps);
      await move(deps, reference, agent, "in_progress", { wordsForStaff: "The caretaker drinks." });
      await move(deps, reference, agent, "answered", { wordsForResident: "The lift works again." });
      await rate(deps, reference, true);
      const mails = await listMails(db);
      expect(mails).toHaveLength(4);
      const all = mails.map((mail) => mail.body).join("\n");
      expect(all).toContain("The lift works again.");
      expect(all).not.toMatch(/caretaker|Wang Fang|\{\{/);
    }));
});
