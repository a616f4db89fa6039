import { expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { correctContact } from "./correct-contact.server.ts";
import { begin, formDepsWith, send } from "#tests/factories/form.ts";
import { aRequest, aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getFormCheck } from "./get-form-check.server.ts";
import { identifiersIn, parseIdentifier } from "./identifiers.ts";
import { LOOK_UP_LIMIT, lookUpRequests } from "./look-up-requests.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { indexStandingRequests } from "./seal-standing.queries.server.ts";
import { submitDraft } from "./submit-draft.server.ts";

const database = useTestDatabase();
const ID_NUMBER = "110101194003310027";
const PHONE = "13912345678";
const EMAIL = "seeded.found@example.org";
const STEPS: readonly [string, Record<string, string>][] = [
  ["stay", { stay: "yes" }],
  ["name", { applicant_name: "Ouyang", document_kind: "identity-card" }],
  ["document", { identity_number: ID_NUMBER }],
  ["address", { "address.place": "heping", "address.line": "Lane 47" }],
  ["moved-in", { "moved_in.year": "2026", "moved_in.month": "3", "moved_in.day": "1" }],
  ["home", { home_kind: "rented" }],
  ["proof", { proof: "contract" }],
  ["children", { children: "no" }],
  ["contact", { contact_phone: PHONE, contact_email: EMAIL }],
  ["remarks", { remarks: "" }],
];

/** A sent form with all three; gives its reference and desk. */
async function aRegistration(deps: RequestDeps) {
  const key = await begin(deps, "residence-registration");
  for (const [step, typed] of STEPS) await send(deps, key, step, typed);
  const check = await getFormCheck(deps, { ...key, language: "en" });
  if (check.status !== "ready") throw new Error(check.status);
  await submitDraft(deps, { ...key, submissionKey: check.submissionKey, language: "en", mode: "full" });
  const { rows } = await deps.db.query<{ reference: string; desk_id: string }>(
    "select reference, desk_id from requests",
  );
  return { reference: rows[0]?.reference ?? "", deskId: rows[0]?.desk_id ?? "" };
}

const withRegistration = (work: (deps: RequestDeps, sent: { reference: string; deskId: string }) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    await work(deps, await aRegistration(deps));
  });

async function find(deps: RequestDeps, typed: string, staff: Awaited<ReturnType<typeof aStaffMember>>) {
  const identifier = parseIdentifier(typed);
  if (!identifier) return "not whole";
  const { entries } = await lookUpRequests(deps, { staff, identifier, language: "en" });
  return entries.map(({ reference }) => reference);
}

test.each([
  ["", "nothing"],
  [ID_NUMBER.slice(0, -1), "an identity number without its end"],
  [ID_NUMBER.slice(0, 17) + "3", "one with a wrong check digit"],
  ["123456", "six digits"],
  ["seeded.found", "the beginning of an address"],
  ["@example.org", "the end of an address"],
  ["%", "a wildcard"],
  [`${PHONE} ${ID_NUMBER}`, "two numbers"],
])("%j is looked for by nobody: %s", (typed) => expect(parseIdentifier(typed)).toBeUndefined());

test("who may read no requests finds none, whatever they type", () =>
  withRegistration(async (deps) => {
    for (const role of ["administrator", "editor", "approver"] as const) {
      const staff = await aStaffMember(deps.db, [role], []);
      await expect(find(deps, PHONE, staff), role).rejects.toMatchObject({ code: "forbidden" });
    }
  }));

test("a member of another desk finds nothing, as if nobody had that number", () =>
  withRegistration(async (deps, { deskId }) => {
    const elsewhere = deskId === "complaints" ? "service-hall" : "complaints";
    const staff = await aStaffMember(deps.db, ["agent"], [elsewhere]);
    for (const typed of [ID_NUMBER, PHONE, EMAIL]) expect(await find(deps, typed, staff)).toEqual([]);
  }));

test("a member of the desk finds it by each, however it is written, and by no part of it", () =>
  withRegistration(async (deps, { reference, deskId }) => {
    const staff = await aStaffMember(deps.db, ["agent"], [deskId]);
    for (const typed of [
      ID_NUMBER,
      "110101 19400331 0027",
      "１１０１０１１９４００３３１００２７",
      PHONE,
      "+86 139 1234 5678",
      "0086-139-1234-5678",
      ` ${EMAIL.toUpperCase()} `,
    ])
      expect(await find(deps, typed, staff), typed).toEqual([reference]);
    for (const typed of ["1391234567", "3912345678", "found@example.org"])
      expect(await find(deps, typed, staff), typed).toEqual([]);
    const auditor = await aStaffMember(deps.db, ["auditor"], []);
    expect(await find(deps, PHONE, auditor)).toEqual([reference]);
  }));

test("each look stands in the audit trail with its kind and figure, never with what was typed", () =>
  withRegistration(async (deps, { deskId }) => {
    const staff = await aStaffMember(deps.db, ["agent"], [deskId]);
    await find(deps, ID_NUMBER, staff);
    await find(deps, "13800138000", staff);
    const { events } = await listAuditEvents(deps, { subjectId: staff.staffId });
    const own = events.filter(({ action }) => action === "requests.looked_up");
    expect(own.map(({ details }) => details)).toEqual([
      { by: "phone", found: 0 },
      { by: "identity_number", found: 1 },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/194003310|13800138000/);
    const { rows } = await deps.db.query("select to_jsonb(i)::text as row from request_identifiers i");
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/194003310|13912345678|seeded/);
  }));

test("a corrected contact is found by the new one alone, and its answer says the same", () =>
  withRegistration(async (deps, { reference, deskId }) => {
    const staff = await aStaffMember(deps.db, ["agent"], [deskId]);
    const request = await selectRequest(deps.db, reference, { kind: "system" });
    if (!request) throw new Error("it is gone");
    const contact = { phone: "13700000001", email: undefined };
    await deps.db.transaction((tx) => correctContact(tx, deps, { request, contact }));
    for (const typed of [PHONE, EMAIL]) expect(await find(deps, typed, staff), typed).toEqual([]);
    for (const typed of ["13700000001", ID_NUMBER]) expect(await find(deps, typed, staff)).toEqual([reference]);
    const now = await selectRequest(deps.db, reference, { kind: "system" });
    expect(now?.answers["contact_phone"]).toBe("13700000001");
    expect(now?.answers).not.toHaveProperty("contact_email");
    expect(now?.answers["identity_number"]).toBe(ID_NUMBER);
  }));

test("requests of before are found once the start has gone over them, and those without a form by their contact", () =>
  withRegistration(async (deps, { reference, deskId }) => {
    const plain = await aRequest(deps, { deskId, contact: { phone: PHONE }, visitorId: aVisitor("somebody") });
    const staff = await aStaffMember(deps.db, ["supervisor"], [deskId]);
    await deps.db.query("delete from request_identifiers");
    await deps.db.query("update requests set is_indexed = false");
    expect(await find(deps, PHONE, staff)).toEqual([]);
    expect(await deps.db.transaction((tx) => indexStandingRequests(tx, 100))).toBe(2);
    expect(await deps.db.transaction((tx) => indexStandingRequests(tx, 100))).toBe(0);
    expect(await find(deps, PHONE, staff)).toEqual(expect.arrayContaining([reference, plain.reference]));
    expect(await find(deps, ID_NUMBER, staff)).toEqual([reference]);
  }));

test("a contact without a form and an answer that is none give nothing to find by", () =>
  expect(identifiersIn(undefined, { x: PHONE }, { name: "Li", phone: undefined, email: undefined })).toEqual([]));

test("fifty are all that there are, and of one more it is said that the list is cut", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const staff = await aStaffMember(db);
    const email = "seeded.often@example.org";
    const send = () => aRequest(deps, { contact: { name: "Ouyang", email } });
    for (let n = 0; n < LOOK_UP_LIMIT; n += 1) await send();
    const look = () => lookUpRequests(deps, { staff, identifier: { kind: "email", value: email }, language: "en" });
    expect(await look()).toMatchObject({ isCut: false, entries: { length: LOOK_UP_LIMIT } });
    await send();
    expect(await look()).toMatchObject({ isCut: true, entries: { length: LOOK_UP_LIMIT } });
  }));
