import { describe, expect, test } from "vitest";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { aRequest, aVisitor, type RequestDeps, requestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { acceptMandate } from "./accept-mandate.server.ts";
import { endMandate } from "./end-mandate.server.ts";
import { recordConsent } from "./record-consent.server.ts";

const database = useTestDatabase();
const terms = { helper: "Li Wei", resident: "Li Hua", duration: "month" };
const given = { terms, consent: "spoken", check: "identity_card" };
const helperId = aVisitor("account of the nephew");

const atCounter = (
  work: (deps: RequestDeps, reference: string, staff: Awaited<ReturnType<typeof aStaffMember>>) => Promise<void>,
): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await work(deps, (await aRequest(deps)).reference, await aStaffMember(db));
  });

describe("consent at the counter", () => {
  test("is not recorded by another desk, nor by roles that work at none", () =>
    atCounter(async (deps, reference) => {
      const far = await aStaffMember(deps.db, ["supervisor"], ["service-hall"]);
      await expect(recordConsent(deps, { reference, staff: far, ...given })).rejects.toMatchObject({
        code: "not_found",
      });
      const auditor = await aStaffMember(deps.db, ["auditor"]);
      expect(() => recordConsent(deps, { reference, staff: auditor, ...given })).toThrow("forbidden");
    }));

  test.each([
    [{ check: "a smile" }, ["check_needed"]],
    [{ consent: "link" }, ["consent_needed"]],
    [{ consent: "", check: "", terms: { ...terms, helper: "" } }, ["helper_needed", "consent_needed", "check_needed"]],
  ] as const)("is not recorded with %j", (more, faults) =>
    atCounter(async (deps, reference, staff) => {
      expect(await recordConsent(deps, { reference, staff, ...given, ...more })).toEqual({ status: "refused", faults });
    }),
  );

  test("gives a code for the helper; the resident reads how it was given, and ends it", () =>
    atCounter(async (deps, reference, staff) => {
      const named = await recordConsent(deps, { reference, staff, ...given, consent: "paper" });
      if (named.status === "refused") throw new Error(named.faults.join());
      const helper = { visitorId: helperId, email: undefined, language: "en" } as const;
      const accepted = await acceptMandate(deps, { code: named.code, helper, isNotified: true });
      if (accepted.status === "own") throw new Error("own");
      const asHelper = { reference, visitorId: helperId, isHelper: true, language: "en" } as const;
      expect((await getRequestForResident(deps, asHelper)).mandate?.helper).toBe("Li Wei");
      const { visitorId } = theResident;
      const { events } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
      expect(events.find(({ kind }) => kind === "helper_named")).toMatchObject({
        actorKind: "agent",
        check: "identity_card",
      });
      const trail = await listAuditEvents(deps, {});
      expect(trail.events.find(({ action }) => action === "requests.helper_named")).toMatchObject({
        actor: { kind: "staff", id: staff.staffId },
        details: { consent: "paper", check: "identity_card" },
      });
      await endMandate(deps, { id: accepted.mandate.id, by: { kind: "resident", visitorId } });
      await expect(getRequestForResident(deps, asHelper)).rejects.toMatchObject({ code: "not_found" });
    }));
});
