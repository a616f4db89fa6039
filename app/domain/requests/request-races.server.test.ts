import { describe, expect, test } from "vitest";
import { aRequest, aRequestInput, aStaffActor, MONDAY, requestDeps, theResident } from "#tests/factories/request.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { openRequest } from "./open-request.server.ts";

// These need transactions of their own, so what they write stays: each looks only at its own request.
const database = useTestDatabase();

describe("several at the same moment", () => {
  test("twenty submissions of one page are one request", async () => {
    const deps = requestDeps(database.db);
    const input = aRequestInput();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => openRequest(deps, input)));
    expect(outcomes.filter((outcome) => outcome.status === "opened")).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => "reference" in outcome && outcome.reference)).size).toBe(1);
    const { rows } = await database.db.query("select count(*)::int as count from requests where submission_key = $1", [
      input.submissionKey,
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("thirty requests at once are thirty links of one audit chain", async () => {
    const deps = requestDeps(database.db);
    await Promise.all(Array.from({ length: 30 }, () => openRequest(deps, aRequestInput())));
    expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
    const { rows } = await database.db.query<{ seq: number }>("select seq from audit_events order by seq");
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test("of two moves from the same version, one wins and the other is told", async () => {
    const deps = requestDeps(database.db);
    const agents = [await aStaffActor(database.db), await aStaffActor(database.db)];
    const { reference } = await aRequest(deps);
    const outcomes = await Promise.all(
      agents.map((actor) => moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["moved", "refused"]);
    expect(outcomes).toContainEqual(expect.objectContaining({ status: "refused", reason: "stale_version" }));
    const seen = { reference, visitorId: theResident.visitorId, language: "en" } as const;
    const { events } = await getRequestForResident(deps, seen);
    expect(events.filter((event) => event.to === "in_progress")).toHaveLength(1);
  });

  test("a request without its event cannot be kept", async () => {
    const values = `gen_random_uuid(), 'OW-2603-22222-X', 'a key of its own', repeat('0', 64), repeat('0', 64),
      'submitted', 'civil-affairs', 'en', 'full', '{}', 'x', '${MONDAY}', 1, '${MONDAY}'`;
    const insert = `insert into requests (id, reference, submission_key, body_hash, secret_hash, state, desk_id, language,
      mode, answers, description, submitted_at, promised_working_days, due_at) values (${values})`;
    await expect(database.db.query(insert)).rejects.toThrow(/has no event/);
    await expect(database.db.query(insert.replace("'submitted'", "'closed'"))).rejects.toThrow(/begins as submitted/);
  });
});
