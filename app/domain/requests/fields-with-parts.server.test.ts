import { describe, expect, test } from "vitest";
import { formSchema } from "#app/domain/content/form-schema.ts";
import { gradeOfField } from "#app/domain/content/field-grade.ts";
import { mayGetField } from "#app/domain/content/data-sharing-schema.ts";
import { publishForms } from "#app/domain/content/publish-forms.server.ts";
import { begin, formDepsWith, type FormKey, send } from "#tests/factories/form.ts";
import type { RequestDeps } from "#tests/factories/request.ts";
import { identityNumberOf } from "#tests/support/form-walk.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import type { EntryChange } from "./change-entries.server.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { identifiersIn } from "./identifiers.ts";
import { keepTyped } from "./keep-typed.server.ts";

const database = useTestDatabase();
const both = (text: string) => ({ en: text, "zh-CN": text });
const NUMBER = identityNumberOf("1990-05-01");
const OTHER = identityNumberOf("1960-01-31");

const PLAIN = {
  id: "household",
  title: both("Household"),
  lead: both("Who lives there."),
  minutes: 5,
  needs: [both("nothing")],
  contact: { name: "carer", phone: "phone" },
  statement: both("It is true."),
  steps: [
    {
      id: "people",
      title: both("The people"),
      fields: [
        { id: "home", type: "address", label: both("Home"), elsewhere: true },
        { id: "carer", type: "person", label: both("Carer"), identity_number: "required", phone: "optional" },
        {
          id: "members",
          type: "group",
          label: both("Members"),
          item: both("Member"),
          min: 1,
          max: 3,
          fields: [
            { id: "name", type: "text", label: both("Name") },
            { id: "born", type: "date", label: both("Born"), must_be: "past" },
            { id: "number", type: "id-number", label: both("Number"), required: false },
          ],
        },
      ],
    },
    { id: "contact", title: both("Contact"), fields: [{ id: "phone", type: "phone", label: both("Phone") }] },
  ],
};
const FORM = formSchema.parse(PLAIN);
const [HOME, CARER, MEMBERS] = FORM.steps[0]?.fields ?? [];

const HOME_TYPED = { "home.place": "xinhua-community", "home.line": "12 Xinhua Road" };
const CARER_TYPED = { "carer.name": "Wang Min", "carer.identity_number": NUMBER };
const member = (at: number, name: string, number = "", key = "") => ({
  ...(key ? { [`members[${at}].key`]: key } : {}),
  [`members[${at}].name`]: name,
  [`members[${at}].born.year`]: name ? "2001" : "",
  [`members[${at}].born.month`]: name ? "2" : "",
  [`members[${at}].born.day`]: name ? "3" : "",
  [`members[${at}].number`]: number,
});

function withForm(body: (deps: RequestDeps, key: FormKey) => Promise<void>): Promise<void> {
  return database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, []);
    await publishForms(db, [FORM], deps.clock.now());
    await body(deps, await begin(deps, FORM.id));
  });
}

const sendPeople = (deps: RequestDeps, key: FormKey, typed: Record<string, string>) => send(deps, key, "people", typed);
const open = (deps: RequestDeps, key: FormKey) => getFormStep(deps, { ...key, stepId: "people", language: "en" });
const rowsOf = async (deps: RequestDeps, key: FormKey, language = "en") => {
  await send(deps, key, "contact", { phone: "13800138000" });
  const page = await getFormCheck(deps, { ...key, language });
  return page.status === "ready" ? Object.fromEntries(page.rows.map(({ label, value }) => [label, value])) : page;
};

function press(deps: RequestDeps, key: FormKey, typed: Record<string, string>, entries: EntryChange) {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return keepTyped(deps, { ...key, stepId: "people", language: "en", form, entries });
}

describe("a field of several parts", () => {
  test("says at each part what is wrong with it, and at nothing that is right", () =>
    withForm(async (deps, key) => {
      const faults = await sendPeople(deps, key, {
        "home.place": "moon",
        "home.line": "",
        "carer.name": "Wang Min",
        "carer.identity_number": "123",
        "carer.phone": "abc",
        ...member(0, "Li Na", "9"),
        ...member(1, ""),
        "members[2].name": "Li Bo",
      });
      expect(Object.keys(faults ?? {}).sort()).toEqual([
        "carer.identity_number",
        "carer.phone",
        "home.line",
        "home.place",
        "members[0].number",
        "members[2].born",
      ]);
    }));

  test("is missing when nothing of it is filled in", () =>
    withForm(async (deps, key) => {
      expect(await sendPeople(deps, key, member(0, ""))).toEqual({
        "carer.identity_number": ["Enter the identity card number"],
        "carer.name": ['Fill in "Full name"'],
        "home.line": ["Enter the street, building and door"],
        "home.place": ["Choose the street or town"],
        "members[0].born": ['Enter the date for "Born"'],
        "members[0].name": ['Fill in "Name"'],
      });
    }));

  test("takes no more entries than there may be", () =>
    withForm(async (deps, key) => {
      const four = Object.assign({}, ...[0, 1, 2, 3].map((at) => member(at, `Li ${at}`))) as Record<string, string>;
      expect(await sendPeople(deps, key, { ...HOME_TYPED, ...CARER_TYPED, ...four })).toEqual({
        members: ["Give at most 3. Tell us about the others at the end of the form"],
      });
    }));

  test("is read in words in both languages, numbers but for their ends, empty entries left out", () =>
    withForm(async (deps, key) => {
      const members = { ...member(0, ""), ...member(1, "Li Na", OTHER), ...member(2, "Li Bo") };
      expect(await sendPeople(deps, key, { ...HOME_TYPED, ...CARER_TYPED, ...members })).toEqual({
        next: "step",
        stepId: "contact",
      });
      const end = (number: string) => `${"*".repeat(14)}${number.slice(-4)}`;
      expect(await rowsOf(deps, key)).toMatchObject({
        Home: "12 Xinhua Road, Xinhua Community, Heping Subdistrict",
        Carer: `Wang Min, ${end(NUMBER)}`,
        Members: `Li Na, 3 February 2001, ${end(OTHER)}\nLi Bo, 3 February 2001`,
      });
      expect(await rowsOf(deps, key, "zh-CN")).toMatchObject({ Home: "和平街道新华社区12 Xinhua Road" });
    }));

  test("an address that is not in the district is taken as it is written, where the form takes those", () =>
    withForm(async (deps, key) => {
      const away = { "home.place": "elsewhere", "home.line": "1 Far Road, City Z" };
      await sendPeople(deps, key, { ...away, ...CARER_TYPED, ...member(0, "Li Na") });
      expect(await rowsOf(deps, key)).toMatchObject({ Home: "1 Far Road, City Z" });
    }));
});

describe("entries of a group", () => {
  test("can be added and taken out while nothing else on the page is lost, and no number is sent back", () =>
    withForm(async (deps, key) => {
      const typed = {
        ...HOME_TYPED,
        "carer.name": "Wang",
        "carer.identity_number": NUMBER,
        ...member(0, "Li Na", OTHER),
      };
      await press(deps, key, typed, { kind: "add", fieldId: "members" });
      const two = await open(deps, key);
      const [first, second] = two.fields[2]?.group?.entries ?? [];
      expect(two.values).toMatchObject({
        home: { place: "xinhua-community", line: "12 Xinhua Road" },
        carer: { name: "Wang" },
        members: [{ name: "Li Na", born: { year: "2001", month: "2", day: "3" } }, {}],
      });
      expect(JSON.stringify(two)).not.toContain(OTHER);
      expect(JSON.stringify(two)).not.toContain(NUMBER);
      expect(first?.parts.map(({ keptEnd }) => keptEnd)).toEqual([undefined, undefined, OTHER.slice(-4)]);
      expect(two.fields[1]?.parts?.[1]?.keptEnd).toBe(NUMBER.slice(-4));

      const again = {
        ...member(0, "Li Na", "", first?.key),
        ...member(1, "Li Bo", "", second?.key),
      };
      await press(deps, key, again, { kind: "remove", fieldId: "members", index: 0 });
      const one = await open(deps, key);
      expect(one.values["members"]).toMatchObject([{ name: "Li Bo" }]);
      expect(one.fields[2]?.group?.entries.map((entry) => entry.parts[2]?.keptEnd)).toEqual([undefined]);
    }));

  test("keep the number given before though another entry before theirs is taken out", () =>
    withForm(async (deps, key) => {
      await press(deps, key, { ...member(0, "Li Na"), ...member(1, "Li Bo", OTHER) }, { kind: "add", fieldId: "no" });
      const [first, second] = (await open(deps, key)).fields[2]?.group?.entries ?? [];
      await press(
        deps,
        key,
        { ...member(0, "Li Na", "", first?.key), ...member(1, "Li Bo", "", second?.key) },
        { kind: "remove", fieldId: "members", index: 0 },
      );
      const sent = { ...HOME_TYPED, ...CARER_TYPED, ...member(0, "Li Bo", "", second?.key) };
      expect(await sendPeople(deps, key, sent)).toMatchObject({ next: "step" });
      expect(await rowsOf(deps, key)).toMatchObject({ Members: expect.stringContaining(OTHER.slice(-4)) as string });
    }));

  test("are no more than the group takes, however often one is added", () =>
    withForm(async (deps, key) => {
      const three = { ...member(0, "A"), ...member(1, "B"), ...member(2, "C") };
      await press(deps, key, three, { kind: "add", fieldId: "members" });
      expect((await open(deps, key)).fields[2]?.group?.entries).toHaveLength(3);
    }));
});

describe("what is said of parts", () => {
  const items = [
    {
      id: "n",
      name: both("n"),
      types: ["id-number" as const],
      fields: [],
      held_by: ["police"],
      shared_with: [],
      never: [],
    },
  ];

  test("a field is as protected as its most protected part, and shared with nobody who may not have that", () => {
    if (!HOME || !CARER || !MEMBERS) throw new Error("The form lost its fields.");
    expect([HOME, CARER, MEMBERS].map(gradeOfField)).toEqual(["internal", "confidential", "confidential"]);
    const stranger = { responsible: "homes", desks: ["school"] };
    expect([HOME, CARER, MEMBERS].map((field) => mayGetField(items, field, stranger))).toEqual([true, false, false]);
  });

  test("a form cannot call a person's number less than confidential, nor list a group", () => {
    const [step, ...others] = PLAIN.steps;
    const weaker = step?.fields.map((field) => ({ ...field, grade: "internal" }));
    const faults = formSchema.safeParse({
      ...PLAIN,
      summary: ["members"],
      steps: [{ ...step, fields: weaker }, ...others],
    });
    const messages = faults.error?.issues.map(({ message }) => message).join("\n");
    expect(messages).toContain("“carer” is the number of a paper or an account: at least confidential");
    expect(messages).toContain("“members” is too long for a list");
  });

  test("a request is found by numbers and telephones in parts", () => {
    const answers = {
      carer: { name: "Wang", identity_number: NUMBER, phone: "13912345678" },
      members: [{ key: "0a0b0c0d", name: "Li", number: OTHER }],
    };
    const none = { name: undefined, email: undefined, phone: undefined };
    expect(identifiersIn(FORM, answers, none)).toEqual([
      { kind: "identity_number", value: NUMBER },
      { kind: "phone", value: "13912345678" },
      { kind: "identity_number", value: OTHER },
    ]);
  });
});
