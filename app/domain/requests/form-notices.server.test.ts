import { listRequests } from "#tests/support/opened.ts";
import { describe, expect, test } from "vitest";
import { aFormReader, begin, type FormKey, formDepsWith, send } from "#tests/factories/form.ts";
import type { RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import type { Database } from "#app/db/port.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { getFormStep } from "./get-form-step.server.ts";
import { submitDraft } from "./submit-draft.server.ts";

const database = useTestDatabase();
const FORM = "old-age-allowance";
/** Born on 27 March 1940, and on 31 December 1949. */
const NUMBER = "110101194003270010";
const OTHER_NUMBER = "110101194912310016";

type Started = { deps: RequestDeps; key: FormKey };

async function start(db: Database): Promise<Started> {
  const deps = await formDepsWith(db, [FORM]);
  return { deps, key: await begin(deps, FORM) };
}

const born = (year: string, month: string, day: string) => ({
  applicant_name: "Wang Xiuying",
  "birth_date.year": year,
  "birth_date.month": month,
  "birth_date.day": day,
});

const noticesOn = async ({ deps, key }: Started, stepId: string) =>
  (await getFormStep(deps, { ...key, stepId, language: "en" })).notices;
const number = ({ deps, key }: Started, identity_number: string) => send(deps, key, "identity", { identity_number });

/** Everything of the allowance form but what a test is about. */
async function fill({ deps, key }: Started, more: { other_district?: string; household_here?: string } = {}) {
  await send(deps, key, "for-whom", { for_whom: "someone-else" });
  await send(deps, key, "representative", { representative_name: "Wang Mei", representative_relation: "child" });
  await send(deps, key, "name", born("1940", "3", "27"));
  await send(deps, key, "identity", { identity_number: NUMBER });
  await send(deps, key, "household", { household_here: "yes", other_district: "no", ...more });
  await send(deps, key, "bank", { bank_name: "Linjiang Bank", bank_account: "6222020000000000000" });
  await send(deps, key, "visit", { home_visit: "not-needed" });
  await send(deps, key, "contact", { contact_phone: "13800138000" });
  const check = await getFormCheck(deps, { ...key, language: "en" });
  if (check.status !== "ready") throw new Error(JSON.stringify(check));
  return check;
}

describe("an identity number", () => {
  test("of somebody born on another day is refused at its field, and the day is named", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      await send(started.deps, started.key, "name", born("1940", "3", "27"));
      expect(await number(started, OTHER_NUMBER)).toEqual({
        identity_number: [expect.stringContaining("27 March 1940")],
      });
      expect(await number(started, NUMBER)).toMatchObject({ next: "step" });
    }));

  test("is asked for again when the date of birth is changed afterwards", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      await fill(started);
      expect(await send(started.deps, started.key, "name", born("1949", "12", "31"), true)).toEqual({
        next: "step",
        stepId: "identity",
      });
      expect(await number(started, "")).toHaveProperty("identity_number");
      expect(await number(started, OTHER_NUMBER)).toMatchObject({ next: "step" });
    }));
});

describe("the number of an account", () => {
  const account = ({ deps, key }: Started, bank_account: string) =>
    send(deps, key, "bank", { bank_name: "Linjiang Bank", bank_account });

  test("is refused in words that say what is wanted", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      for (const typed of ["Wang Xiuying", "6222", "6222 O200 0000 0000"])
        expect(await account(started, typed)).toEqual({ bank_account: [expect.stringContaining("digits only")] });
    }));

  test("may be written in groups, with dashes and in wide digits", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      expect(await account(started, "6222 0200–0000 ００００ 000")).toMatchObject({ next: "step" });
      const page = await getFormStep(started.deps, { ...started.key, stepId: "bank", language: "en" });
      expect(page.values.bank_account).toBe("6222020000000000000");
      expect(page.fields.find(({ id }) => id === "bank_account")?.isDigits).toBe(true);
    }));
});

describe("a notice", () => {
  test("about the age follows the date of birth, until thirty days before the birthday", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      const onBirthDate = async (year: string, month: string, day: string) => {
        await send(started.deps, started.key, "name", born(year, month, day));
        return noticesOn(started, "identity");
      };
      // Today is 2 March 2026.
      expect(await onBirthDate("1946", "4", "1")).toEqual([]);
      expect(await onBirthDate("1946", "4", "2")).toEqual([
        expect.objectContaining({ id: "too-young", text: expect.stringContaining("3 March 2026") }),
      ]);
      started.deps.clock.set("2026-03-03T00:10:00+08:00");
      expect(await noticesOn(started, "identity")).toEqual([]);
    }));

  test("follows a choice, stands on the check page too, and stops nobody", () =>
    database.rolledBack(async (db) => {
      const started = await start(db);
      expect((await fill(started)).notices).toEqual([]);
      const check = await fill(started, { household_here: "no", other_district: "yes" });
      const ids = ["household-elsewhere", "paid-elsewhere"];
      expect(check.notices.map(({ id }) => id)).toEqual(ids);
      expect((await noticesOn(started, "bank")).map(({ id }) => id)).toEqual(ids);
      expect(await noticesOn(started, "visit")).toEqual([]);
      const sent = { ...started.key, submissionKey: check.submissionKey, ...aFormReader, mode: "full" } as const;
      expect(await submitDraft(started.deps, sent)).toEqual({ status: "sent" });
    }));
});

test("staff are given the name of the one who applies, not of the one it is for", () =>
  database.rolledBack(async (db) => {
    const started = await start(db);
    const { submissionKey } = await fill(started);
    await submitDraft(started.deps, { ...started.key, submissionKey, ...aFormReader, mode: "full" });
    const contacts = (await listRequests(db)).map(({ contact }) => contact);
    expect(contacts).toEqual([expect.objectContaining({ name: "Wang Mei", phone: "13800138000" })]);
  }));
