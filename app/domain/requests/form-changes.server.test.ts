import { expect, test } from "vitest";
import { findForm } from "#app/domain/content/find-form.server.ts";
import { formSchema } from "#app/domain/content/form-schema.ts";
import { publishForms } from "#app/domain/content/publish-forms.server.ts";
import { aVisitor } from "#tests/factories/request.ts";
import { begin, formDepsWith, send } from "#tests/factories/form.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormStart } from "./get-form-start.server.ts";

const database = useTestDatabase();

test("a form begun in an older version is finished in it, and its start page says which questions are others now", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    const stored = await findForm(db, "residence-registration");
    if (!stored) throw new Error("The form is not there.");
    const { form } = stored;
    const [first] = form.steps;
    const [choice] = first?.fields ?? [];
    if (!first || choice?.type !== "radio") throw new Error("The form begins with another question.");
    const key = await begin(deps, form.id);
    const reader = { formId: form.id, visitorId: key.visitorId, assurance: "low", language: "en" } as const;
    await send(deps, key, first.id, { [choice.id]: choice.options[0]?.value ?? "" });
    expect((await getFormStart(deps, reader)).draft?.changes).toBeUndefined();

    const both = (text: string) => ({ en: text, "zh-CN": text });
    const note = { id: "new_note", type: "text", required: false, label: both("A new note") };
    const asked = { ...choice, label: both("Asked otherwise") };
    const last = form.steps.at(-1);
    const [dropped] = last?.fields ?? [];
    if (!dropped || last?.fields.length !== 1) throw new Error("The form ends with another step.");
    const newer = formSchema.parse({
      ...form,
      ...(form.description === dropped.id ? { description: undefined } : {}),
      steps: [{ ...first, fields: [asked, ...first.fields.slice(1), note] }, ...form.steps.slice(1, -1)],
    });
    await publishForms(db, [newer], deps.clock.now());

    const { draft } = await getFormStart(deps, reader);
    expect(draft).toMatchObject({
      id: key.draftId,
      changes: { added: ["A new note"], changed: ["Asked otherwise"], gone: [dropped.label.en] },
    });
    expect(draft?.tasks.map(({ title }) => title)).toContain(last.title.en);
    // The question that is gone is still this draft's.
    expect(await send(deps, key, last.id, { [dropped.id]: "Please ring twice." })).toMatchObject({ next: "step" });
    const stranger = { ...reader, visitorId: aVisitor("somebody else") };
    expect((await getFormStart(deps, stranger)).draft).toBeUndefined();
  }));
