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

it("the page of a switched-off assistant keeps the question and shows where else to go", async () => {
  const services = {
    db,
    clock: new SetClock("2026-05-12T02:30:00Z"),
    site: aSite(),
    log: pino({ level: "silent" }),
    llm: undefined,
    sessionSecret: "s",
    publicUrl: "http://x",
    assistant: "off",
  } as const;
  const body = new URLSearchParams({ question: "How much is the old-age allowance?" });
  const reply = await askFromForm(
    new Request("http://x/assistant", { method: "POST", body }),
    aLoadContext(services),
    undefined,
  );
  const address = reply instanceof Response ? reply.headers.get("Location") : null;
  const conversationId = /^\/assistant\/([0-9a-f-]{36})#q-/.exec(address ?? "")?.[1] ?? "";
  const { rows } = await db.query<{ visitor_id: string }>("select visitor_id from conversations");
  const visitorId = rows[0]?.visitor_id;
  const { turns } = await readConversation(services, conversationId, { visitorId, isProgram: false });
  expect(turns).toMatchObject([
    { question: "How much is the old-age allowance?", answer: { status: "unavailable_switched_off" } },
  ]);
});
