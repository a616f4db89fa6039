import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { searchCatalogue } from "#app/domain/catalogue/search-catalogue.server.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import type { LlmRequest } from "#app/ports/llm/port.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";
import type { AssistantDeps } from "./context.ts";

let portal: AskablePortal;
let server: ScriptedEmbeddings;
let embeddings: Embeddings;

beforeAll(async () => {
  portal = await openAskablePortal();
  server = await ScriptedEmbeddings.start();
  embeddings = createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: "ideas" });
  await embedIndex({ db: portal.db, embeddings });
});
afterAll(async () => {
  await server.stop();
  await portal.db.close();
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

const ask = (question: string, more: Partial<AssistantDeps> = {}) => portal.ask(question, { embeddings, ...more });

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
    (await searchCatalogue({ ...portal, embeddings: model }, { query, language: "en" })).results.map(({ url }) => url);

  it("sends no identifiers either", async () => {
    await search("racket 13812345678", embeddings);
    expect(server.inputs).toEqual(["racket"]);
  });

  it("finds by meaning what the words miss, first", async () => {
    expect(await search("racket")).toEqual([]);
    expect((await search("racket", embeddings))[0]).toBe("/guides/noise-rules");
  });
});
