import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import type { LlmRequest } from "#app/ports/llm/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";
import { askQuestion } from "./ask-question.server.ts";
import type { AssistantDeps } from "./context.ts";
import { presentAnswer } from "./present-answer.server.ts";

const { site, ...content } = smallContent();
const clock = new SetClock("2026-05-12T02:30:00Z");
let db: Database;
let server: ScriptedEmbeddings;
let embeddings: Embeddings;

beforeAll(async () => {
  db = await openTestDatabase();
  server = await ScriptedEmbeddings.start();
  embeddings = createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: "ideas" });
  await publishContent({ db, clock }, { site, ...content });
  await embedIndex({ db, embeddings });
});
afterAll(async () => {
  await server.stop();
  await db.close();
});
beforeEach(() => {
  server.script = "ok";
  server.inputs = [];
});

/** In none of the portal's words. */
const NONAGENARIAN = "What does a nonagenarian receive?";
/** A model that finds the passage among what it is shown. */
const reader = () =>
  new FakeLlm(({ messages }: LlmRequest) => {
    const n = /source (\d+): [^\n]*\n[^=]*90 or older/.exec(messages.at(-1)?.content ?? "")?.[1];
    return n ? `If you are 90 or older, you get 200 yuan a month. [${n}]` : "NO ANSWER";
  });

async function ask(question: string, more: Partial<AssistantDeps> = {}) {
  const deps = { db, clock, site, llm: undefined, embeddings, log: pino({ level: "silent" }), ...more };
  const outcome = await askQuestion(deps, { question, language: "en", mode: "full", channel: "cli" });
  if (outcome.status !== "answered") throw new Error(`not answered: ${outcome.status}`);
  return presentAnswer(deps, outcome.answer, outcome.conversationId);
}

describe("the assistant with vectors", () => {
  it("sends the masked question only", async () => {
    await ask("11010519491231002X 13812345678: how much is the old-age allowance?");
    expect(server.inputs.length).toBeGreaterThan(0);
    expect(server.inputs.join()).toContain("how much is the old-age allowance");
    expect(server.inputs.join()).not.toMatch(/11010519491231002|13812345678/);
  });

  it("quotes nothing that is near in meaning only: there is nobody to judge it", async () => {
    expect((await ask(NONAGENARIAN)).status).toBe("unanswerable_no_source");
  });

  it("says that it has no source when a model finds none in what is near", async () => {
    const llm = new FakeLlm("NO ANSWER");
    expect((await ask("How do I renew my passport?", { llm })).status).toBe("unanswerable_no_source");
    expect(llm.requests).toHaveLength(1);
  });

  it("has a model read what the words alone do not find", async () => {
    expect((await ask(NONAGENARIAN, { llm: reader(), embeddings: undefined })).status).toBe("unanswerable_no_source");
    const reply = await ask(NONAGENARIAN, { llm: reader() });
    expect(reply.status).toBe("answered");
    expect(reply.text).toContain("200 yuan");
    expect(reply.sources[0]?.url).toContain("/services/old-age-allowance");
  });

  it.each(["refused", "500"] as const)("answers by words when the server answers with %s", async (script) => {
    server.script = script;
    expect((await ask("How much is the old-age allowance?")).status).toBe("answered");
  });
});

describe("the search page with vectors", () => {
  const search = async (query: string, model?: Embeddings) =>
    (await searchCatalogue({ db, clock, site, embeddings: model }, { query, language: "en" })).map(({ url }) => url);

  it("sends no identifiers either", async () => {
    await search("racket 13812345678", embeddings);
    expect(server.inputs).toEqual(["racket"]);
  });

  it("finds by meaning what the words miss, first", async () => {
    expect(await search("racket")).toEqual([]);
    expect((await search("racket", embeddings))[0]).toBe("/guides/noise-rules");
  });
});
