import { describe, expect, test } from "vitest";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { selectCurrentForm } from "#app/domain/content/forms.queries.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { aRequest, aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listStaffQueue } from "./list-staff-queue.server.ts";
import { listVisitorRequests } from "./list-visitor-requests.server.ts";
import { viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

const queue = (deps: RequestDeps, staff: StaffSession) =>
  listStaffQueue(deps, { staff, language: "en", view: "to_do", holder: "anybody", due: "any" });

describe("a request that came by a form", () => {
  const answers = {
    for_whom: "someone-else",
    representative_name: "Wang Mei",
    applicant_name: "Wang Xiuying",
    home_visit: "needed",
    identity_number: "110101194003270010",
  };

  test("shows who applies and the answers that tell most, and no number", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["old-age-allowance"]);
      const { form_id: formId, version: formVersion } = (await selectCurrentForm(db, "old-age-allowance"))!;
      const contact = { name: "Wang Mei" };
      const parts = { formId, formVersion, description: "", answers, contact, serviceSlug: "old-age-allowance" };
      await aRequest(deps, parts);
      await aRequest(deps, { ...parts, contact: { name: "Wang Xiuying" } });
      await aRequest(deps, { ...parts, description: "Please ring." });
      const { entries } = await queue(deps, await aStaffMember(db, ["agent"], ["civil-affairs"]));
      const summaries = entries.map(({ contactName, summary }) => [contactName, ...summary].join(" | "));
      expect(summaries.toSorted()).toEqual([
        "Wang Mei",
        "Wang Mei | for someone else | Wang Xiuying | Please come to the older person",
        "Wang Xiuying | for someone else | Please come to the older person",
      ]);
      expect(JSON.stringify(entries)).not.toContain("270010");
    }));

  test("has one name with the same matter told in somebody's own words, wherever it is listed", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["old-age-allowance", "something-else"]);
      await aPublishedService(db, {
        slug: "old-age-allowance",
        deskId: "civil-affairs",
        workingDays: 10,
        title: "Old-age allowance",
      });
      const staff = await aStaffMember(db, ["agent"], ["civil-affairs"]);
      const { version: formVersion } = (await selectCurrentForm(db, "old-age-allowance"))!;
      const { version: otherVersion } = (await selectCurrentForm(db, "something-else"))!;
      const byForm = await aRequest(deps, {
        formId: "old-age-allowance",
        formVersion,
        serviceSlug: "old-age-allowance",
      });
      await aRequest(deps, { serviceSlug: "old-age-allowance" });
      await aRequest(deps, { formId: "something-else", formVersion: otherVersion });
      await aRequest(deps);
      const { entries } = await queue(deps, staff);
      const other = "Something else, or a complaint";
      const names = ["Old-age allowance", "Old-age allowance", other, other];
      expect(entries.map((entry) => entry.title).toSorted()).toEqual(names);
      const mine = await listVisitorRequests(deps, { visitorId: aVisitor("li hua"), language: "en" });
      expect(mine.map((entry) => entry.title).toSorted()).toEqual(names);
      const seen = await viewRequestAsStaff(deps, { reference: byForm.reference, staff, language: "en" });
      expect(seen.title).toBe("Old-age allowance");
    }));
});
