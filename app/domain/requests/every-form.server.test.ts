import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { type FormDefinition, formSchema } from "#app/domain/content/form-schema.ts";
import { begin, formDepsWith, send } from "#tests/factories/form.ts";
import type { RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { typedInto, type Way, waysThrough } from "#tests/support/form-walk.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { getSentDraft } from "./get-sent-draft.server.ts";
import { submitDraft } from "./submit-draft.server.ts";

const database = useTestDatabase();
const FOLDER = join(projectRoot, "content/forms");
const FORMS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => formSchema.parse(parse(readFileSync(join(FOLDER, name), "utf8"))));
/** The clock of the tests stands on this day. */
const TODAY = "2026-03-02";

type Version = { readonly mode: "full" | "simple"; readonly language: "en" | "zh-CN"; readonly onlyRequired?: boolean };

/** Fills a form page by page as a resident would and sends it; gives the questions that were asked and the reference. */
async function walk(deps: RequestDeps, form: FormDefinition, way: Way, { mode, language, onlyRequired }: Version) {
  const key = { ...(await begin(deps, form.id, form.assurance)), mode };
  const fields = form.steps.flatMap((step) => step.fields);
  const asked: string[] = [];
  let stepId = form.steps[0]?.id ?? "";
  for (;;) {
    const page = await getFormStep(deps, { ...key, stepId, language });
    const onPage = fields.filter(({ id }) => page.fields.some((field) => field.id === id));
    expect(onPage.length, `${stepId} asks something`).toBeGreaterThan(0);
    asked.push(...onPage.map(({ id }) => id));
    expect(new Set(asked).size, `${stepId} comes once`).toBe(asked.length);
    const answered = onPage.filter(({ required, id }) => required || !onlyRequired || id in way.wishes);
    const typed = answered.map((field) => typedInto(field, way.wishes, TODAY));
    const outcome = await send(deps, key, stepId, Object.assign({}, ...typed) as Record<string, string>);
    if (!outcome || !("next" in outcome)) throw new Error(`${stepId} refuses ${JSON.stringify(outcome)}`);
    if (outcome.next !== "step") break;
    stepId = String(outcome.stepId);
  }
  const check = await getFormCheck(deps, { ...key, language });
  if (check.status !== "ready") throw new Error(JSON.stringify(check));
  if (way.notice) expect(check.notices.map(({ id }) => id)).toContain(way.notice);
  expect(check.notices.map(({ text }) => text).join(" ")).not.toContain("{{");
  const sending = { ...key, submissionKey: check.submissionKey, language };
  expect(await submitDraft(deps, sending)).toEqual({ status: "sent" });
  return { asked, reference: (await getSentDraft(deps, { ...key, language })).reference };
}

describe.each(FORMS.map((form) => [form.id, form] as const))("the form %s", (id, form) => {
  test("leads to a reference on every way, asks every question on some, and brings up every notice", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, [id]);
      const asked = new Set<string>();
      for (const way of waysThrough(form, TODAY)) {
        const { asked: onWay, reference } = await walk(deps, form, way, { mode: "full", language: "en" }).catch(
          (error: unknown) => Promise.reject(new Error(`${way.name}: ${String(error)}`, { cause: error })),
        );
        expect(reference).toMatch(/^OW-/);
        onWay.forEach((one) => asked.add(one));
      }
      expect([...asked].sort()).toEqual(
        form.steps
          .flatMap((step) => step.fields)
          .map((field) => field.id)
          .sort(),
      );
    }));

  test("is whole with what must be answered alone, in Chinese, one question a page", () =>
    database.rolledBack(async (db) => {
      const deps = await formDepsWith(db, [id]);
      const plain = { name: "plain", wishes: {} };
      const { reference } = await walk(deps, form, plain, { mode: "simple", language: "zh-CN", onlyRequired: true });
      expect(reference).toMatch(/^OW-/);
      const { rows } = await db.query<{ service_slug: string | null }>("select service_slug from requests");
      expect(rows).toEqual([{ service_slug: form.service ?? null }]);
    }));
});
