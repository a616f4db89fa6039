import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { aRequest, type RequestDeps, requestDeps, theResident, aVisitor } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { findRequest } from "./find-request.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { getSentRequest } from "./get-sent-request.server.ts";
import { renewAtCounter } from "./renew-at-counter.server.ts";

const database = useTestDatabase();
const REASON = "She lost the slip when she moved house.";
const KEY = "one page of the counter";

type Staff = Awaited<ReturnType<typeof aStaffMember>>;
type Sent = Awaited<ReturnType<typeof aRequest>>;

const atCounter = (work: (deps: RequestDeps, sent: Sent, staff: Staff) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await work(deps, await aRequest(deps), await aStaffMember(db));
  });

const given = { key: KEY, check: "identity_card", reason: REASON };
const opens = async (deps: RequestDeps, reference: string, secret: string) =>
  (await findRequest(deps, { reference, secret, visitorId: aVisitor("elsewhere") })).status === "found";

describe("a new code at the counter", () => {
  test.each([
    ["no check", { check: "" }, ["check_needed"]],
    ["a check that is none", { check: "a smile" }, ["check_needed"]],
    ["no reason", { reason: "  " }, ["reason_short"]],
    ["a whole story", { reason: "x".repeat(501) }, ["reason_long"]],
    ["nothing at all", { check: "", reason: "" }, ["check_needed", "reason_short"]],
  ] as const)("is not given out with %s, and the code of before still opens", (_name, more, reasons) =>
    atCounter(async (deps, { reference, secret }, staff) => {
      const outcome = await renewAtCounter(deps, { reference, staff, ...given, ...more });
      expect(outcome).toEqual({ status: "refused", reasons });
      expect(await opens(deps, reference, secret)).toBe(true);
    }),
  );

  test("is not given out by another desk, as if the request were not there", () =>
    atCounter(async (deps, { reference, secret }) => {
      const staff = await aStaffMember(deps.db, ["supervisor"], ["service-hall"]);
      await expect(renewAtCounter(deps, { reference, staff, ...given })).rejects.toMatchObject({ code: "not_found" });
      expect(await opens(deps, reference, secret)).toBe(true);
    }));

  test.each(["auditor", "administrator", "editor"] as const)("is not given out by the role %s", (role) =>
    atCounter(async (deps, { reference }) => {
      const staff = await aStaffMember(deps.db, [role]);
      await expect(renewAtCounter(deps, { reference, staff, ...given })).rejects.toMatchObject({ code: "forbidden" });
    }),
  );

  test("ends the one before, stands in timeline and trail with the check, and is told by mail without the code", () =>
    atCounter(async (deps, sent, staff) => {
      const { reference } = sent;
      const outcome = await renewAtCounter(deps, { reference, staff, ...given });
      if (outcome.status !== "renewed") throw new Error("refused");
      expect(await opens(deps, reference, sent.secret)).toBe(false);
      expect(await opens(deps, reference, outcome.secret)).toBe(true);
      const seen = await getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });
      expect(seen.events.at(-1)).toMatchObject({
        kind: "access_renewed",
        actorKind: "agent",
        actorName: undefined,
        check: "identity_card",
        wordsForResident: REASON,
      });
      const mails = (await listMails(deps.db)).filter(({ subject }) => subject.startsWith("A new code"));
      expect(mails).toMatchObject([{ recipient: "li.hua@example.org" }]);
      expect(mails[0]?.body).not.toContain(outcome.secret);
      const trail = JSON.stringify(await listAuditEvents(deps, { subjectId: reference }));
      expect(trail).toContain("requests.access_renewed");
      expect(trail).not.toMatch(new RegExp(`${outcome.secret}|${REASON}`));
    }));

  test("is one, however often the page is sent; another page gives another", () =>
    atCounter(async (deps, { reference }, staff) => {
      const first = await renewAtCounter(deps, { reference, staff, ...given });
      const again = await renewAtCounter(deps, { reference, staff, ...given });
      const other = await renewAtCounter(deps, { reference, staff, ...given, key: "another page" });
      const codes = [first, again, other].map((one) => (one.status === "renewed" ? one.secret : ""));
      expect(codes[0]).toBe(codes[1]);
      expect(codes[2]).not.toBe(codes[0]);
      const seen = await getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });
      expect(seen.events.filter(({ kind }) => kind === "access_renewed")).toHaveLength(2);
    }));

  test("takes the void code off the page that was seen after sending", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const submissionKey = "a key of that page";
      const { reference, secret } = await aRequest(deps, { submissionKey });
      const page = { submissionKey, visitorId: theResident.visitorId, language: "en" };
      expect((await getSentRequest(deps, page)).secret).toBe(secret);
      await renewAtCounter(deps, { reference, staff: await aStaffMember(db), ...given });
      expect((await getSentRequest(deps, page)).secret).toBeUndefined();
    }));
});
