import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import type { Grade } from "#app/domain/accounts/grades.ts";
import type { StaffRole } from "#app/domain/accounts/roles.ts";
import { gradeOfField } from "#app/domain/content/field-grade.ts";
import { type FormDefinition, formSchema } from "#app/domain/content/form-schema.ts";
import { upsertForm } from "#app/domain/content/forms.queries.server.ts";
import { aRequest, aVisitor, type RequestDeps, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { discloseRequest } from "./disclose-request.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { listStaffQueue } from "./list-staff-queue.server.ts";
import { getKeptBackAnswer, showAnswer } from "./show-answer.server.ts";
import { viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

const SHOW_REASON = "The payment came back, so the place must be checked.";
const both = (text: string) => ({ en: text, "zh-CN": text });

/** One field of each grade, and the contact from protected ones. */
const FORM: FormDefinition = formSchema.parse({
  id: "shelter",
  title: both("A place in the shelter"),
  lead: both("Lead"),
  minutes: 5,
  needs: [both("Nothing")],
  steps: [
    {
      id: "who",
      title: both("Who"),
      fields: [
        { type: "text", id: "town", label: both("Town"), grade: "public" },
        { type: "text", id: "name", label: both("Name"), grade: "confidential" },
        { type: "phone", id: "phone", label: both("Phone"), grade: "restricted" },
        { type: "text", id: "hiding_place", label: both("Where are you now?"), grade: "restricted" },
      ],
    },
    {
      id: "more",
      title: both("More"),
      fields: [
        { type: "id-number", id: "number", label: both("Identity number") },
        { type: "textarea", id: "words", label: both("What happened?"), grade: "restricted" },
        { type: "text", id: "children", label: both("How many children?") },
      ],
    },
  ],
  contact: { name: "name", phone: "phone" },
  description: "words",
  summary: ["town", "hiding_place"],
  statement: both("True"),
});

const SECRETS = {
  town: "Eastbank",
  name: "Luo Min",
  phone: "13800138999",
  hiding_place: "With an aunt in Chestnut Lane",
  number: "110101194603270018",
  words: "He has found us twice already",
  children: "Two of them",
} as const;

/** What may be read with each ceiling. */
const READABLE: Record<Grade, readonly (keyof typeof SECRETS)[]> = {
  public: ["town"],
  internal: ["town", "children"],
  confidential: ["town", "children", "name", "number"],
  // The most protected ones stand on no page: they are shown one at a time, for a reason.
  restricted: ["town", "children", "name", "number"],
};

async function withCase(
  deskGrade: Grade,
  work: (deps: RequestDeps, reference: string) => Promise<void>,
): Promise<void> {
  await database.rolledBack(async (db) => {
    const plain = requestDeps(db);
    const desks = plain.site.desks.map((desk) => ({ ...desk, grade: deskGrade }));
    const deps = { ...plain, site: { ...plain.site, desks } };
    const formVersion = "0123456789abcdef";
    await upsertForm(db, { formId: FORM.id, version: formVersion, definition: FORM, publishedAt: deps.clock.now() });
    const { words, ...answers } = SECRETS;
    const { reference } = await aRequest(deps, {
      formId: FORM.id,
      formVersion,
      answers: { ...answers, words },
      description: words,
      contact: { name: answers.name, phone: answers.phone },
    });
    await work(deps, reference);
  });
}

function expectReadable(shown: unknown, ceiling: Grade): void {
  const text = JSON.stringify(shown);
  for (const [field, secret] of Object.entries(SECRETS)) {
    const isReadable = READABLE[ceiling].includes(field as keyof typeof SECRETS);
    expect(text.includes(secret), `${field} up to ${ceiling}`).toBe(isReadable);
  }
}

const viewAs = async (deps: RequestDeps, reference: string, roles: readonly StaffRole[], deskIds: readonly string[]) =>
  viewRequestAsStaff(deps, { reference, staff: await aStaffMember(deps.db, roles, deskIds), language: "en" });

describe("what staff read of a form's answers", () => {
  test.each([
    ["an agent of the desk", ["agent"], "restricted", "confidential"],
    ["an agent of a desk that may read less", ["agent"], "internal", "internal"],
    ["an agent of a desk that may read next to nothing", ["agent"], "public", "public"],
    ["a supervisor of a desk that may read everything", ["supervisor"], "restricted", "restricted"],
    ["a supervisor of any other desk", ["supervisor"], "confidential", "confidential"],
    ["an agent who is a supervisor, too", ["agent", "supervisor"], "restricted", "restricted"],
    ["an auditor", ["auditor"], "restricted", "internal"],
    ["an agent who audits, at their own desk", ["agent", "auditor"], "restricted", "confidential"],
  ] as const)(
    "%s: %o at a desk up to %s reads up to %s, on the page and in the list",
    (_name, roles, deskGrade, ceiling) =>
      withCase(deskGrade, async (deps, reference) => {
        const isWorker = roles.some((role) => role !== "auditor");
        const staff = await aStaffMember(deps.db, roles, isWorker ? ["civil-affairs"] : []);
        const { found } = await viewRequestAsStaff(deps, { reference, staff, language: "en" });
        expectReadable(found, ceiling);
        const list = { staff, language: "en", view: "to_do", holder: "anybody", due: "any" } as const;
        const entries = JSON.stringify((await listStaffQueue(deps, list)).entries);
        for (const [field, secret] of Object.entries(SECRETS))
          if (!READABLE[ceiling].includes(field as keyof typeof SECRETS)) expect(entries).not.toContain(secret);
      }),
  );

  test("an agent who audits reads less at a desk that is not theirs", () =>
    withCase("restricted", async (deps, reference) => {
      const { found } = await viewAs(deps, reference, ["agent", "supervisor", "auditor"], ["service-hall"]);
      expectReadable(found, "internal");
    }));

  test("an administrator with a reason reads as much as an auditor", () =>
    withCase("restricted", async (deps, reference) => {
      const administrator = await aStaffMember(deps.db, ["administrator"], []);
      await discloseRequest(deps, administrator, { reference, reason: "The resident asked us to look at it." });
      const { found } = await viewRequestAsStaff(deps, { reference, staff: administrator, language: "en" });
      expectReadable(found, "internal");
    }));

  test("hidden answers keep their question and say how protected they are, the contact, too", () =>
    withCase("confidential", async (deps, reference) => {
      const { found } = await viewAs(deps, reference, ["agent"], ["civil-affairs"]);
      expect(found.answers).toContainEqual({ label: "Where are you now?", hidden: "restricted" });
      expect(found.answers).toContainEqual({ label: "Identity number", value: SECRETS.number });
      expect(found.hiddenContact).toEqual({ phone: "restricted" });
      expect(found.request.description).toBe("");
    }));

  test("of who may read the most protected ones, each says that it can be shown for a reason", () =>
    withCase("restricted", async (deps, reference) => {
      const { found } = await viewAs(deps, reference, ["supervisor"], ["civil-affairs"]);
      expect(found.answers).toContainEqual({
        label: "Where are you now?",
        hidden: "restricted",
        canShow: "hiding_place",
      });
      const agent = await viewAs(deps, reference, ["agent"], ["civil-affairs"]);
      expect(JSON.stringify(agent.found.answers)).not.toContain("canShow");
    }));

  test.each([
    ["an agent of the desk", ["agent"], ["civil-affairs"], "hiding_place"],
    ["a supervisor of another desk", ["supervisor"], ["service-hall"], "hiding_place"],
    ["an auditor", ["auditor"], [], "hiding_place"],
    ["anybody, for an answer that stands on the page", ["supervisor"], ["civil-affairs"], "number"],
    ["anybody, for a field that is none", ["supervisor"], ["civil-affairs"], "constructor"],
  ] as const)("are not shown to %s, reason or not, as if they were not there", (_who, roles, desks, fieldId) =>
    withCase("restricted", async (deps, reference) => {
      const staff = await aStaffMember(deps.db, roles, desks);
      const ask = { reference, fieldId, staff, language: "en", reason: SHOW_REASON } as const;
      await expect(showAnswer(deps, ask)).rejects.toMatchObject({ code: "not_found" });
      await expect(getKeptBackAnswer(deps, ask)).rejects.toMatchObject({ code: "not_found" });
    }),
  );

  test.each(["", "because", " ".repeat(40), "x".repeat(501)])("are not shown for the reason %j", (reason) =>
    withCase("restricted", async (deps, reference) => {
      const staff = await aStaffMember(deps.db, ["supervisor"], ["civil-affairs"]);
      const ask = { reference, fieldId: "hiding_place", staff, language: "en", reason } as const;
      expect(await showAnswer(deps, ask)).toMatchObject({ status: "refused" });
      const seen = await getRequestForResident(deps, { reference, visitorId: aVisitor("li hua"), language: "en" });
      expect(seen.events.map(({ kind }) => kind)).not.toContain("answer_shown");
    }),
  );

  test("are shown once for a reason, which the resident reads with the question, and the trail without words", () =>
    withCase("restricted", async (deps, reference) => {
      const staff = await aStaffMember(deps.db, ["supervisor"], ["civil-affairs"]);
      const ask = { reference, fieldId: "hiding_place", staff, language: "en", reason: SHOW_REASON } as const;
      expect(await showAnswer(deps, ask)).toEqual({ status: "shown", value: SECRETS.hiding_place });
      const seen = await getRequestForResident(deps, { reference, visitorId: aVisitor("li hua"), language: "en" });
      expect(seen.events.at(-1)).toMatchObject({
        kind: "answer_shown",
        wordsForResident: `Where are you now?\n${SHOW_REASON}`,
        actorName: undefined,
      });
      const { events } = await listAuditEvents(deps, { subjectId: reference });
      expect(events[0]).toMatchObject({
        action: "requests.answer_shown",
        details: { desk: "civil-affairs", field: "hiding_place" },
      });
      expect(JSON.stringify(events)).not.toContain(SHOW_REASON);
      const { found } = await viewRequestAsStaff(deps, { reference, staff, language: "en" });
      expectReadable(found, "restricted");
    }));

  test("the resident reads all of it, numbers of papers masked", () =>
    withCase("public", async (deps, reference) => {
      const seen = await getRequestForResident(deps, { reference, visitorId: aVisitor("li hua"), language: "en" });
      const { number, ...others } = SECRETS;
      const text = JSON.stringify(seen.answers);
      for (const secret of Object.values(others)) expect(text).toContain(secret);
      expect(text).not.toContain(number);
    }));
});

describe("the grade of a field", () => {
  test("is confidential for numbers of papers and accounts, internal for the rest, unless the form says so", () => {
    const grades = FORM.steps.flatMap((step) => step.fields).map((field) => [field.id, gradeOfField(field)]);
    expect(Object.fromEntries(grades)).toMatchObject({ number: "confidential", children: "internal", town: "public" });
    const account = { type: "text", masked: true } as never;
    expect(gradeOfField(account)).toBe("confidential");
    expect(gradeOfField({ type: "text", masked: false, digits: { min: 8, max: 30 } } as never)).toBe("confidential");
  });

  test("is one of the four", () => {
    const [step] = FORM.steps;
    const steps = [{ ...step, fields: [{ type: "text", id: "town", label: both("Town"), grade: "secret" }] }];
    expect(formSchema.safeParse({ ...FORM, contact: { name: "town" }, steps }).success).toBe(false);
  });
});
