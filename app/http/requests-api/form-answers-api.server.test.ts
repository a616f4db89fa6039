import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { formSchema } from "#app/domain/content/form-schema.ts";
import { publishForms } from "#app/domain/content/publish-forms.server.ts";
import { MONDAY } from "#tests/factories/request.ts";
import { type RequestsApiServer, startRequestsApi } from "#tests/support/requests-api-server.ts";
import { problemResource, receiptResource, requestResource } from "./schemas.ts";

let api: RequestsApiServer;
beforeAll(async () => {
  api = await startRequestsApi();
  const forms = ["old-age-allowance", "something-else"].map((name) =>
    formSchema.parse(parse(readFileSync(join(projectRoot, `content/forms/${name}.yml`), "utf8"))),
  );
  await publishForms(api.db, forms, api.deps.clock.now());
});
afterAll(() => api.stop());
beforeEach(() => api.deps.clock.set(MONDAY));

let calls = 0;
const once = () => `form-${++calls}`.padEnd(8, "-");
const ANSWERS = {
  for_whom: "myself",
  applicant_name: "Li Hua",
  birth_date: "1940-03-27",
  identity_number: "110101194003270010",
  household_here: "yes",
  other_district: "no",
  bank_name: "Linjiang Bank",
  bank_account: "6222020200012345678",
  home_visit: "not-needed",
  contact_phone: "13800138000",
};

async function refusal(body: object) {
  const { key } = await api.aClient();
  const { status, body: answer } = await api.post(key, once(), "", body);
  expect([status, answer]).toMatchObject([422, { status: 422 }]);
  return problemResource.parse(answer).errors ?? [];
}
const faults = async (body: object) => (await refusal(body)).map(({ pointer, code }) => [pointer, code]);
const asked = (more: object) => ({ form: "old-age-allowance", answers: { ...ANSWERS, ...more } });

it("is refused without answers, with a form nobody has, and with words beside what the answers say", async () => {
  expect(await faults({ form: "old-age-allowance" })).toEqual([["/answers", "missing"]]);
  expect(await faults({ answers: ANSWERS, description: "Help." })).toEqual([["/form", "needed"]]);
  expect(await faults({ form: "free-beer", answers: {} })).toEqual([["/form", "no_form"]]);
  expect(await faults({ ...asked({}), description: "Help.", service: "old-age-allowance" })).toEqual([
    ["/service", "beside_form"],
    ["/description", "beside_form"],
  ]);
});

it("names each answer that is missing, wrong, nobody's, or not asked beside the others", async () => {
  expect(await faults({ form: "old-age-allowance", answers: {} })).toContainEqual([
    "/answers/applicant_name",
    "missing",
  ]);
  const [wrong, ...more] = await refusal(asked({ birth_date: "1940-02-30" }));
  expect([wrong?.pointer, wrong?.code, wrong?.detail]).toEqual([
    "/answers/birth_date",
    "malformed",
    expect.stringContaining("date"),
  ]);
  expect(more).toEqual([]);
  expect(await faults(asked({ birth_date: 1940 }))).toEqual([["/answers/birth_date", "malformed"]]);
  expect(await faults(asked({ household_here: "maybe" }))).toEqual([["/answers/household_here", "not_one_of"]]);
  expect(await faults(asked({ identity_number: "110101194003270011" }))).toEqual([
    ["/answers/identity_number", "malformed"],
  ]);
  expect(await faults(asked({ shoe_size: "43" }))).toEqual([["/answers/shoe_size", "unknown_field"]]);
  expect(await faults(asked({ visit_address: "Mill Lane 3" }))).toEqual([["/answers/visit_address", "not_asked"]]);
});

it("opens a request as the form would: answers, contact, service, desk and promise", async () => {
  const { key } = await api.aClient();
  const made = await api.post(key, once(), "", asked({}));
  expect(made.status).toBe(201);
  const { reference } = receiptResource.parse(made.body);
  const read = requestResource.parse((await api.get(key, reference)).body);
  expect(read).toMatchObject({
    form: "old-age-allowance",
    service: "old-age-allowance",
    desk: "civil-affairs",
    contact: { name: "Li Hua", phone: "13800138000" },
  });
  expect(read.answers.map(({ value }) => value)).toEqual(expect.arrayContaining(["Li Hua", "Linjiang Bank"]));
  const { rows } = await api.db.query<{ all: string }>("select r::text as all from requests r where reference = $1", [
    reference,
  ]);
  expect(rows[0]?.all).not.toMatch(/110101194003270010|6222020200012345678/);
});

it("once for a key, and not again with other answers under it", async () => {
  const { key } = await api.aClient();
  const call = once();
  const first = await api.post(key, call, "", asked({}));
  const again = await api.post(key, call, "", asked({}));
  expect([again.status, again.body]).toEqual([201, first.body]);
  const other = await api.post(key, call, "", asked({ bank_name: "Another Bank" }));
  expect([other.status, other.body["code"]]).toEqual([422, "key_used"]);
});

it("says that files cannot be sent here, where a form wants some", async () => {
  const answers = {
    topic: "problem",
    details: "The lamp is broken.",
    applicant_name: "Li Hua",
    contact_phone: "13800138000",
  };
  const sent = { ...answers, photos: ["lamp.png"] };
  expect(await faults({ form: "something-else", answers: sent })).toEqual([["/answers/photos", "no_files"]]);
});

it("leaves a note for colleagues alone, without a version, and moves nothing", async () => {
  const { key } = await api.aClient({ name: "Civil registry" });
  const { reference, version } = receiptResource.parse((await api.post(key, once(), "", asked({}))).body);
  const note = (body: object, one = once()) => api.post(key, one, `/${reference}/events`, body);
  expect(fields((await note({ note: " \n" })).body)).toEqual([["/note", "missing"]]);
  expect(fields((await note({})).body)).toEqual([
    ["/to", "missing"],
    ["/version", "missing"],
  ]);
  expect(fields((await note({ note: "a", words: "b", version })).body)).toEqual([["/to", "missing"]]);
  const stranger = (await api.aClient({ deskIds: ["service-hall"] })).key;
  expect((await api.post(stranger, once(), `/${reference}/events`, { note: "Seen." })).status).toBe(404);
  const call = once();
  const body = { note: "The bank asked for another number." };
  const left = await note(body, call);
  expect([left.status, left.body["version"]]).toEqual([200, version]);
  expect((await note(body, call)).headers.get("idempotent-replayed")).toBe("true");
  const read = requestResource.parse((await api.get(key, reference)).body);
  expect(read.notes).toMatchObject([{ name: "Civil registry", words: body.note }]);
});

const fields = (body: unknown) => problemResource.parse(body).errors?.map(({ pointer, code }) => [pointer, code]);
