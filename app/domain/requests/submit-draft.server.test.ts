import { selectDraft } from "./form-drafts.queries.server.ts";
import { listRequests, listTexts } from "#tests/support/opened.ts";
import type { Assurance } from "#app/domain/accounts/assurance.ts";
import { describe, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aFormReader, begin, type FormKey as Key, formDepsWith, send } from "#tests/factories/form.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStart } from "./get-form-start.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { getSentDraft } from "./get-sent-draft.server.ts";
import { startDraft } from "./start-draft.server.ts";
import { submitDraft } from "./submit-draft.server.ts";

const database = useTestDatabase();
const { visitorId } = aFormReader;
const ID_NUMBER = "110101194003310027";
const formDeps = (db: Database) => formDepsWith(db, ["something-else", "residence-registration"]);

const CONTACT = { applicant_name: "Li Hua", contact_phone: "0999 688-1234", contact_email: "" };

/** Fills "something else" up to the check page, and gives its one-time key. */
async function fill(deps: RequestDeps, key: Key, topic = "complaint"): Promise<string> {
  await send(deps, key, "topic", { topic });
  await send(deps, key, "details", { details: "Nobody answered.", place: "" });
  await send(deps, key, "contact", CONTACT);
  const check = await getFormCheck(deps, { ...key, language: "en" });
  if (check.status !== "ready") throw new Error(check.status);
  return check.submissionKey;
}

const submit = (deps: RequestDeps, key: Key, submissionKey: string) =>
  submitDraft(deps, { ...key, submissionKey, language: "en", mode: "full" });

describe("a form somebody fills in", () => {
  test("is not there for another browser, and not under another form", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      const page = { stepId: "topic", language: "en" } as const;
      for (const other of [
        { visitorId: aVisitor("somebody else") },
        { formId: "residence-registration" },
        { draftId: "not-an-id" },
      ]) {
        await expect(getFormStep(deps, { ...key, ...other, ...page })).rejects.toThrow("not_found");
        await expect(submit(deps, { ...key, ...other }, "x")).rejects.toThrow("not_found");
      }
      deps.clock.set("2026-04-02T10:00:00+08:00");
      await expect(getFormStep(deps, { ...key, ...page })).rejects.toThrow("not_found");
      await expect(startDraft(deps, { formId: "no-such-form", visitorId, assurance: "none" })).rejects.toThrow(
        "not_found",
      );
    }));

  test("says at each field what is wrong", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      expect(await send(deps, key, "topic", { topic: "nonsense" })).toEqual({ topic: ["Choose what it is about"] });
      expect(await send(deps, key, "details", { details: " \n " })).toEqual({ details: ["Write what it is about"] });
      expect(await send(deps, key, "details", { details: "x".repeat(3_001) })).toEqual({
        details: [expect.stringContaining("3000")],
      });
      expect(await send(deps, key, "contact", { ...CONTACT, contact_phone: "soon", contact_email: "a@b" })).toEqual({
        contact_phone: [expect.stringContaining("digits")],
        contact_email: [expect.stringContaining("name@example.com")],
      });
    }));

  test("takes real dates in the past only", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "residence-registration");
      const date = (year: string, month: string, day: string) =>
        send(deps, key, "moved-in", { "moved_in.year": year, "moved_in.month": month, "moved_in.day": day });
      expect(await date("", "", "")).toEqual({ moved_in: ["Enter the date on which you moved in"] });
      expect(await date("2026", "2", "30")).toEqual({ moved_in: [expect.stringContaining("real date")] });
      expect(await date("2026", "3", "")).toEqual({ moved_in: [expect.stringContaining("real date")] });
      expect(await date("2026", "3", "3")).toEqual({ moved_in: [expect.stringContaining("future")] });
      expect(await date("2026", "3", "2")).toEqual({ next: "step", stepId: "home" });
    }));

  test("asks only what follows from the answers before, and going back loses nothing", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      const first = await getFormStep(deps, { ...key, stepId: "topic", language: "en" });
      expect(first).toMatchObject({ number: 1, of: undefined });
      expect(await send(deps, key, "topic", { topic: "complaint" })).toEqual({ next: "step", stepId: "details" });
      expect(await send(deps, key, "details", { details: "It is." })).toEqual({ next: "step", stepId: "wish" });
      expect(await send(deps, key, "topic", { topic: "idea" })).toEqual({ next: "step", stepId: "details" });
      const again = await getFormStep(deps, { ...key, stepId: "details", language: "en" });
      expect(again).toMatchObject({ values: { details: "It is." }, number: 2, of: 3 });
      await expect(getFormStep(deps, { ...key, stepId: "wish", language: "en" })).rejects.toThrow("not_found");
      const start = await getFormStart(deps, { ...key, assurance: "none", language: "en" });
      expect(start.draft).toMatchObject({ id: key.draftId, stepId: "contact" });
    }));

  test("begins and goes on only for who has shown as surely as it needs who they are", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const form = { formId: "residence-registration", visitorId };
      expect(await startDraft(deps, { ...form, assurance: "none" })).toEqual({ status: "not_sure_enough" });
      expect(await startDraft(deps, { ...form, assurance: "substantial" })).toMatchObject({ status: "begun" });
      const needed = async (assurance: Assurance, formId = form.formId) =>
        (await getFormStart(deps, { ...form, formId, assurance, language: "en" })).needed;
      expect(await needed("none")).toBe("low");
      expect(await needed("low")).toBeUndefined();
      expect(await needed("none", "something-else")).toBeUndefined();
      const key = { ...(await begin(deps, form.formId)), assurance: "none" as const };
      await expect(getFormStep(deps, { ...key, stepId: "name", language: "en" })).rejects.toThrow("forbidden");
      await expect(send(deps, key, "name", { applicant_name: "Li Hua" })).rejects.toThrow("forbidden");
      await expect(submit(deps, key, "x")).rejects.toThrow("forbidden");
    }));

  test("never sends an identity number back to a page, and keeps it when the box is left empty", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "residence-registration");
      await send(deps, key, "name", { applicant_name: "Li Hua", document_kind: "identity-card" });
      expect(await send(deps, key, "document", { identity_number: "110101194003310028" })).toEqual({
        identity_number: [expect.stringContaining("18")],
      });
      await send(deps, key, "document", { identity_number: "110101 19400331 0027" });
      const page = await getFormStep(deps, { ...key, stepId: "document", language: "en" });
      expect(page.fields[0]?.keptEnd).toBe("0027");
      expect(JSON.stringify(page)).not.toContain(ID_NUMBER);
      expect(await send(deps, key, "document", { identity_number: "" })).toEqual({ next: "step", stepId: "address" });
      const draft = await selectDraft(db, { ...key, id: key.draftId, now: deps.clock.now() });
      expect(draft?.answers["identity_number"]).toBe(ID_NUMBER);
    }));

  test("cannot be sent before it is finished, nor with another page's key", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      const submissionKey = await fill(deps, key);
      expect(await submit(deps, key, "another key")).toEqual({ status: "refused", reason: "key_used" });
      const unfinished = await begin(deps, "something-else");
      await send(deps, unfinished, "topic", { topic: "idea" });
      const { rows } = await db.query<{ submission_key: string }>(
        "select submission_key from form_drafts where id = $1",
        [unfinished.draftId],
      );
      expect(await submit(deps, unfinished, rows[0]?.submission_key ?? "")).toEqual({
        status: "unfinished",
        stepId: "details",
      });
      await expect(getSentDraft(deps, { ...key, language: "en" })).rejects.toThrow("not_found");
      expect(await submit(deps, key, submissionKey)).toEqual({ status: "sent" });
    }));

  test("becomes one request however often it is sent, at the desk its answer names", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      const submissionKey = await fill(deps, key);
      for (let i = 0; i < 3; i++) expect(await submit(deps, key, submissionKey)).toEqual({ status: "sent" });
      const requests = await listRequests(db);
      expect(requests).toEqual([
        expect.objectContaining({
          deskId: "complaints",
          state: "dispatched",
          description: "Nobody answered.",
          contact: { name: "Li Hua", phone: "09996881234", email: undefined },
        }),
      ]);
      const sent = await getSentDraft(deps, { ...key, language: "en" });
      expect(sent.reference).toBe(requests[0]?.reference);
      expect(await send(deps, key, "topic", { topic: "idea" })).toEqual({ next: "sent" });
      const { rows: drafts } = await db.query("select answers, typed, sealed from form_drafts");
      expect(drafts).toEqual([{ answers: {}, typed: null, sealed: null }]);
    }));

  test("becomes a matter of the service that an answer names, at that service's desk and with its promise", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      await aPublishedService(db, { slug: "noise-complaint", deskId: "complaints", workingDays: 3 });
      const key = await begin(deps, "something-else");
      await submit(deps, key, await fill(deps, key, "noise"));
      const { rows } = await db.query("select desk_id, service_slug, promised_working_days from requests");
      expect(rows).toEqual([{ desk_id: "complaints", service_slug: "noise-complaint", promised_working_days: 3 }]);
    }));

  test("turns text messages on where its box was ticked, a gateway is set and the number is a mobile one, else not", () =>
    database.rolledBack(async (db) => {
      const deps = { ...(await formDeps(db)), textMessages: "sent" as const };
      const sendWith = async (contact_phone: string, wantsTexts: boolean, more: Partial<typeof deps> = {}) => {
        const key = await begin(deps, "something-else");
        await fill(deps, key);
        await send(deps, key, "contact", { ...CONTACT, contact_phone });
        const check = await getFormCheck(deps, { ...key, language: "en" });
        if (check.status !== "ready") throw new Error(check.status);
        const { submissionKey } = check;
        const form = { ...key, submissionKey, language: "en", mode: "full", wantsTexts } as const;
        expect(await submitDraft({ ...deps, ...more }, form)).toEqual({ status: "sent" });
        const { rows } = await db.query<{ way: string; is_chosen: boolean }>(
          `select w.way, w.is_chosen
           from request_ways w
           join requests r on r.id = w.request_id
           where r.submission_key = $1`,
          [submissionKey],
        );
        const texts = await listTexts(db);
        await db.query("delete from outbox_mails");
        return { rows, to: texts.map(({ to }) => to) };
      };
      const none = { rows: [], to: [] };
      expect(await sendWith("138 1234 5678", false)).toEqual(none);
      expect(await sendWith("138 1234 5678", true, { textMessages: undefined })).toEqual(none);
      expect(await sendWith("0999 688-1234", true)).toEqual(none);
      expect(await sendWith("138 1234 5678", true)).toEqual({
        rows: [{ way: "sms", is_chosen: true }],
        to: ["+8613812345678"],
      });
    }));

  test("what no answer sends to a desk is read by a person", () =>
    database.rolledBack(async (db) => {
      const deps = await formDeps(db);
      const key = await begin(deps, "something-else");
      await submit(deps, key, await fill(deps, key, "idea"));
      const { rows } = await db.query("select desk_id, state from requests");
      expect(rows).toEqual([{ desk_id: "service-hall", state: "submitted" }]);
    }));
});
