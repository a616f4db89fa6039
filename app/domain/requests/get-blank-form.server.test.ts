import { describe, expect, test } from "vitest";
import { formDepsWith } from "#tests/factories/form.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { findForm } from "#app/domain/content/find-form.server.ts";
import { getBlankForm } from "./get-blank-form.server.ts";

const database = useTestDatabase();

describe("a form on paper", () => {
  test("is there for no form that is not offered", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, []);
      const asked = getBlankForm(deps, { formId: "residence-registration", language: "en" });
      await expect(asked).rejects.toMatchObject({ code: "not_found" });
    }));

  test("has every question of every way in order, with when it is asked in words, and room for several", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["residence-registration"]);
      const form = (await findForm(db, "residence-registration"))?.form;
      const blank = await getBlankForm(deps, { formId: "residence-registration", language: "en" });
      expect(blank.steps.flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual(
        form?.steps.flatMap(({ fields }) => fields.map(({ id }) => id)),
      );
      const questions = blank.steps.flatMap((step) => step.questions);
      expect(questions.find(({ id }) => id === "passport_number")?.only).toBe(
        "Only if “Which document do you have?” is: Passport",
      );
      const children = blank.steps.find(({ id }) => id === "children-names");
      expect(children?.only).toBe("Only if “Children” is: Yes, register them with me");
      expect(children?.questions[0]?.entries).toEqual(["Child 1", "Child 2", "Child 3", "Child 4"]);
      expect(questions.find(({ id }) => id === "address")?.parts.map(({ id }) => id)).toEqual(["place", "line"]);
    }));
});
