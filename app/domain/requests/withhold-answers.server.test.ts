import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { upsertSetting } from "#app/domain/content/content.queries.server.ts";
import { forgetPublished } from "#app/domain/content/read-published.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aRequest } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";

const database = useTestDatabase();
const NUMBER = "110101194003310027";

test("a desk of another matter sees of an identity number only that there is one", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    const stored = await findForm(db, "residence-registration");
    const table: unknown = parse(readFileSync(join(projectRoot, "content/data-sharing.yml"), "utf8"));
    await upsertSetting(db, "data_sharing", table, {
      contentHash: "0".repeat(64),
      publishedAt: deps.clock.now(),
    } as never);
    forgetPublished(db);
    const { reference } = await aRequest(deps, {
      formId: "residence-registration",
      ...(stored ? { formVersion: stored.version } : {}),
      deskId: "housing",
      answers: { stay: "yes", document_kind: "identity-card", identity_number: NUMBER, applicant_name: "Li Hua" },
    });
    const seenBy = async (readerDesks: readonly string[]) => {
      const input = {
        reference,
        deskIds: undefined,
        staff: { roles: ["agent"], deskIds: readerDesks },
        actorKind: "agent",
        language: "en",
      } as const;
      return JSON.stringify(await getRequestForStaff(deps, input));
    };
    for (const desks of [["complaints"], ["business"], []]) {
      const seen = await seenBy(desks);
      expect(seen, desks.join()).not.toContain(NUMBER);
      expect(seen).toContain("Not shared with your desk");
      expect(seen).toContain("Li Hua");
    }
    for (const desks of [["housing"], ["service-hall"], ["complaints", "civil-affairs"]])
      expect(await seenBy(desks), desks.join()).toContain(NUMBER);
  }));
