import { describe, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { upsertResident } from "./residents.queries.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import { begin, formDepsWith, send } from "#tests/factories/form.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { remindOfDrafts } from "./remind-of-drafts.server.ts";

const database = useTestDatabase();
const FORM = "something-else";
const DAY = 86_400_000;

const withForms = (work: (deps: RequestDeps) => Promise<void>) =>
  database.rolledBack(async (db) => work(await formDepsWith(db, [FORM])));

/** Begins a form in Chinese with an account, or as a guest. */
async function beginWith(deps: RequestDeps, residentId?: string): Promise<void> {
  const visitorId = aVisitor(randomUUID());
  await startDraft(deps, { formId: FORM, visitorId, assurance: "none", language: "zh-CN", residentId });
}

async function anAccount(deps: RequestDeps): Promise<string> {
  const email = "wang@example.org";
  const id = randomUUID();
  await upsertResident(deps.db, { id, email, language: "en", at: deps.clock.now() });
  return id;
}

/** The clock that many days before what was begun now goes. */
function setBeforeEnd(deps: RequestDeps, begun: Date, days: number): void {
  deps.clock.set(new Date(begun.getTime() + (deps.site.retention.drafts - days) * DAY).toISOString());
}

describe("the reminder before a form goes", () => {
  test("goes to nobody without an address, too early, too late, or after sending", () =>
    withForms(async (deps) => {
      const begun = deps.clock.now();
      await beginWith(deps);
      const residentId = await anAccount(deps);
      setBeforeEnd(deps, begun, 2.5);
      expect(await remindOfDrafts(deps)).toBe(0);
      deps.clock.set(begun.toISOString());
      await beginWith(deps, residentId);
      setBeforeEnd(deps, begun, 3.1);
      expect(await remindOfDrafts(deps)).toBe(0);
      setBeforeEnd(deps, begun, 0);
      expect(await remindOfDrafts(deps)).toBe(0);
      expect(await listMails(deps.db)).toEqual([]);
    }));

  test("says the day and a link in the language of the form, once, and nothing of what it is about", () =>
    withForms(async (deps) => {
      const begun = deps.clock.now();
      await beginWith(deps, await anAccount(deps));
      setBeforeEnd(deps, begun, 2.9);
      expect([await remindOfDrafts(deps), await remindOfDrafts(deps)]).toEqual([1, 0]);
      const [mail, ...more] = await listMails(deps.db);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ recipient: "wang@example.org", language: "zh-CN" });
      expect(mail?.subject).toMatch(/保留到2026年\d+月\d+日/);
      expect(mail?.body).toContain("https://portal.example/forms/something-else\n");
      expect(mail?.body).not.toMatch(/其他事项|draft=/);
    }));

  test("goes to the address typed into the form before that of the account, and anew when the day moved on", () =>
    withForms(async (deps) => {
      const key = await begin(deps, FORM);
      await send(deps, key, "topic", { topic: "question" });
      await send(deps, key, "details", { details: "Where is my file?", place: "" });
      await send(deps, key, "contact", {
        applicant_name: "Li Hua",
        contact_phone: "13800138000",
        contact_email: "typed@example.org",
      });
      const { rows } = await deps.db.query<{ at: Date }>("select updated_at as at from form_drafts");
      const last = rows[0]?.at ?? new Date(0);
      setBeforeEnd(deps, last, 2);
      expect(await remindOfDrafts(deps)).toBe(1);
      await send(deps, key, "topic", { topic: "question" }, true);
      expect(await remindOfDrafts(deps)).toBe(0);
      setBeforeEnd(deps, deps.clock.now(), 2);
      expect(await remindOfDrafts(deps)).toBe(1);
      expect((await listMails(deps.db)).map(({ recipient }) => recipient)).toEqual([
        "typed@example.org",
        "typed@example.org",
      ]);
    }));
});
