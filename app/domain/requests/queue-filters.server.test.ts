import { expect, test } from "vitest";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { FILTERS_MAX, listQueueFilters, removeQueueFilter, saveQueueFilter } from "./queue-filters.server.ts";

const database = useTestDatabase();

test.each([
  ["", "no_name"],
  ["  \u200b ", "no_name"],
  ["x".repeat(61), "name_too_long"],
])("a choice is not kept under the name %j", (name, reason) =>
  database.rolledBack(async (db) => {
    const { staffId } = await aStaffMember(db);
    const deps = requestDeps(db);
    expect(await saveQueueFilter(deps, { staffId, name, query: "due=late" })).toEqual({ status: "refused", reason });
    expect(await listQueueFilters(deps, { staffId })).toEqual([]);
  }),
);

test("nobody sees or deletes what somebody else keeps", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const [owner, other] = [await aStaffMember(db), await aStaffMember(db)];
    await saveQueueFilter(deps, { staffId: owner.staffId, name: "late", query: "due=late" });
    const [kept] = await listQueueFilters(deps, owner);
    expect(await listQueueFilters(deps, other)).toEqual([]);
    await removeQueueFilter(deps, { staffId: other.staffId, id: kept?.id ?? "" });
    expect(await listQueueFilters(deps, owner)).toHaveLength(1);
    await removeQueueFilter(deps, { staffId: owner.staffId, id: kept?.id ?? "" });
    expect(await listQueueFilters(deps, owner)).toEqual([]);
  }));

test("the same name again stands for the new choice, and twenty are enough", () =>
  database.rolledBack(async (db) => {
    const { staffId } = await aStaffMember(db);
    const deps = requestDeps(db);
    const keep = (name: string, query: string) => saveQueueFilter(deps, { staffId, name, query });
    for (let n = 0; n < FILTERS_MAX; n += 1)
      expect(await keep(`choice ${n}`, "who=me")).toMatchObject({ status: "saved" });
    expect(await keep("one more", "who=me")).toEqual({ status: "refused", reason: "too_many" });
    expect(await keep("choice 3", "due=week")).toMatchObject({ status: "saved" });
    const kept = await listQueueFilters(deps, { staffId });
    expect(kept).toHaveLength(FILTERS_MAX);
    expect(kept.find(({ name }) => name === "choice 3")?.query).toBe("due=week");
  }));
