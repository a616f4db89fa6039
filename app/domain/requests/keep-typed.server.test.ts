import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aFormReader, begin, type FormKey, formDepsWith, send } from "#tests/factories/form.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { keepTyped } from "./keep-typed.server.ts";

const database = useTestDatabase();
const NUMBER = "110101194003310027";

async function start(db: Database, formId: string) {
  const deps = await formDepsWith(db, [formId]);
  return { deps, key: await begin(deps, formId) };
}

function keep(deps: RequestDeps, key: FormKey, stepId: string, typed: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return keepTyped(deps, { ...key, stepId, language: aFormReader.language, form });
}

const step = (deps: RequestDeps, key: FormKey, stepId: string) =>
  getFormStep(deps, { ...key, stepId, language: "zh-CN" });

describe("what is half typed when the language is switched", () => {
  test("stands on the page in the other language, a half date and a wrong number too", () =>
    database.rolledBack(async (db) => {
      const { deps, key } = await start(db, "old-age-allowance");
      await keep(deps, key, "name", { applicant_name: " Wang", "birth_date.year": "19", "birth_date.day": "x" });
      expect((await step(deps, key, "name")).values).toEqual({
        applicant_name: " Wang",
        birth_date: { year: "19", month: "", day: "x" },
      });
      await keep(deps, key, "contact", { contact_phone: "soon", contact_email: "" });
      expect((await step(deps, key, "contact")).values).toEqual({ contact_phone: "soon", contact_email: "" });
      expect((await step(deps, key, "name")).values).toEqual({});
    }));

  test("never counts as an answer, and goes with the next one", () =>
    database.rolledBack(async (db) => {
      const { deps, key } = await start(db, "something-else");
      await send(deps, key, "topic", { topic: "idea" });
      await send(deps, key, "details", { details: "A bench by the river." });
      await keep(deps, key, "contact", { applicant_name: "Li Hua", contact_phone: "13800138000" });
      expect(await getFormCheck(deps, { ...key, language: "en" })).toEqual({ status: "unfinished", stepId: "contact" });
      await keep(deps, key, "details", { details: "", place: "" });
      expect((await step(deps, key, "details")).values).toEqual({ details: "", place: "" });
      await send(deps, key, "contact", { applicant_name: "Li Hua", contact_phone: "13800138000" });
      expect((await step(deps, key, "details")).values).toEqual({ details: "A bench by the river." });
    }));

  test("an identity number is kept when it is whole, and never shown", () =>
    database.rolledBack(async (db) => {
      const { deps, key } = await start(db, "old-age-allowance");
      await keep(deps, key, "identity", { identity_number: NUMBER.slice(0, 9) });
      expect((await step(deps, key, "identity")).fields[0]?.keptEnd).toBeUndefined();
      await keep(deps, key, "identity", { identity_number: NUMBER });
      const page = await step(deps, key, "identity");
      expect(page.fields[0]?.keptEnd).toBe("0027");
      expect(JSON.stringify(page)).not.toContain(NUMBER.slice(0, 9));
      const { rows } = await db.query("select typed from form_drafts");
      expect(JSON.stringify(rows)).not.toContain(NUMBER.slice(0, 9));
    }));

  test("is kept for nobody else, nor on a page that is not asked", () =>
    database.rolledBack(async (db) => {
      const { deps, key } = await start(db, "something-else");
      await expect(keep(deps, { ...key, visitorId: aVisitor("x") }, "topic", {})).rejects.toThrow("not_found");
      await expect(keep(deps, key, "wish", {})).rejects.toThrow("not_found");
    }));
});

test("a form that is not sent is kept as long again from every change, and no longer", () =>
  database.rolledBack(async (db) => {
    const { deps, key } = await start(db, "something-else");
    const days = (count: number) => deps.clock.advance(count * 86_400_000);
    const kept = deps.site.retention.drafts;
    days(kept - 1);
    await send(deps, key, "topic", { topic: "idea" });
    days(kept - 1);
    await keep(deps, key, "details", { details: "A bench" });
    days(kept - 1);
    expect((await step(deps, key, "details")).values).toMatchObject({ details: "A bench" });
    days(1);
    await expect(step(deps, key, "details")).rejects.toMatchObject({ code: "not_found" });
  }));
