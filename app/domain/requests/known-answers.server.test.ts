import { describe, expect, test } from "vitest";
import { formSchema } from "#app/domain/content/form-schema.ts";
import { publishForms } from "#app/domain/content/publish-forms.server.ts";
import { begin, formDepsWith, type FormKey, send } from "#tests/factories/form.ts";
import { aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { submitDraft } from "./submit-draft.server.ts";

const database = useTestDatabase();
const both = (text: string) => ({ en: text, "zh-CN": text });

const FORM = formSchema.parse({
  id: "note",
  title: both("A note"),
  lead: both("Say it."),
  minutes: 1,
  needs: [both("nothing")],
  contact: { name: "name", phone: "phone", email: "email" },
  statement: both("It is true."),
  steps: [
    {
      id: "person",
      title: both("You"),
      fields: [
        { id: "name", type: "text", label: both("Name"), autocomplete: "name" },
        { id: "home", type: "address", label: both("Home"), autocomplete: "street-address" },
        { id: "born", type: "date", label: both("Born"), autocomplete: "bday", grade: "restricted" },
        { id: "friend", type: "text", label: both("Friend") },
      ],
    },
    {
      id: "contact",
      title: both("Contact"),
      fields: [
        { id: "phone", type: "phone", label: both("Phone"), autocomplete: "tel" },
        { id: "email", type: "email", required: false, label: both("Mail"), autocomplete: "email" },
      ],
    },
  ],
});
const PERSON = {
  name: "Li Hua",
  "home.place": "heping",
  "home.line": "1 River Road",
  "born.year": "1950",
  "born.month": "2",
  "born.day": "3",
  friend: "Wang Min",
};
const ACCOUNT = { email: "li.hua@example.org", name: undefined };

const withSent = (body: (deps: RequestDeps, key: FormKey) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, []);
    await publishForms(db, [FORM], deps.clock.now());
    const sent = await begin(deps, FORM.id);
    await send(deps, sent, "person", PERSON);
    await send(deps, sent, "contact", { phone: "13800138000" });
    const check = await getFormCheck(deps, { ...sent, language: "en" });
    if (check.status !== "ready") throw new Error(check.status);
    const { submissionKey } = check;
    await submitDraft(deps, { ...sent, submissionKey, language: "en", mode: "full" });
    await body(deps, await begin(deps, FORM.id));
  });

const open = (deps: RequestDeps, key: FormKey, stepId: string, account: typeof ACCOUNT | undefined = ACCOUNT) =>
  getFormStep(deps, { ...key, stepId, language: "en", account });

describe("what is known already", () => {
  test("is offered to no guest, and nothing of somebody else's requests to anybody", () =>
    withSent(async (deps, key) => {
      const guest = await getFormStep(deps, { ...key, stepId: "person", language: "en" });
      expect([guest.values, guest.known]).toEqual([{}, {}]);
      await deps.db.query("update requests set visitor_id = $1", [aVisitor("somebody else")]);
      const { values } = await open(deps, key, "person");
      expect(values).toEqual({});
    }));

  test("is offered where the same is asked, with where it is from; nothing restricted, nothing about others", () =>
    withSent(async (deps, key) => {
      const page = await open(deps, key, "person");
      expect(page.values).toEqual({
        name: "Li Hua",
        home: { place: "heping", line: "1 River Road", en: "Heping Subdistrict", "zh-CN": "和平街道" },
      });
      expect(page.known).toEqual({ name: "request", home: "request" });
      const named = await getFormStep(deps, {
        ...key,
        stepId: "person",
        language: "en",
        account: { ...ACCOUNT, name: "Li Hua-Wang" },
      });
      expect([named.values["name"], named.known["name"]]).toEqual(["Li Hua-Wang", "account"]);
    }));

  test("is no answer before its page is sent, and never takes the place of what was given here", () =>
    withSent(async (deps, key) => {
      await open(deps, key, "person");
      expect((await getFormCheck(deps, { ...key, language: "en" })).status).toBe("unfinished");
      await send(deps, key, "person", { ...PERSON, name: "Li Hong" });
      const page = await open(deps, key, "person");
      expect([page.values["name"], page.known]).toEqual(["Li Hong", {}]);
    }));

  test("does not come back into a field that was emptied on purpose", () =>
    withSent(async (deps, key) => {
      await send(deps, key, "person", PERSON);
      expect((await open(deps, key, "contact")).known).toEqual({ phone: "request", email: "account" });
      await send(deps, key, "contact", { phone: "13800138000", email: "" });
      expect((await open(deps, key, "contact")).values).toEqual({ phone: "13800138000" });
    }));

  test("a place that is there no longer is not offered", () =>
    withSent(async (deps, key) => {
      const site = { ...deps.site, places: deps.site.places.filter(({ id }) => id !== "heping") };
      const page = await getFormStep({ ...deps, site }, { ...key, stepId: "person", language: "en", account: ACCOUNT });
      expect(page.values["home"]).toBeUndefined();
    }));
});

test("a form that asks for the same about somebody twice is refused", () => {
  const [first, second] = FORM.steps;
  const twice = { ...second, fields: [...(second?.fields ?? []), { ...first?.fields[0], id: "again" }] };
  const { error } = formSchema.safeParse({ ...FORM, steps: [first, twice] });
  expect(error?.issues.map(({ message }) => message)).toEqual(["another question asks for “name” already"]);
});
