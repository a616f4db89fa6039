import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { selectTables } from "#app/db/database-facts.queries.server.ts";
import type { Database } from "#app/db/port.ts";
import { acceptOffer } from "#app/domain/handoff/answer-offer.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { sendResidentMessage } from "#app/domain/handoff/send-message.server.ts";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { discloseRequest } from "#app/domain/requests/disclose-request.server.ts";
import { getFormCheck } from "#app/domain/requests/get-form-check.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { keepTyped } from "#app/domain/requests/keep-typed.server.ts";
import { insertRating } from "#app/domain/requests/request-ratings.queries.server.ts";
import { submitDraft } from "#app/domain/requests/submit-draft.server.ts";
import { changeName } from "#app/domain/residents/change-name.server.ts";
import { insertIdentity } from "#app/domain/residents/resident-identities.queries.server.ts";
import { upsertResident } from "#app/domain/residents/residents.queries.server.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { insertWatch } from "#app/domain/watches/watches.queries.server.ts";
import { aFormReader, begin, type FormKey, formDepsWith, send } from "#tests/factories/form.ts";
import type { RequestDeps } from "#tests/factories/request.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listRequests } from "#tests/support/opened.ts";

const database = useTestDatabase();

/** Everything that names or reaches the resident of this test; nothing of it may stand in a table. */
const SEEDED = {
  name: "Ouyang Testperson",
  identityNumber: "110101194003310027",
  address: "Seeded Lane 47, door 1203",
  phone: "13912345678",
  email: "ouyang.seeded@example.org",
  remarks: "my neighbour is Mrs Seededneighbour",
  extra: "call my son Seededson",
  subject: "provider-subject-seeded",
};

/** Every value of every table that holds one of the seeded ones, as `table: value`. */
async function findSeeded(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const table of await selectTables(db)) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`);
    for (const { row } of rows)
      for (const value of Object.values(SEEDED))
        if (row.toLowerCase().includes(value.toLowerCase())) found.push(`${table}: ${value}`);
  }
  return found;
}

const { visitorId, language } = aFormReader;

async function readyToSend(deps: RequestDeps, key: FormKey): Promise<string> {
  const check = await getFormCheck(deps, { ...key, language });
  if (check.status !== "ready") throw new Error(check.status);
  return check.submissionKey;
}

async function fillRegistration(deps: RequestDeps) {
  const key = await begin(deps, "residence-registration");
  const steps: [string, Record<string, string>][] = [
    ["stay", { stay: "yes" }],
    ["name", { applicant_name: SEEDED.name, document_kind: "identity-card" }],
    ["document", { identity_number: SEEDED.identityNumber }],
    ["address", { "address.place": "heping", "address.line": SEEDED.address }],
    ["moved-in", { "moved_in.year": "2026", "moved_in.month": "3", "moved_in.day": "1" }],
    ["home", { home_kind: "rented" }],
    ["proof", { proof: "contract" }],
    ["children", { children: "no" }],
    ["contact", { contact_phone: SEEDED.phone, contact_email: SEEDED.email }],
  ];
  for (const [step, typed] of steps) expect(await send(deps, key, step, typed)).toMatchObject({ next: "step" });
  return key;
}

test("no table holds what names or reaches a resident, at any moment of a form, a talk and an account", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    const key = await fillRegistration(deps);
    const typed = new FormData();
    typed.set("remarks", SEEDED.remarks);
    await keepTyped(deps, { ...key, stepId: "remarks", language, form: typed });
    expect(await findSeeded(db), "a form half filled in").toEqual([]);

    await send(deps, key, "remarks", { remarks: SEEDED.remarks });
    const submissionKey = await readyToSend(deps, key);
    expect(await submitDraft(deps, { ...key, submissionKey, language, mode: "full" })).toEqual({ status: "sent" });
    const [request] = await listRequests(db);
    const reference = request?.reference ?? "";
    expect(await addInformation(deps, { reference, visitorId, words: SEEDED.extra })).toEqual({ status: "added" });

    const conversationId = await aConversation(deps, visitorId);
    const { id } = await offerHandoff(deps, { conversationId, visitorId, language, isSimplified: false });
    await acceptOffer(deps, { handoffId: id, summary: `${SEEDED.name}, ${SEEDED.phone}` });
    await sendResidentMessage(deps, { handoffId: id, text: `I live at ${SEEDED.address}`, clientKey: randomUUID() });

    const administrator = await aStaffMember(db, ["administrator"], []);
    const because = { reference, reason: `${SEEDED.name} rang from ${SEEDED.phone} and asked for it` };
    expect(await discloseRequest(deps, administrator, because)).toMatchObject({ status: "disclosed" });
    const rating = { round: 0, level: 1, isSolved: true, comment: SEEDED.remarks, ratedAt: deps.clock.now() };
    await insertRating(db, { ...rating, requestId: request?.id ?? "", deskId: request?.deskId ?? "" });
    const questionId = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    await insertWatch(db, { id: randomUUID(), questionId, email: SEEDED.email, language, at: deps.clock.now() });

    await sendSignInCode(deps, { email: SEEDED.email, language, browserToken: "browser" });
    const residentId = await upsertResident(db, {
      id: randomUUID(),
      email: SEEDED.email,
      language,
      at: deps.clock.now(),
    });
    await changeName(deps, residentId, SEEDED.name);
    await insertIdentity(db, {
      issuer: "https://id.example",
      subject: SEEDED.subject,
      residentId,
      at: deps.clock.now(),
    });
    expect(await findSeeded(db), "everything sent").toEqual([]);

    // The same values are there for those who may read them, and choices stay readable for figures.
    const page = await getRequestForResident(deps, { reference, visitorId, language });
    expect(JSON.stringify(page)).toContain(SEEDED.address);
    expect(request?.answers["identity_number"]).toBe(SEEDED.identityNumber);
    const { rows } = await db.query("select answers from requests");
    expect(rows).toEqual([{ answers: expect.objectContaining({ stay: "yes", home_kind: "rented" }) }]);
  }));

test("a request's words cannot be given to another request", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["residence-registration"]);
    for (let i = 0; i < 2; i++) {
      const key = await fillRegistration(deps);
      await send(deps, key, "remarks", { remarks: "" });
      const submissionKey = await readyToSend(deps, key);
      await submitDraft(deps, { ...key, submissionKey, language, mode: "full" });
    }
    await db.query("update requests set sealed = (select sealed from requests order by id limit 1)");
    await expect(listRequests(db)).rejects.toThrow("cannot be opened (damaged)");
  }));
