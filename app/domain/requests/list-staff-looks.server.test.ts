import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { selectEventsBefore } from "#app/domain/audit/audit.queries.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { correctRequest } from "#app/domain/privacy/correct-request.server.ts";
import { aRequest, aStaffActor, type RequestDeps, requestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addInformation } from "./add-information.server.ts";
import { closeSilentRequests } from "./close-silent-requests.server.ts";
import { discloseRequest } from "./disclose-request.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { recordHelperLook } from "./mandates/record-helper-look.server.ts";
import { listStaffLooks } from "./list-staff-looks.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { renewAtCounter } from "./renew-at-counter.server.ts";
import type { Actor } from "./types.ts";
import { viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

const see = (deps: RequestDeps, reference: string) =>
  getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });

describe("who of the staff looked", () => {
  test("is told by role and desk, once a day with the last time and how often, without a name", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const other = await aRequest(deps);
      const agent = await aStaffMember(db);
      const supervisor = await aStaffMember(db, ["supervisor"]);
      const view = (staff: typeof agent, of = reference) =>
        viewRequestAsStaff(deps, { reference: of, staff, language: "en" });
      expect(await listStaffLooks(deps, await see(deps, reference))).toEqual([]);
      await view(agent);
      deps.clock.set("2026-03-02T11:00:00+08:00");
      await view(agent);
      await view(agent, other.reference);
      deps.clock.set("2026-03-03T09:00:00+08:00");
      await view(supervisor);
      const looks = await listStaffLooks(deps, await see(deps, reference));
      expect(looks.map(({ role, day, times, at }) => [role, day, times, at.toISOString()])).toEqual([
        ["supervisor", "2026-03-03", 1, "2026-03-03T01:00:00.000Z"],
        ["agent", "2026-03-02", 2, "2026-03-02T03:00:00.000Z"],
      ]);
      expect(JSON.stringify(looks)).not.toMatch(new RegExp(`Wang Fang|${agent.staffId}|${supervisor.staffId}`));
    }));

  test("is told of a helper's look, without a desk and a name", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      await recordHelperLook(deps, { id: randomUUID(), holderId: undefined }, reference, randomUUID());
      const looks = await listStaffLooks(deps, await see(deps, reference));
      expect(looks).toMatchObject([{ role: "helper", desk: "", times: 1, file: undefined }]);
    }));

  test("is not told of a look that was refused", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const { reference } = await aRequest(deps);
      const staff = await aStaffMember(db, ["agent"], ["service-hall"]);
      await expect(viewRequestAsStaff(deps, { reference, staff, language: "en" })).rejects.toThrow("not_found");
      expect(await listStaffLooks(deps, await see(deps, reference))).toEqual([]);
    }));
});

test("every event of a request has its link in the audit chain, at its moment, and the chain holds", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference, secret } = await aRequest(deps);
    const agent = await aStaffActor(db, "agent");
    const later = () => deps.clock.advance(60_000);
    const move = async (actor: Actor, to: Parameters<typeof moveRequest>[1]["to"], more = {}) => {
      later();
      const expectedVersion = (await see(deps, reference)).request.version;
      const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion, ...more });
      expect(outcome).toMatchObject({ status: "moved" });
    };
    await move(agent, "in_progress");
    await move(agent, "waiting_for_resident", { reasonCode: "more_information", wordsForResident: "Which lift?" });
    later();
    const own = { reference, visitorId: theResident.visitorId };
    await addInformation(deps, { ...own, words: "The left one." });
    later();
    await addInformation(deps, { ...own, words: "On every floor." });
    later();
    await correctRequest(deps, { ...own, secret, phone: "13900001234", email: "new@example.org" });
    later();
    const administrator = await aStaffMember(db, ["administrator"], []);
    await discloseRequest(deps, administrator, { reference, reason: "The page shows another person's words." });
    later();
    const reason = "The slip was lost in the rain.";
    const counter = { reference, staff: await aStaffMember(db), key: "a page", check: "passport", reason };
    await renewAtCounter(deps, counter);
    await move(agent, "answered", { wordsForResident: "It runs again." });
    await move(theResident, "reopened", { reasonCode: "not_solved", wordsForResident: "It does not." });
    await move(agent, "in_progress");
    await move(agent, "answered", { wordsForResident: "Now it does." });
    deps.clock.set("2026-05-04T10:00:00+08:00");
    expect(await closeSilentRequests(deps)).toBe(1);

    const { events } = await see(deps, reference);
    const reads = ["requests.viewed", "requests.file_opened", "requests.looked_up"];
    const links = (await selectEventsBefore(db, { before: null, subjectId: reference, limit: 500 })).filter(
      ({ action }) => !reads.includes(action),
    );
    expect(events.length).toBeGreaterThan(13);
    const moments = (all: readonly { readonly at: Date }[]) => all.map(({ at }) => at.toISOString()).sort();
    expect(moments(links)).toEqual(moments(events));
    expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
  }));
