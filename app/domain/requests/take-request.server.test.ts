import { describe, expect, test } from "vitest";
import { aRequest, aStaffActor, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { takeRequest } from "./take-request.server.ts";

const database = useTestDatabase();

async function look(deps: ReturnType<typeof requestDeps>, reference: string) {
  const found = await getRequestForStaff(deps, {
    reference,
    deskIds: undefined,
    actorKind: undefined,
    language: "en",
  });
  return found.request;
}

describe("taking a request is refused", () => {
  test("to staff of another desk, as if it were not there", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const stranger = await aStaffActor(db, "supervisor", ["second-hall"]);
      await expect(takeRequest(deps, { reference, actor: stranger, seenHolderId: null })).rejects.toThrow("not_found");
    }));

  test("to an agent when a colleague has it, whatever they saw", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const [holder, agent] = [await aStaffActor(db), await aStaffActor(db)];
      await takeRequest(deps, { reference, actor: holder, seenHolderId: null });
      for (const seenHolderId of [null, holder.staffId]) {
        const outcome = await takeRequest(deps, { reference, actor: agent, seenHolderId });
        expect(outcome).toEqual({ status: "refused", reason: "held", holderName: "Wang Fang" });
      }
      expect((await look(deps, reference)).holderId).toBe(holder.staffId);
    }));

  test("to a supervisor who saw another holder than there is now", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const [first, second] = [await aStaffActor(db), await aStaffActor(db, "supervisor")];
      const boss = await aStaffActor(db, "supervisor");
      await takeRequest(deps, { reference, actor: first, seenHolderId: null });
      await takeRequest(deps, { reference, actor: second, seenHolderId: first.staffId });
      expect(await takeRequest(deps, { reference, actor: boss, seenHolderId: first.staffId })).toMatchObject({
        reason: "held",
      });
    }));

  test("when there is nothing left to do", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      await moveRequest(deps, {
        reference,
        actor: theResident,
        to: "withdrawn",
        reasonCode: "other",
        expectedVersion: 2,
      });
      const actor = await aStaffActor(db);
      expect(await takeRequest(deps, { reference, actor, seenHolderId: null })).toMatchObject({ reason: "not_open" });
    }));
});

describe("taking a request", () => {
  test("is the first step with it, and taking it again changes nothing", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const actor = await aStaffActor(db);
      const atHall = await aRequest(deps, { deskId: "service-hall" });
      const atDesk = await aRequest(deps);
      await takeRequest(deps, { reference: atHall.reference, actor, seenHolderId: null });
      await takeRequest(deps, { reference: atDesk.reference, actor, seenHolderId: null });
      await takeRequest(deps, { reference: atDesk.reference, actor, seenHolderId: null });
      expect(await look(deps, atHall.reference)).toMatchObject({ state: "accepted", holderId: actor.staffId });
      expect(await look(deps, atDesk.reference)).toMatchObject({ state: "in_progress", version: 3 });
    }));

  test("over from a colleague changes the holder and not the state", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const [holder, boss] = [await aStaffActor(db), await aStaffActor(db, "supervisor")];
      await takeRequest(deps, { reference, actor: holder, seenHolderId: null });
      const before = await look(deps, reference);
      await takeRequest(deps, { reference, actor: boss, seenHolderId: holder.staffId });
      const after = await look(deps, reference);
      expect(after).toMatchObject({ state: before.state, holderId: boss.staffId, version: before.version + 1 });
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
    }));

  // Transactions of their own: what it writes stays, so it looks only at its own request.
  test("by eight at the same moment gives it to one, and the others learn who has it", async () => {
    const deps = requestDeps(database.db);
    const { reference } = await aRequest(deps);
    const actors = await Promise.all(Array.from({ length: 8 }, () => aStaffActor(database.db)));
    const outcomes = await Promise.all(
      actors.map((actor) => takeRequest(deps, { reference, actor, seenHolderId: null })),
    );
    const winner = actors[outcomes.findIndex((outcome) => outcome.status === "taken")];
    expect(outcomes.filter((outcome) => outcome.status === "taken")).toHaveLength(1);
    expect(outcomes.filter((outcome) => "reason" in outcome && outcome.reason === "held")).toHaveLength(7);
    expect((await look(deps, reference)).holderId).toBe(winner?.staffId);
  });
});
