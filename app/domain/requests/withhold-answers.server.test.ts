import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { upsertSetting } from "#app/domain/content/content.queries.server.ts";
import { forgetPublished } from "#app/domain/content/read-published.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";

const database = useTestDatabase();
const NUMBER = "110101194003310027";

test("a desk of another matter sees of an identity number only that there is one", () =>
  database.rolledBack(async (db) => {
    await publishContent(requestDeps(db), smallContent());
    const deps = await formDepsWith(db, ["residence-registration"]);
    const stored = await findForm(db, "residence-registration");
    const table: unknown = parse(readFileSync(join(projectRoot, "content/data-sharing.yml"), "utf8"));
    await upsertSetting(db, "data_sharing", table, {
      contentHash: "0".repeat(64),
      publishedAt: deps.clock.now(),
    } as never);
    forgetPublished(db);
    const seenAt = async (desk: string) => {
      const { reference } = await aRequest(deps, {
        formId: "residence-registration",
        ...(stored ? { formVersion: stored.version } : {}),
        serviceSlug: "old-age-allowance",
        deskId: desk,
        answers: { stay: "yes", document_kind: "identity-card", identity_number: NUMBER, applicant_name: "Li Hua" },
      });
      const staff = { roles: ["supervisor"], deskIds: [desk] } as const;
      const input = { reference, deskIds: [desk], staff, actorKind: "supervisor", language: "en" } as const;
      return JSON.stringify(await getRequestForStaff(deps, input));
    };
    // The service is the civil affairs desk's; the request came to another one.
    const elsewhere = await seenAt("complaints");
    expect(elsewhere).not.toContain(NUMBER);
    expect(elsewhere).toContain("Not shared with your desk");
    expect(elsewhere).toContain("Li Hua");
    for (const desk of ["civil-affairs", "service-hall"]) expect(await seenAt(desk), desk).toContain(NUMBER);
  }));
