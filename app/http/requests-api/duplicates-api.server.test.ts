import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RequestsApiServer, startRequestsApi } from "#tests/support/requests-api-server.ts";
import { problemResource, receiptResource, requestResource, webhookResource } from "./schemas.ts";

let api: RequestsApiServer;
beforeAll(async () => {
  api = await startRequestsApi();
});
afterAll(() => api.stop());

let calls = 0;
const once = () => `call-${++calls}`.padEnd(8, "-");
const NEW = { description: "The lift does not work.", contact: { name: "Li Hua", email: "li.hua@example.org" } };
type Opened = { readonly reference: string; readonly version: number };

const openedBy = async (key: string, body: object = NEW): Promise<Opened> =>
  receiptResource.parse((await api.post(key, once(), "", body)).body);

const mark = (key: string, { reference, version }: Opened, more: object, call = once()) =>
  api.post(key, call, `/${reference}/events`, {
    to: "duplicate",
    reason: "same_matter",
    words: "We look at it already.",
    version,
    ...more,
  });

const faultsOf = (body: unknown) => problemResource.parse(body).errors?.map(({ pointer, code }) => [pointer, code]);
const readBy = async (key: string, reference: string) => requestResource.parse((await api.get(key, reference)).body);

async function lastHookAbout(reference: string) {
  const { rows } = await api.db.query<{ body: string }>(
    "select body from webhook_deliveries where body like $1 order by seq desc limit 1",
    [`%${reference}%`],
  );
  return webhookResource.parse(JSON.parse(rows[0]?.body ?? "{}"));
}

describe("a duplicate of another system is refused", () => {
  it("without the request that it goes on with, and says everything that is missing at once", async () => {
    const { key } = await api.aClient();
    const one = await openedBy(key);
    const { status, body } = await mark(key, one, { words: undefined });
    expect(status).toBe(422);
    expect(faultsOf(body)).toEqual([
      ["/duplicate_of", "needed"],
      ["/words", "needed"],
    ]);
    const stale = await mark(key, { ...one, version: one.version + 1 }, {});
    expect([stale.status, stale.body["current"]]).toEqual([409, { state: "dispatched", version: one.version }]);
    expect(await readBy(key, one.reference)).toMatchObject({ state: "dispatched", duplicate_of: null });
  });

  it("with another that is none, itself, another desk's or over, and with another step", async () => {
    const { key } = await api.aClient();
    const elsewhere = await openedBy((await api.aClient({ deskIds: ["second-hall"] })).key);
    const over = await openedBy(key);
    await api.post(key, once(), `/${over.reference}/events`, { to: "in_progress", version: over.version });
    const answer = { to: "answered", words: "Done.", version: over.version + 1 };
    expect((await api.post(key, once(), `/${over.reference}/events`, answer)).status).toBe(200);
    const one = await openedBy(key);
    for (const [duplicate_of, code] of [
      ["", "malformed"],
      ["lamp 7", "malformed"],
      ["OW-2603-22222-X", "malformed"],
      [one.reference, "itself"],
      [elsewhere.reference, "no_request"],
      [over.reference, "over"],
    ]) {
      const { status, body } = await mark(key, one, { duplicate_of });
      expect([duplicate_of, status, faultsOf(body)]).toEqual([duplicate_of, 422, [["/duplicate_of", code]]]);
      expect(JSON.stringify(body)).not.toMatch(/api:|\{\{/);
    }
    const other = await openedBy(key);
    const step = await mark(key, one, { to: "in_progress", duplicate_of: other.reference });
    expect(faultsOf(step.body)).toEqual([["/duplicate_of", "not_asked"]]);
    expect(await readBy(key, one.reference)).toMatchObject({ state: "dispatched", duplicate_of: null });
  });

  it("that would lead the one that leads it", async () => {
    const { key } = await api.aClient();
    const [leading, one] = [await openedBy(key), await openedBy(key)];
    expect((await mark(key, one, { duplicate_of: leading.reference })).status).toBe(200);
    const back = await mark(key, leading, { duplicate_of: one.reference });
    expect([back.status, faultsOf(back.body)]).toEqual([422, [["/duplicate_of", "circle"]]]);
  });
});

describe("a duplicate of another system", () => {
  it("goes on with the one it names, once for its key; request and webhook name it", async () => {
    const { key } = await api.aClient({ webhookUrl: "https://hooks.example.org/" });
    const [leading, one] = [await openedBy(key), await openedBy(key)];
    const offered = (await readBy(key, one.reference)).transitions.find(({ to }) => to === "duplicate");
    expect(offered?.needs).toEqual(["reason", "words", "duplicate_of"]);
    const call = once();
    const merged = await mark(key, one, { duplicate_of: leading.reference.toLowerCase() }, call);
    expect([merged.status, merged.body["state"]]).toEqual([200, "duplicate"]);
    const again = await mark(key, one, { duplicate_of: leading.reference.toLowerCase() }, call);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect((await readBy(key, one.reference)).duplicate_of).toBe(leading.reference);
    const events = (await readBy(key, leading.reference)).events.filter(({ kind }) => kind === "joined");
    expect(events).toHaveLength(1);
    expect(await lastHookAbout(`"reference":"${one.reference}"`)).toMatchObject({
      data: { reference: one.reference, to: "duplicate", duplicate_of: leading.reference },
    });
    expect(await lastHookAbout(`"reference":"${leading.reference}"`)).toMatchObject({
      data: { kind: "joined", duplicate_of: null },
    });
  });

  it("goes on with what leads the one it names, and with one at another desk whose name no webhook tells", async () => {
    const deskIds = ["civil-affairs", "service-hall"];
    const { key } = await api.aClient({ deskIds, webhookUrl: "https://hooks.example.org/" });
    const at = (desk: string) => openedBy(key, { ...NEW, desk });
    const [leading, between, one] = [await at("civil-affairs"), await at("civil-affairs"), await at("service-hall")];
    expect((await mark(key, between, { duplicate_of: leading.reference })).status).toBe(200);
    expect((await mark(key, one, { duplicate_of: between.reference })).status).toBe(200);
    expect((await readBy(key, one.reference)).duplicate_of).toBe(leading.reference);
    expect(await lastHookAbout(`"reference":"${one.reference}"`)).toMatchObject({ data: { duplicate_of: null } });
    const narrow = await api.aClient({ deskIds: ["service-hall"] });
    expect((await readBy(narrow.key, one.reference)).duplicate_of).toBeNull();
  });
});
