import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aSite } from "#tests/factories/site.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { askFromForm } from "./ask-from-form.server.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const services = {
  get db() {
    return db;
  },
  clock: new SetClock("2026-05-12T02:30:00Z"),
  site: aSite(),
  log: pino({ level: "silent" }),
  llm: undefined,
  sessionSecret: "s",
  publicUrl: "http://x",
  assistant: "off",
} as const;

const post = (fields: Record<string, string>, conversationId?: string) => {
  const body = new URLSearchParams(fields);
  const request = new Request("http://x/assistant", { method: "POST", body });
  return askFromForm(request, aLoadContext(services), conversationId);
};

it("what cannot be asked comes back as it was typed", async () => {
  expect(await post({ question: "  " })).toMatchObject({
    init: { status: 400 },
    data: { typed: "  ", fault: "empty" },
  });
});

it("a half-typed question is shown again, and not asked, when language or version is switched", async () => {
  const shown = await post({ question: "How much is", keep_typed: "yes" });
  expect(shown).toMatchObject({ data: { typed: "How much is", fault: undefined } });
  expect(await post({ text: "Are you there", keep_typed: "yes" })).toMatchObject({ data: { typed: "Are you there" } });
  expect((await db.query("select id from questions")).rows).toEqual([]);
});

it("the page of a switched-off assistant keeps the question and shows where else to go", async () => {
  const reply = await post({ question: "How much is the old-age allowance?" });
  const address = reply instanceof Response ? reply.headers.get("Location") : null;
  const conversationId = /^\/assistant\/([0-9a-f-]{36})#q-/.exec(address ?? "")?.[1] ?? "";
  const { rows } = await db.query<{ visitor_id: string }>("select visitor_id from conversations");
  const visitorId = rows[0]?.visitor_id;
  const { turns } = await readConversation(services, conversationId, { visitorId, isProgram: false });
  expect(turns).toMatchObject([
    { question: "How much is the old-age allowance?", answer: { status: "unavailable_switched_off" } },
  ]);
});

it("one question too many of a day comes back with what was typed, and nothing is stored", async () => {
  await db.query("insert into assistant_settings (mode, person_limit) values ('on', 1)");
  const services = {
    db,
    clock: new SetClock("2026-05-12T02:30:00Z"),
    site: aSite(),
    log: pino({ level: "silent" }),
    llm: undefined,
    sessionSecret: "s",
    publicUrl: "http://x",
  } as const;
  const ask = (question: string, more = {}) =>
    askFromForm(
      new Request("http://x/assistant", { method: "POST", body: new URLSearchParams({ question }) }),
      aLoadContext(services, { clientAddress: "192.0.2.9", ...more }),
      undefined,
    );
  const stored = async () => (await db.query("select id from questions")).rows.length;
  expect(await ask("Hello")).toBeInstanceOf(Response);
  const before = await stored();
  const refused = await ask("How much is it?");
  if (!("data" in refused)) throw new Error("not refused");
  expect(refused.data).toEqual({ typed: "How much is it?", fault: "limit_person" });
  expect(refused.init?.status).toBe(429);
  expect(new Headers(refused.init?.headers).get("Retry-After")).toBe(String(13.5 * 3600));
  expect(await stored()).toBe(before);
  expect(await ask("I want to kill myself")).toBeInstanceOf(Response);
  expect(await ask("How much is it?", { isEvaluation: true })).toBeInstanceOf(Response);
});
