import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { aRequest, aVisitor, type RequestDeps, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { discloseRequest, listOpenDisclosures } from "./disclose-request.server.ts";
import { DISCLOSURE_MINUTES } from "./disclosure.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { listStaffQueue } from "./list-staff-queue.server.ts";
import { getStaffActor, viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();
const REASON = "The resident rang and says that the page shows another person's words.";

type Administrator = Awaited<ReturnType<typeof aStaffMember>>;

async function withRequest(
  work: (deps: RequestDeps, reference: string, administrator: Administrator) => Promise<void>,
): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps);
    await work(deps, reference, await aStaffMember(db, ["administrator"], []));
  });
}

const view = (deps: RequestDeps, reference: string, staff: Administrator) =>
  viewRequestAsStaff(deps, { reference, staff, language: "en" });

describe("an administrator", () => {
  test("sees no request, and none in a list, not even one that a desk they stand at holds", () =>
    withRequest(async (deps, reference, administrator) => {
      await expect(view(deps, reference, administrator)).rejects.toMatchObject({ code: "not_found" });
      const atDesk = await aStaffMember(deps.db, ["administrator"], ["civil-affairs"]);
      await expect(view(deps, reference, atDesk)).rejects.toMatchObject({ code: "not_found" });
      const queue = { staff: atDesk, language: "en", view: "to_do", holder: "anybody", due: "any" } as const;
      expect((await listStaffQueue(deps, queue)).entries).toEqual([]);
    }));

  test.each([
    ["no reason", "", ["reason_short"]],
    ["nineteen characters", "x".repeat(19), ["reason_short"]],
    ["blanks that make it long enough", `short${" ".repeat(40)}`, ["reason_short"]],
    ["a whole story", "x".repeat(501), ["reason_long"]],
  ] as const)("opens nothing with %s, and nobody is told of it", (_name, reason, reasons) =>
    withRequest(async (deps, reference, administrator) => {
      expect(await discloseRequest(deps, administrator, { reference, reason })).toEqual({ status: "refused", reasons });
      await expect(view(deps, reference, administrator)).rejects.toMatchObject({ code: "not_found" });
      const seen = await getRequestForResident(deps, { reference, visitorId: aVisitor("li hua"), language: "en" });
      expect(seen.events.map(({ kind }) => kind)).not.toContain("disclosed");
    }),
  );

  test.each([
    ["", "reference_needed"],
    ["  ", "reference_needed"],
    ["OW-2603-22222-X", "reference_unknown"],
    ["../etc", "reference_unknown"],
    ["' or true --", "reference_unknown"],
  ])("opens nothing under the reference %j and says %s", (reference, fault) =>
    withRequest(async (deps, _reference, administrator) => {
      const outcome = await discloseRequest(deps, administrator, { reference, reason: REASON });
      expect(outcome).toEqual({ status: "refused", reasons: [fault] });
    }),
  );

  test("reads one request for half an hour with a reason, that one alone, and changes nothing", () =>
    withRequest(async (deps, reference, administrator) => {
      const { reference: another } = await aRequest(deps, { submissionKey: "another-request" });
      const outcome = await discloseRequest(deps, administrator, {
        reference: reference.toLowerCase(),
        reason: REASON,
      });
      expect(outcome).toEqual({ status: "disclosed", reference });
      const seen = await view(deps, reference, administrator);
      expect(seen).toMatchObject({ isWorker: false, found: { transitions: [] } });
      expect(seen.found.request.description).toContain("lift");
      expect(() => getStaffActor(administrator)).toThrow("forbidden");
      await expect(view(deps, another, administrator)).rejects.toMatchObject({ code: "not_found" });
      expect(await listOpenDisclosures(deps, administrator)).toMatchObject([{ reference, reason: REASON }]);

      deps.clock.advance(DISCLOSURE_MINUTES * 60_000 - 1);
      expect(await view(deps, reference, administrator)).toBeDefined();
      deps.clock.advance(1);
      await expect(view(deps, reference, administrator)).rejects.toMatchObject({ code: "not_found" });
      expect(await listOpenDisclosures(deps, administrator)).toEqual([]);
    }));

  test("opens it for nobody else, and not for themselves once they are no administrator", () =>
    withRequest(async (deps, reference, administrator) => {
      await discloseRequest(deps, administrator, { reference, reason: REASON });
      const colleague = await aStaffMember(deps.db, ["administrator"], []);
      await expect(view(deps, reference, colleague)).rejects.toMatchObject({ code: "not_found" });
      const demoted = { ...administrator, roles: ["editor" as const] };
      await expect(view(deps, reference, demoted)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("what was opened", () => {
  test("stands in the resident's timeline with the reason, without a name, from the moment on", () =>
    withRequest(async (deps, reference, administrator) => {
      await discloseRequest(deps, administrator, { reference, reason: REASON });
      const seen = await getRequestForResident(deps, { reference, visitorId: aVisitor("li hua"), language: "en" });
      const told = seen.events.at(-1);
      expect(told).toMatchObject({ kind: "disclosed", actorKind: "administrator", wordsForResident: REASON });
      expect(told?.at).toEqual(deps.clock.now());
      expect(told?.actorName).toBeUndefined();
      expect(JSON.stringify(seen.events)).not.toContain(administrator.staffId);
    }));

  test("is in the audit trail, opening and each look, without the words; auditors read them in the request", () =>
    withRequest(async (deps, reference, administrator) => {
      await discloseRequest(deps, administrator, { reference, reason: REASON });
      await view(deps, reference, administrator);
      const { events } = await listAuditEvents(deps, { subjectId: reference });
      const own = events.filter(({ actor }) => actor.id === administrator.staffId);
      expect(own.map(({ action }) => action)).toEqual(["requests.viewed", "requests.disclosed"]);
      expect(JSON.stringify(events)).not.toContain("rang");
      const auditor = await aStaffMember(deps.db, ["auditor"], []);
      const read = await view(deps, reference, auditor);
      expect(read.disclosedUntil).toBeUndefined();
      expect(read.found.events.at(-1)).toMatchObject({ wordsForResident: REASON, actorName: administrator.name });
    }));

  test.each([
    ["longer than half an hour", "now()", "now() + interval '31 minutes'", REASON],
    ["without a reason", "now()", "now() + interval '30 minutes'", "because"],
  ])("cannot be so in the database %s", (_name, from, until, reason) =>
    withRequest(async (deps, reference, administrator) => {
      const insert = deps.db.query(
        `insert into request_disclosures (request_id, staff_id, reason, opened_at, expires_at)
         select id, $2, $3, ${from}, ${until} from requests where reference = $1`,
        [reference, administrator.staffId, reason],
      );
      await expect(insert).rejects.toMatchObject({ code: "23514" });
    }),
  );

  test("is all that an administrator's event can tell: they move nothing", () =>
    withRequest(async (deps, reference, administrator) => {
      const insert = deps.db.query(
        `insert into request_events (request_id, seq, at, kind, from_state, to_state, actor_kind, actor_staff_id, desk_id, due_at)
         select id, 99, now(), 'moved', 'dispatched', 'in_progress', 'administrator', $2, desk_id, due_at
         from requests where reference = $1`,
        [reference, administrator.staffId],
      );
      await expect(insert).rejects.toThrow();
    }));
});
