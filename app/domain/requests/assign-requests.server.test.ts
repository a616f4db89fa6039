import { expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { aRequest, requestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { assignRequests, type Colleague, listColleagues } from "./assign-requests.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { takeRequest } from "./take-request.server.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

async function aDesk(db: Database) {
  const deps = requestDeps(db);
  const [agent, colleague] = [await aStaffMember(db), await aStaffMember(db)];
  const give = (references: readonly string[], more: { seen?: string; to?: Colleague; by?: typeof agent } = {}) =>
    assignRequests(deps, {
      actor: getStaffActor(more.by ?? agent),
      to: more.to ?? colleague,
      ticked: references.map((reference) => ({ reference, seenHolderId: more.seen ?? null })),
    });
  const holderOf = async (reference: string) =>
    (await db.query<{ holder_id: string | null }>("select holder_id from requests where reference = $1", [reference]))
      .rows[0]?.holder_id;
  return { deps, agent, colleague, give, holderOf };
}

test("another desk's request is given to nobody, as if it were not there", () =>
  database.rolledBack(async (db) => {
    const { deps, give, holderOf } = await aDesk(db);
    const { reference } = await aRequest(deps, { deskId: "complaints" });
    expect(await give([reference])).toEqual([{ reference, status: "refused", reason: "gone", holderName: undefined }]);
    expect(await holderOf(reference)).toBeNull();
  }));

test("what somebody took meanwhile stays with them and is named, and the others are given all the same", () =>
  database.rolledBack(async (db) => {
    const { deps, colleague, give, holderOf } = await aDesk(db);
    const [free, taken] = [await aRequest(deps), await aRequest(deps)];
    const rival = await aStaffMember(db);
    await takeRequest(deps, { reference: taken.reference, actor: getStaffActor(rival), seenHolderId: null });
    expect(await give([taken.reference, free.reference])).toEqual([
      { reference: taken.reference, status: "refused", reason: "held", holderName: "Wang Fang" },
      { reference: free.reference, status: "assigned" },
    ]);
    expect(await holderOf(taken.reference)).toBe(rival.staffId);
    expect(await holderOf(free.reference)).toBe(colleague.staffId);
  }));

test("what a colleague holds is given away by a supervisor alone", () =>
  database.rolledBack(async (db) => {
    const { deps, colleague, give, holderOf } = await aDesk(db);
    const { reference } = await aRequest(deps);
    const [holder, boss] = [await aStaffMember(db), await aStaffMember(db, ["supervisor"])];
    await takeRequest(deps, { reference, actor: getStaffActor(holder), seenHolderId: null });
    const seen = holder.staffId;
    expect(await give([reference], { seen })).toMatchObject([{ reason: "not_yours_to_give" }]);
    expect(await holderOf(reference)).toBe(holder.staffId);
    expect(await give([reference], { seen, by: boss })).toEqual([{ reference, status: "assigned" }]);
    expect(await holderOf(reference)).toBe(colleague.staffId);
  }));

test("nobody gets what is at a desk where they do not work, and nobody what is finished", () =>
  database.rolledBack(async (db) => {
    const { deps, give, holderOf } = await aDesk(db);
    const stranger = await aStaffMember(db, ["agent"], ["complaints"]);
    const [open, over] = [await aRequest(deps), await aRequest(deps)];
    expect(await give([open.reference], { to: stranger })).toMatchObject([{ reason: "not_at_that_desk" }]);
    const withdrawal = { to: "withdrawn", reasonCode: "other", expectedVersion: 2 } as const;
    await moveRequest(deps, { reference: over.reference, actor: theResident, ...withdrawal });
    expect(await give([over.reference])).toMatchObject([{ reason: "not_open" }]);
    expect([await holderOf(open.reference), await holderOf(over.reference)]).toEqual([null, null]);
  }));

test("what is given keeps its state, changes its version, and stands in the audit trail", () =>
  database.rolledBack(async (db) => {
    const { deps, agent, colleague, give } = await aDesk(db);
    const { reference } = await aRequest(deps);
    const look = "select state, version from requests where reference = $1";
    const before = (await db.query<{ state: string; version: number }>(look, [reference])).rows[0];
    await give([reference]);
    const after = (await db.query(look, [reference])).rows[0];
    expect(after).toEqual({ state: before?.state, version: (before?.version ?? 0) + 1 });
    const { rows } = await db.query(
      "select actor_id, subject_id, details from audit_events where action = 'requests.assigned'",
    );
    expect(rows).toEqual([
      {
        actor_id: agent.staffId,
        subject_id: reference,
        details: { from: null, to: colleague.staffId, desk: "civil-affairs" },
      },
    ]);
    expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
  }));

test("colleagues are those who work at one of the desks: no readers, nobody suspended, nobody of other desks", () =>
  database.rolledBack(async (db) => {
    const { deps, agent, colleague } = await aDesk(db);
    await aStaffMember(db, ["auditor"], []);
    await aStaffMember(db, ["agent"], ["complaints"]);
    const suspended = await aStaffMember(db);
    await db.query("update staff_members set disabled_at = now() where id = $1", [suspended.staffId]);
    const found = await listColleagues(deps, ["civil-affairs"]);
    expect(found.map(({ staffId }) => staffId).sort()).toEqual([agent.staffId, colleague.staffId].sort());
  }));
