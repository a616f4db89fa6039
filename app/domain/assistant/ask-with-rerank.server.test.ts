import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";
import type { Reranker } from "#app/ports/rerank/port.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { ScriptedReranker } from "#tests/support/scripted-reranker.ts";

let portal: AskablePortal;
let server: ScriptedReranker;
let reranker: Reranker;
beforeAll(async () => {
  portal = await openAskablePortal();
  server = await ScriptedReranker.start();
  reranker = createHttpReranker({ baseUrl: server.baseUrl, apiKey: "k", model: "judge" });
});
afterAll(async () => {
  await server.stop();
  await portal.db.close();
});
beforeEach(() => {
  server.script = "ok";
  server.requests = [];
});

const ALLOWANCE = "How much is the old-age allowance?";
const DAY = "On which day is the old-age allowance paid?";

describe("the assistant with a rerank model", () => {
  it("asks it once a question, of the masked question, and the search page never", async () => {
    await portal.ask(`11010519491231002X 13812345678: ${ALLOWANCE}`, { reranker });
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify(server.requests)).not.toMatch(/11010519491231002|13812345678/);
    await searchCatalogue({ ...portal, reranker } as AskablePortal, { query: "old-age allowance", language: "en" });
    expect(server.requests).toHaveLength(1);
  });

  it("shows a model first what it found best", async () => {
    server.judge = (document) => (document.includes("15th of each month") ? 1 : 0);
    const llm = new FakeLlm("NO ANSWER");
    await portal.ask(DAY, { llm, reranker });
    const shown = llm.requests[0]?.messages.at(-1)?.content ?? "";
    expect(/source 1: [^=]*/.exec(shown)?.[0]).toContain("15th of each month");
  });

  it.each(["refused", "500", "garbage", "silence"] as const)(
    "answers as without when it answers with %s",
    async (script) => {
      const without = await portal.ask(ALLOWANCE);
      server.script = script;
      expect(await portal.ask(ALLOWANCE, { reranker })).toMatchObject({ status: without.status, text: without.text });
      expect(server.requests).toHaveLength(1);
    },
  );

  it("has no more sources for what it has none for", async () => {
    expect((await portal.ask("How do I renew my passport?", { reranker })).status).toBe("unanswerable_no_source");
  });
});
