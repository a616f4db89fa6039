import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attachFile } from "#app/domain/attachments/attach-file.server.ts";
import { USUAL_KINDS } from "#app/domain/attachments/kinds.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { renewApiKey, revokeApiKeys, switchClient } from "#app/domain/clients/manage-clients.server.ts";
import { RATE_TIERS } from "#app/http/rate-limit.server.ts";
import { aFile } from "#tests/factories/attachment.ts";
import { aRequest, MONDAY } from "#tests/factories/request.ts";
import { makePicture } from "#tests/support/make-picture.ts";
import { type RequestsApiServer, startRequestsApi } from "#tests/support/requests-api-server.ts";
import { problemResource, receiptResource, requestResource } from "./schemas.ts";

let api: RequestsApiServer;
beforeAll(async () => {
  api = await startRequestsApi();
});
afterAll(() => api.stop());
let address = 0;
beforeEach(() => {
  api.deps.clock.set(MONDAY);
  // Wrong keys are counted by address; each test comes from its own.
  api.caller.clientAddress = `192.0.2.${++address}`;
});

let calls = 0;
const once = () => `call-${++calls}`.padEnd(8, "-");
const NEW = { description: "The lift does not work.", contact: { name: "Li Hua", email: "li.hua@example.org" } };
const stateOf = async () =>
  (await api.db.query<{ count: number }>("select count(*)::int as count from requests")).rows[0]?.count;
const fieldsOf = (body: unknown) =>
  problemResource.parse(body).errors?.map(({ pointer, code }) => [pointer, code]) ?? [];

async function opened(key: string): Promise<{ reference: string; version: number }> {
  const { status, body } = await api.post(key, once(), "", NEW);
  expect(status).toBe(201);
  return receiptResource.parse(body);
}

describe("a call is refused", () => {
  it("without a key, with somebody else's, with one that is over, revoked or switched off", async () => {
    const { key, clientId } = await api.aClient();
    const target = { clientId, staffId: api.administrator.staffId };
    const { reference } = await opened(key);
    const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
    for (const given of ["", "owk_", wrong, key.replace("owk_", "owk_a").slice(0, -1), `${key}x`]) {
      const { status, headers, body } = await api.get(given, reference);
      expect([given, status, headers.get("www-authenticate")]).toEqual([given, 401, 'Bearer realm="OneWindow"']);
      expect(problemResource.parse(body).code).toBe("sign_in_needed");
      expect(headers.get("content-type")).toContain("application/problem+json");
    }
    const renewed = await renewApiKey(api.deps, target);
    api.deps.clock.set("2026-03-03T09:59:00+08:00");
    expect((await api.get(key, reference)).status).toBe(200);
    api.deps.clock.set("2026-03-03T10:01:00+08:00");
    expect((await api.get(key, reference)).status).toBe(401);
    expect((await api.get(renewed, reference)).status).toBe(200);

    expect(await switchClient(api.deps, { ...target, version: 1 }, "off")).toEqual({ status: "changed" });
    expect((await api.get(renewed, reference)).status).toBe(401);
    await switchClient(api.deps, { ...target, version: 2 }, "on");
    expect((await api.get(renewed, reference)).status).toBe(200);
    await revokeApiKeys(api.deps, target);
    expect((await api.get(renewed, reference)).status).toBe(401);
  });

  it("and nothing stored opens anything: of a key there is only a keyed hash", async () => {
    const { key } = await api.aClient();
    const { rows } = await api.db.query<{ all: string }>("select string_agg(k::text, ' ') as all from api_keys k");
    expect(rows[0]?.all).not.toContain(key.split("_")[2]);
  });

  it("when the key has not the scope of the address", async () => {
    const { key } = await api.aClient();
    const { reference } = await opened(key);
    const reader = (await api.aClient({ scopes: ["requests.read"] })).key;
    const opener = (await api.aClient({ scopes: ["requests.create"] })).key;
    expect((await api.get(reader, reference)).status).toBe(200);
    expect((await api.get(opener, reference)).status).toBe(403);
    expect((await api.post(reader, once(), "", NEW)).status).toBe(403);
    expect((await api.post(reader, once(), `/${reference}/events`, { version: 2, to: "in_progress" })).status).toBe(
      403,
    );
  });

  it.each<readonly [string, unknown, readonly (readonly string[])[]]>([
    ["nothing", {}, [["/description", "missing"]]],
    ["no words", { description: " \n\u202e " }, [["/description", "missing"]]],
    ["too many words", { description: "x".repeat(4_001) }, [["/description", "too_long"]]],
    ["a number for words", { description: 7 }, [["/description", "malformed"]]],
    [
      "fields nobody has",
      { ...NEW, state: "closed", contact: { fax: "1" } },
      [
        ["/contact/fax", "unknown_field"],
        ["/state", "unknown_field"],
      ],
    ],
    ["a mail address that is none", { ...NEW, contact: { email: "li.hua" } }, [["/contact/email", "malformed"]]],
    ["a telephone that is none", { ...NEW, contact: { phone: "call me" } }, [["/contact/phone", "malformed"]]],
    ["a service that is none", { ...NEW, service: "free-beer" }, [["/service", "unknown"]]],
    ["a language nobody writes", { ...NEW, language: "tlh" }, [["/language", "not_one_of"]]],
    ["a desk that is none", { ...NEW, desk: "nowhere" }, [["/desk", "unknown"]]],
    ["a desk of others", { ...NEW, desk: "service-hall" }, [["/desk", "not_yours"]]],
    ["an odd number", { ...NEW, external_number: "a\nb" }, [["/external_number", "malformed"]]],
  ])("whose request has %s, and says at which field", async (_what, body, fields) => {
    const { key } = await api.aClient();
    const before = await stateOf();
    const refused = await api.post(key, once(), "", body);
    expect(refused.status).toBe(422);
    expect(fieldsOf(refused.body).sort()).toEqual(fields);
    expect(problemResource.parse(refused.body).errors?.every(({ detail }) => !/api:|\{\{/.test(detail))).toBe(true);
    expect(await stateOf()).toBe(before);
  });

  it("that is not JSON, holds NUL or half characters, is too large, or has no Idempotency-Key", async () => {
    const { key } = await api.aClient();
    const status = async (body: unknown, more = {}) => (await api.post(key, once(), "", body, more)).status;
    expect(await status("{")).toBe(400);
    expect(await status({ description: "a\0b" })).toBe(400);
    expect(await status('{"description":"\\ud800"}')).toBe(400);
    expect(await status("null")).toBe(422);
    expect(await status({ description: "x".repeat(70_000) })).toBe(413);
    expect(await status(NEW, { "Content-Type": "text/plain" })).toBe(415);
    const without = await api.call("POST", "", { Authorization: `Bearer ${key}` }, NEW);
    expect([without.status, without.body["code"]]).toEqual([400, "key_needed"]);
  });

  it("of a system that works for several desks and names neither service nor desk", async () => {
    const { key } = await api.aClient({ deskIds: ["civil-affairs", "service-hall"] });
    const { status, body } = await api.post(key, once(), "", NEW);
    expect([status, problemResource.parse(body).errors]).toMatchObject([
      422,
      [{ pointer: "/desk", code: "needed", allowed: ["civil-affairs", "service-hall"] }],
    ]);
  });

  it("too often: by system with a right key, by address with a wrong one", async () => {
    const { key } = await api.aClient();
    let last = 0;
    for (let n = 0; n <= RATE_TIERS.api.points; n++) last = (await api.get("owk_wrong", "x")).status;
    expect(last).toBe(429);
    expect((await api.get(key, "x")).status).toBe(404);
    for (let n = 0; n < RATE_TIERS.client.points; n++) last = (await api.get(key, "x")).status;
    expect(last).toBe(429);
    expect((await api.get((await api.aClient()).key, "x")).status).toBe(404);
  });
});

describe("another desk's request", () => {
  it("is as absent as one that never was, to read and to move", async () => {
    const { key } = await api.aClient();
    const { reference } = await aRequest(api.deps, { deskId: "second-hall" });
    const event = { version: 1, to: "in_progress" };
    const bodies = [];
    for (const one of [reference, "OW-2603-22222-X", "nonsense"]) {
      const read = await api.get(key, one);
      const moved = await api.post(key, once(), `/${one}/events`, event);
      expect([one, read.status, moved.status]).toEqual([one, 404, 404]);
      bodies.push(JSON.stringify(read.body));
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it("is out of sight once it is sent on, and the call that sent it still has its reply", async () => {
    const { key } = await api.aClient();
    const { reference, version } = await opened(key);
    const back = { version, to: "returned", reason: "wrong_desk" };
    const call = once();
    const sent = await api.post(key, call, `/${reference}/events`, back);
    expect([sent.status, sent.body["desk"]]).toEqual([200, "service-hall"]);
    expect((await api.get(key, reference)).status).toBe(404);
    const again = await api.post(key, call, `/${reference}/events`, back);
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([200, sent.body, "true"]);
  });
});

describe("a request of another system", () => {
  it("is opened, read and worked by the table of transitions, under the system's name", async () => {
    const { key, clientId } = await api.aClient({ name: "Civil registry" });
    const made = await api.post(key, once(), "", {
      ...NEW,
      external_number: "CR-2026/17",
      service: "old-age-allowance",
    });
    const { reference, version } = receiptResource.parse(made.body);
    expect(made.headers.get("location")).toBe(`/api/v1/requests/${reference}`);
    expect(JSON.stringify(made.body)).not.toMatch(/secret|li\.hua/i);
    const read = requestResource.parse((await api.get(key, reference)).body);
    expect(read).toMatchObject({
      state: "dispatched",
      desk: "civil-affairs",
      external_number: "CR-2026/17",
      description: NEW.description,
      contact: { name: "Li Hua", email: "li.hua@example.org", phone: null },
      clock: { state: "runs", light: "green" },
    });
    expect(read.transitions.map(({ to }) => to)).toEqual(["in_progress", "returned", "duplicate"]);

    const move = async (more: object) => (await api.post(key, once(), `/${reference}/events`, more)).body;
    expect(await move({ version, to: "in_progress" })).toMatchObject({ state: "in_progress", version: version + 1 });
    const words = "Come to counter 3 on Tuesday.";
    const answered = await move({ version: version + 1, to: "answered", words, note: "Paid by hand." });
    expect(answered).toMatchObject({ state: "answered", version: version + 2 });
    const events = requestResource.parse((await api.get(key, reference)).body).events;
    expect(events.at(-1)).toMatchObject({
      to: "answered",
      name: "Civil registry",
      by: "agent",
      words,
      note: "Paid by hand.",
    });
    const mails = await api.db.query<{ subject: string }>(
      "select subject from outbox_mails where subject like '%' || $1 || '%'",
      [reference],
    );
    expect(mails.rows).toHaveLength(3);
    const { events: trail } = await listAuditEvents(api.deps, { subjectId: reference });
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["requests.opened", "requests.viewed", "requests.moved"]),
    );
    // That it went to its desk by rule is nobody's step.
    const byRule = trail.filter(({ actor }) => actor.kind === "system");
    expect(byRule).toMatchObject([{ action: "requests.moved", details: { to: "dispatched" } }]);
    const others = trail.filter((event) => !byRule.includes(event));
    expect(others.every(({ actor }) => actor.kind === "staff" && actor.id === clientId)).toBe(true);
  });

  it("is not moved from a version that is past, nor without what the step needs", async () => {
    const { key } = await api.aClient();
    const { reference, version } = await opened(key);
    const send = (body: object) => api.post(key, once(), `/${reference}/events`, body);
    const stale = await send({ version: version - 1, to: "in_progress" });
    expect([stale.status, stale.body["current"]]).toEqual([409, { state: "dispatched", version }]);
    const impossible = await send({ version, to: "answered", words: "Done." });
    expect([impossible.status, fieldsOf(impossible.body)]).toEqual([422, [["/to", "not_one_of"]]]);
    await send({ version, to: "in_progress" });
    const bare = await send({ version: version + 1, to: "rejected" });
    expect(fieldsOf(bare.body)).toEqual([
      ["/reason", "needed"],
      ["/words", "needed"],
      ["/remedy", "needed"],
    ]);
    expect(problemResource.parse(bare.body).errors?.[0]?.allowed).toContain("not_eligible");
    expect(fieldsOf((await send({ version: 0, to: "closed-ish" })).body)).toEqual([
      ["/version", "too_small"],
      ["/to", "not_one_of"],
    ]);
  });

  it("says how its resident can appeal once it is refused, and nothing of it before", async () => {
    const appeal = {
      body: { en: "The appeals office", "zh-CN": "行政复议机关" },
      days: 60,
      count: "calendar",
      form: { en: "In writing", "zh-CN": "书面" },
    } as const;
    const { key } = await api.aClient();
    const { reference, version } = await opened(key);
    const read = async () => requestResource.parse((await api.get(key, reference)).body).appeal;
    const { site } = api.deps;
    Object.assign(api.deps, { site: { ...site, appeal } });
    expect(await read()).toBeNull();
    const send = (body: object) => api.post(key, once(), `/${reference}/events`, body);
    await send({ version, to: "in_progress" });
    const refusal = { reason: "not_eligible", words: "You are 79.", remedy: "Ask again in May." };
    expect((await send({ version: version + 1, to: "rejected", ...refusal })).status).toBe(200);
    expect(await read()).toEqual({
      ...{ against: "refusal", ...appeal, address: null, phone: null, link: null },
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    Object.assign(api.deps, { site });
    expect(await read()).toBeNull();
  });

  it("has one number of the other system, which no other system reads", async () => {
    const { key } = await api.aClient();
    const first = await api.post(key, once(), "", { ...NEW, external_number: "A-1" });
    const second = await api.post(key, once(), "", { ...NEW, external_number: "A-1" });
    expect([second.status, second.body["reference"]]).toEqual([409, first.body["reference"]]);
    const colleague = await api.aClient();
    const read = await api.get(colleague.key, String(first.body["reference"]));
    expect([read.status, read.body["external_number"]]).toEqual([200, null]);
    expect((await api.post(colleague.key, once(), "", { ...NEW, external_number: "A-1" })).status).toBe(201);
  });
});

describe("an attached file", () => {
  it("stands in the request and is read one by one, by its desk alone, and the trail names it", async () => {
    const { key } = await api.aClient();
    const { reference } = await opened(key);
    const { rows } = await api.db.query<{ id: string }>("select id from requests where reference = $1", [reference]);
    await attachFile(
      api.deps,
      aFile({ name: "租房合同.png" }),
      { origin: "resident", kinds: USUAL_KINDS, grade: "confidential", maxFiles: 5 },
      () => Promise.resolve({ requestId: rows[0]!.id }),
    );
    expect((await api.get(key, reference)).body["files"]).toEqual([]);
    await api.db.query("update attachments set released_at = added_at where request_id = $1", [rows[0]!.id]);
    const { files } = requestResource.parse((await api.get(key, reference)).body);
    expect(files).toMatchObject([
      { name: "租房合同.png", media_type: "image/png", from: "resident", is_readable: true },
    ]);
    const path = `${reference}/files/${files[0]!.id}`;
    const { status, headers, bytes } = await api.getBytes(key, path);
    expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(bytes.equals(makePicture("png"))).toBe(true);

    const elsewhere = (await api.aClient({ deskIds: ["service-hall"] })).key;
    expect((await api.get(elsewhere, path)).status).toBe(404);
    expect((await api.get(key, `${reference}/files/nothing`)).status).toBe(404);
    expect((await api.get((await api.aClient({ scopes: ["requests.create"] })).key, path)).status).toBe(403);
    const trail = await listAuditEvents(api.deps, {});
    expect(JSON.stringify(trail)).toContain(files[0]!.id);
  });
});

describe("the same key", () => {
  it("opens one request, however often and however much at once it is sent", async () => {
    const { key } = await api.aClient();
    const before = (await stateOf()) ?? 0;
    const call = once();
    const all = await Promise.all(Array.from({ length: 5 }, () => api.post(key, call, "", NEW)));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(all.map(({ body }) => body["reference"])).size).toBe(1);
    expect(all.filter(({ headers }) => headers.get("idempotent-replayed") === "true")).toHaveLength(4);
    expect(await stateOf()).toBe(before + 1);
  });

  it("is refused for something else, free after a refusal, and each system's own", async () => {
    const { key } = await api.aClient();
    const call = once();
    expect((await api.post(key, call, "", { ...NEW, desk: "nowhere" })).status).toBe(422);
    const first = await api.post(key, call, "", NEW);
    expect(first.status).toBe(201);
    const other = await api.post(key, call, "", { ...NEW, description: "Another matter." });
    expect([other.status, other.body["code"]]).toEqual([422, "key_used"]);
    const reference = String(first.body["reference"]);
    const event = await api.post(key, call, `/${reference}/events`, { version: 2, to: "in_progress" });
    expect([event.status, event.body["code"]]).toEqual([422, "key_used"]);
    const neighbour = await api.post((await api.aClient()).key, call, "", NEW);
    expect([neighbour.status, neighbour.body["reference"] === reference]).toEqual([201, false]);
  });
});
