import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { changeWay, listWays } from "#app/domain/requests/choose-ways.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aRequest, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { textRepliesRoute } from "./text-replies-route.server.ts";

const database = useTestDatabase();
const KEY = "k".repeat(32);
const PHONE = "138 0013 8000";

function testDeps(db: Parameters<typeof requestDeps>[0]) {
  return { ...requestDeps(db), textMessages: "sent" as const, textReplyKey: KEY as string | undefined };
}
type Deps = ReturnType<typeof testDeps>;

/** What the gateway gets for this; an error's code when it is refused. */
async function send(deps: Deps, body: unknown, { key = KEY, type = "application/json", isEvaluation = true } = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const req = Object.assign(Readable.from([Buffer.from(text)]), {
    headers: { authorization: `Bearer ${key}`, "content-type": type, "content-length": String(text.length) },
  });
  let status = 0;
  let ended: unknown = "nothing";
  const res = {
    removeHeader: () => res,
    setHeader: () => res,
    status: (given: number) => ((status = given), res),
    end: (given?: unknown) => (ended = given),
  };
  const context = aLoadContext(deps as never, { isEvaluation });
  try {
    await textRepliesRoute.handle(req as never, res as never, context);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return [status, ended];
}

const own = (reference: string) => ({ reference, visitorId: theResident.visitorId });

async function aTexted(deps: Deps, phone: string) {
  const { reference } = await aRequest(deps, { contact: { name: "Li Hua", email: "li.hua@example.org", phone } });
  await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
  return reference;
}

async function isTexted(deps: Deps, reference: string): Promise<boolean> {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  if (!request) throw new Error("not there");
  return (await listWays(deps, request)).some(({ way, isChosen }) => way === "sms" && isChosen);
}

const listEnded = async (deps: Deps) =>
  (
    await deps.db.query<{ subject_id: string; details: unknown; actor_kind: string }>(
      "select subject_id, details, actor_kind from audit_events where action = 'requests.way_ended' order by seq",
    )
  ).rows;

const stop = { id: "m-1", from: "+8613800138000", to: "10690000", text: "STOP" };

describe("an answer to a text message", () => {
  test("is not taken where no key is set, with another key or without one, and changes nothing", () =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, PHONE);
      expect(await send({ ...deps, textReplyKey: undefined }, stop)).toBe("not_found");
      for (const key of ["", "k", "k".repeat(31), "k".repeat(33), `${"k".repeat(31)}K`])
        expect(await send(deps, stop, { key })).toBe("sign_in_needed");
      expect(await isTexted(deps, reference)).toBe(true);
      expect(await listEnded(deps)).toEqual([]);
    }));

  test("with wrong keys is refused for a while after sixty tries from one address", () =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const wrong = { key: "x".repeat(32), isEvaluation: false };
      for (let i = 0; i < 60; i += 1) expect(await send(deps, stop, wrong)).toBe("sign_in_needed");
      expect(await send(deps, stop, wrong)).toBe("too_many");
    }));

  test.each([
    ["is no JSON", "from=1&text=STOP", "bad_request"],
    ["is too long", { ...stop, text: "x".repeat(16_000) }, "too_large"],
    ["has a text that no telephone sends", { ...stop, text: "x".repeat(2_001) }, "unprocessable"],
    ["names no sender", { text: "STOP" }, "unprocessable"],
    ["is a list", [stop], "unprocessable"],
  ])("that %s is refused", (_name, body, code) =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, PHONE);
      expect(await send(deps, body)).toBe(code);
      expect(await isTexted(deps, reference)).toBe(true);
    }),
  );

  test("of another type than JSON is refused", () =>
    database.rolledBack(async (db) => {
      expect(await send(testDeps(db), stop, { type: "text/plain" })).toBe("unsupported_type");
    }));

  test.each([
    ["other words", { ...stop, text: "When does it stop?" }],
    ["an unknown number", { ...stop, from: "+8613900139000" }],
    ["a sender's name", { ...stop, from: "PORTAL" }],
    ["nothing", { ...stop, from: "", text: "" }],
  ])("of %s gets the same reply and changes nothing", (_name, body) =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, PHONE);
      expect(await send(deps, body)).toEqual([204, undefined]);
      expect(await isTexted(deps, reference)).toBe(true);
      expect(await listEnded(deps)).toEqual([]);
    }),
  );

  test("ends those to its number for every request, and to no other; each is in the trail once, however often it comes", () =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const ours = [await aTexted(deps, PHONE), await aTexted(deps, "+86 13800138000"), await aTexted(deps, PHONE)];
      const other = await aTexted(deps, "13900139000");
      for (const _time of [1, 2]) expect(await send(deps, stop)).toEqual([204, undefined]);
      for (const reference of ours) expect(await isTexted(deps, reference)).toBe(false);
      expect(await isTexted(deps, other)).toBe(true);
      const ended = await listEnded(deps);
      expect(ended.map(({ subject_id }) => subject_id).sort()).toEqual([...ours].sort());
      expect(ended[0]).toMatchObject({ actor_kind: "system", details: { way: "sms", by: "reply" } });
      expect(JSON.stringify(ended)).not.toContain("13800138000");
    }));

  test.each([
    ["8613800138000", PHONE],
    ["13800138000", PHONE],
    ["+34600111222", "0034 600 111 222"],
    ["34600111222", "+34 600-111-222"],
    ["0034600111222", "+34600111222"],
  ])("from %s ends those to %s", (from, phone) =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, phone);
      expect(await send(deps, { from, text: "退订" })).toEqual([204, undefined]);
      expect(await isTexted(deps, reference)).toBe(false);
    }),
  );

  test("ends nothing of a request whose form only names its number", () =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, PHONE);
      const other = await aTexted(deps, "13900139000");
      await db.query(
        `insert into request_identifiers (request_id, kind, value_hash)
         select (select id from requests where reference = $1), i.kind, i.value_hash
         from request_identifiers i join requests r on r.id = i.request_id
         where r.reference = $2 and i.kind = 'phone'`,
        [other, reference],
      );
      await send(deps, stop);
      expect(await isTexted(deps, reference)).toBe(false);
      expect(await isTexted(deps, other)).toBe(true);
    }));

  test("ends what somebody may begin again on their page", () =>
    database.rolledBack(async (db) => {
      const deps = testDeps(db);
      const reference = await aTexted(deps, PHONE);
      await send(deps, stop);
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      expect(await isTexted(deps, reference)).toBe(true);
    }));
});
