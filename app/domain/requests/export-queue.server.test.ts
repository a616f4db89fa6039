import { expect, test } from "vitest";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { exportQueue } from "./export-queue.server.ts";
import type { StaffQueueInput } from "./list-staff-queue.server.ts";
import { takeRequest } from "./take-request.server.ts";
import { getStaffActor } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();
const ALL = { language: "en", view: "to_do", holder: "anybody", due: "any" } as const;

async function linesOf(deps: ReturnType<typeof requestDeps>, input: StaffQueueInput) {
  const outcome = await exportQueue(deps, input);
  if (outcome.status !== "made") throw new Error(outcome.reason);
  return outcome.csv.split("\r\n").slice(0, -1);
}

test("the list holds what the desk may read, without a word of residents or a name of theirs", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const staff = await aStaffMember(db);
    const { reference } = await aRequest(deps);
    const elsewhere = await aRequest(deps, { deskId: "complaints" });
    const lines = await linesOf(deps, { staff, ...ALL });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("\ufeffReference,Matter,State,Desk,Held by,Due,Light,Sent,Language");
    expect(lines[1]).toContain(reference);
    for (const secret of [elsewhere.reference, "Li Hua", "li.hua@example.org", "lift"])
      expect(lines.join("\n")).not.toContain(secret);
  }));

test.each(["=1+1", "+1", "-1", "@sum(a1)", "\t=1"])("a holder called %j is no formula", (name) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const staff = await aStaffMember(db);
    const { reference } = await aRequest(deps);
    await db.query("update staff_members set name = $2 where id = $1", [staff.staffId, name]);
    await takeRequest(deps, { reference, actor: getStaffActor(staff), seenHolderId: null });
    const [, line] = readCsv((await linesOf(deps, { staff, ...ALL })).join("\n"));
    expect(line?.[4]).toBe(`'${name}`);
  }),
);

test("a list of many pages is whole, in order, and its choice and figure stand in the audit trail", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const staff = await aStaffMember(db);
    const opened: string[] = [];
    for (let n = 0; n < 30; n += 1) opened.push((await aRequest(deps)).reference);
    await aRequest(deps, { language: "zh-CN" });
    const lines = await linesOf(deps, { staff, ...ALL, written: "en" });
    expect(lines.slice(1).map((line) => line.slice(0, opened[0]?.length))).toEqual(opened.toSorted());
    const { rows } = await db.query("select details from audit_events where action = 'requests.exported'");
    expect(rows).toMatchObject([{ details: { count: 30, state: "to_do", language: "en", desk: null } }]);
  }));
