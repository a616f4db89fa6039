import { describe, expect, test } from "vitest";
import { getFormCheck } from "#app/domain/requests/get-form-check.server.ts";
import { getFormStep } from "#app/domain/requests/get-form-step.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { getSentDraft } from "#app/domain/requests/get-sent-draft.server.ts";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import { submitDraft } from "#app/domain/requests/submit-draft.server.ts";
import { type FormKey, formDepsWith, send } from "#tests/factories/form.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { acceptMandate } from "./accept-mandate.server.ts";
import { endMandate } from "./end-mandate.server.ts";
import { listAccountHelpers } from "./list-helpers.server.ts";
import { nameHelperForForms } from "./name-helper.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("account of the aunt");
const helperId = aVisitor("account of the nephew");
const terms = { helper: "Li Wei", resident: "Li Hua", duration: "month" };
const GONE = { code: "not_found" };
const formId = "something-else";

const withHelper = (work: (deps: RequestDeps, mandateId: string) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [formId, "old-age-allowance"]);
    const given = { visitorId, terms, formIds: [formId], email: "li.hua@example.org", language: "en" } as const;
    const named = await nameHelperForForms(deps, given);
    if (named.status === "refused") throw new Error(named.faults.join());
    const helper = { visitorId: helperId, email: "li.wei@example.org", language: "en" } as const;
    await acceptMandate(deps, { code: named.code, helper, isNotified: false });
    await work(deps, named.id);
  });

async function begin(deps: RequestDeps, mandateId: string, who = helperId, form = formId): Promise<FormKey> {
  const outcome = await startDraft(deps, { formId: form, visitorId: who, assurance: "low", mandateId });
  if (outcome.status !== "begun") throw new Error(outcome.status);
  return { formId: form, draftId: outcome.draftId, visitorId: who, assurance: "low" };
}

async function fillIn(deps: RequestDeps, key: FormKey): Promise<string> {
  for (let i = 0; i < 10; i++) {
    const check = await getFormCheck(deps, { ...key, language: "en" });
    if (check.status === "ready") return check.submissionKey;
    if (check.status !== "unfinished") throw new Error(check.status);
    const { fields } = await getFormStep(deps, { ...key, stepId: check.stepId, language: "en" });
    const typed = Object.fromEntries(fields.map(({ id }) => [id, ANSWERS[id] ?? ""]));
    await send(deps, key, check.stepId, typed);
  }
  throw new Error("The form does not end.");
}

const ANSWERS: Record<string, string> = {
  topic: "idea",
  details: "A bench at the bus stop would help.",
  applicant_name: "Li Hua",
  contact_phone: "13912345678",
};

describe("a form for somebody else", () => {
  test("that was begun is gone on with from the helper's account alone, until it is sent or the mandate ends", () =>
    withHelper(async (deps, mandateId) => {
      const draftsOf = async (who: string) =>
        (await listAccountHelpers(deps, { visitorId: who, language: "en" })).helping.flatMap(({ drafts }) => drafts);
      const key = await begin(deps, mandateId);
      expect(await draftsOf(helperId)).toEqual([]);
      await send(deps, key, "topic", { topic: "idea" });
      expect(await draftsOf(helperId)).toMatchObject([{ draftId: key.draftId, formId, mandateId }]);
      for (const other of [visitorId, aVisitor("stranger")]) expect(await draftsOf(other)).toEqual([]);
      const other = await begin(deps, mandateId);
      await submitDraft(deps, { ...other, submissionKey: await fillIn(deps, other), language: "en", mode: "full" });
      expect(await draftsOf(helperId)).toHaveLength(1);
      await endMandate(deps, { id: mandateId, by: { kind: "resident", visitorId } });
      expect(await draftsOf(helperId)).toEqual([]);
    }));

  test("is begun by nobody without a mandate for it", () =>
    withHelper(async (deps, mandateId) => {
      await expect(begin(deps, mandateId, aVisitor("nobody"))).rejects.toMatchObject(GONE);
      await expect(begin(deps, mandateId, visitorId)).rejects.toMatchObject(GONE);
      await expect(begin(deps, mandateId, helperId, "old-age-allowance")).rejects.toMatchObject(GONE);
      await expect(begin(deps, "x")).rejects.toMatchObject(GONE);
    }));

  test("is neither gone on with nor sent once the mandate has ended", () =>
    withHelper(async (deps, mandateId) => {
      const key = await begin(deps, mandateId);
      const submissionKey = await fillIn(deps, key);
      await endMandate(deps, { id: mandateId, by: { kind: "resident", visitorId } });
      await expect(getFormCheck(deps, { ...key, language: "en" })).rejects.toMatchObject(GONE);
      await expect(submitDraft(deps, { ...key, submissionKey, language: "en", mode: "full" })).rejects.toMatchObject(
        GONE,
      );
    }));

  test("becomes the resident's request, tells of both, and shows the helper no code", () =>
    withHelper(async (deps, mandateId) => {
      const key = await begin(deps, mandateId);
      const submissionKey = await fillIn(deps, key);
      expect(await submitDraft(deps, { ...key, submissionKey, language: "en", mode: "full" })).toEqual({
        status: "sent",
      });
      const [mine] = await listVisitorRequests(deps, { visitorId, language: "en" });
      const reference = mine?.reference ?? "";
      expect(await listVisitorRequests(deps, { visitorId: helperId, language: "en" })).toEqual([]);
      const sent = await getSentDraft(deps, { ...key, language: "en" });
      expect(sent).toMatchObject({ reference, secret: undefined });
      const { events } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
      expect(events[0]).toMatchObject({ actorKind: "helper", names: { helper: "Li Wei", resident: "Li Hua" } });
      const asHelper = { reference, visitorId: helperId, isHelper: true, language: "en" } as const;
      expect((await getRequestForResident(deps, asHelper)).mandate?.id).toBe(mandateId);
      await endMandate(deps, { id: mandateId, by: { kind: "resident", visitorId } });
      await expect(getRequestForResident(deps, asHelper)).rejects.toMatchObject(GONE);
    }));
});
