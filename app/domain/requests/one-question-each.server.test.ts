import { describe, expect, test } from "vitest";
import { aFormReader, begin, formDepsWith, send } from "#tests/factories/form.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { keepTyped } from "./keep-typed.server.ts";

const database = useTestDatabase();
const { language } = aFormReader;

describe("a form in simplified mode", () => {
  test("asks one question a page, from the first to the last", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["something-else"]);
      const key = { ...(await begin(deps, "something-else")), mode: "simple" as const };
      const typed: Record<string, string> = {
        topic: "idea",
        details: "A bench by the river.",
        applicant_name: "Li Hua",
        contact_phone: "13800138000",
      };
      const asked: string[] = [];
      for (let stepId = "topic"; ;) {
        const page = await getFormStep(deps, { ...key, stepId, language });
        expect(page.fields).toHaveLength(1);
        const id = page.fields[0]?.id ?? "";
        asked.push(id);
        const outcome = await send(deps, key, stepId, typed[id] === undefined ? {} : { [id]: typed[id] });
        if (!outcome || !("next" in outcome) || outcome.next !== "step") {
          expect(outcome).toEqual({ next: "check-answers" });
          break;
        }
        stepId = String(outcome.stepId);
      }
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked).toEqual(expect.arrayContaining(Object.keys(typed)));
      expect(await getFormCheck(deps, { ...key, language })).toMatchObject({ status: "ready" });
      // The same answers are whole in the other version, too.
      expect(await getFormCheck(deps, { ...key, mode: "full", language })).toMatchObject({ status: "ready" });
    }));

  test("refuses what its one question refuses, and says nothing of the others", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["old-age-allowance"]);
      const key = { ...(await begin(deps, "old-age-allowance")), mode: "simple" as const };
      expect(Object.keys((await send(deps, key, "name~birth_date", {})) ?? {})).toEqual(["birth_date"]);
    }));

  test("leads to the same place when the version changes in the middle, with what was half typed", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["old-age-allowance"]);
      const full = await begin(deps, "old-age-allowance");
      const simple = { ...full, mode: "simple" as const };
      const form = new FormData();
      form.append("birth_date.year", "1940");
      await keepTyped(deps, { ...simple, stepId: "name~birth_date", language, form });
      const page = await getFormStep(deps, { ...full, stepId: "name~birth_date", language });
      expect(page.fields.map(({ id }) => id)).toEqual(["applicant_name", "birth_date"]);
      expect(page.values).toEqual({ birth_date: { year: "1940", month: "", day: "" } });
      const first = await getFormStep(deps, { ...simple, stepId: "name", language });
      expect(first.fields.map(({ id }) => id)).toEqual(["applicant_name"]);
      expect(first.values).toEqual({});
    }));

  test("what is half typed to the next question waits there", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, ["old-age-allowance"]);
      const full = await begin(deps, "old-age-allowance");
      const simple = { ...full, mode: "simple" as const };
      const form = new FormData();
      form.append("applicant_name", "Wang");
      form.append("birth_date.year", "194");
      await keepTyped(deps, { ...full, stepId: "name", language, form });
      const again = new FormData();
      again.append("applicant_name", "Wang Xiuying");
      await keepTyped(deps, { ...simple, stepId: "name", language, form: again });
      await send(deps, simple, "name", { applicant_name: "Wang Xiuying" });
      const next = await getFormStep(deps, { ...simple, stepId: "name~birth_date", language });
      expect(next.values).toEqual({ birth_date: { year: "194", month: "", day: "" } });
      expect((await getFormStep(deps, { ...simple, stepId: "name", language })).values).toEqual({
        applicant_name: "Wang Xiuying",
      });
    }));
});
