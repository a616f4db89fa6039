import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { askQuestion } from "./ask-question.server.ts";
import type { AssistantDeps, Progress } from "./context.ts";
import { readConversation } from "./find-conversation.server.ts";
import { presentAnswer } from "./present-answer.server.ts";

const content = smallContent();
const clock = new SetClock("2026-05-12T02:30:00Z");
let db: Database;
/** Everything is near everything. */
const embeddings: Embeddings = { model: "alike", embed: async (texts) => texts.map(() => [1, 1]) };

beforeAll(async () => {
  db = await openTestDatabase();
  await publishContent({ db, clock }, content);
  await embedIndex({ db, embeddings });
});
afterAll(() => db.close());
afterEach(() => void vi.useRealTimers());

const QUESTION = "How much is the old-age allowance?";

/** Asks, and gives the answer as it is stored: what is shown later must be the same. */
async function ask(question: string, more: Partial<AssistantDeps> = {}, onProgress?: (progress: Progress) => void) {
  const deps = { db, clock, site: content.site, llm: undefined, log: pino({ level: "silent" }), ...more };
  const input = { question, language: "en", mode: "full", channel: "cli" } as const;
  const outcome = await askQuestion(deps, input, onProgress);
  if (outcome.status !== "answered") throw new Error(`not answered: ${outcome.status}`);
  const caller = { visitorId: undefined, isProgram: true };
  const { turns } = await readConversation({ db }, outcome.conversationId, caller);
  const stored = turns[0]?.answer;
  if (!stored) throw new Error("not stored");
  return { question: turns[0]?.question, ...presentAnswer(deps, stored, outcome.conversationId) };
}

const kinds = (reply: Awaited<ReturnType<typeof ask>>) => reply.next_steps.map((step) => step.kind);

describe("a run that takes too long", () => {
  it("ends as error_timeout with its question kept and somebody to ask, whatever hangs", async () => {
    let hasHung = false;
    const hanging: Database = {
      engine: db.engine,
      capabilities: db.capabilities,
      transaction: (work) => db.transaction(work),
      execute: (sql) => db.execute(sql),
      listen: (channel, onMessage) => db.listen(channel, onMessage),
      close: () => db.close(),
      query: (sql, params) => {
        if (!/from chunks|search_terms/.test(sql)) return db.query(sql, params);
        hasHung = true;
        return new Promise(() => undefined);
      },
    };
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asking = ask(QUESTION, { db: hanging });
    while (!hasHung) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(12_000);
    const reply = await asking;
    expect(reply).toMatchObject({ question: QUESTION, status: "error_timeout", sources: [] });
    expect(kinds(reply)).toEqual(expect.arrayContaining(["person", "phone"]));
  });
});

describe("a model that fails", () => {
  it("is error_model where quoting cannot answer either", async () => {
    const reply = await ask("What does a nonagenarian receive?", { llm: new FakeLlm("unreachable"), embeddings });
    expect(reply).toMatchObject({ status: "error_model", sources: [] });
    expect(kinds(reply)).toEqual(expect.arrayContaining(["person", "phone"]));
  });

  it("is no error where quoting answers, nor where there was nothing to ask it about", async () => {
    const llm = new FakeLlm("unreachable");
    expect((await ask(QUESTION, { llm, embeddings })).status).toBe("answered");
    expect((await ask("How do I renew my passport?", { llm })).status).toBe("unanswerable_no_source");
  });
});

describe("an assistant that is switched off", () => {
  const off = (question: string) => ask(question, { assistant: "off", llm: new FakeLlm("unreachable") });

  it("still puts danger first", async () => {
    expect((await off("I want to kill myself")).status).toBe("signpost_crisis");
    expect((await off("家里着火了")).status).toBe("signpost_emergency");
    expect((await off(`${"so tired ".repeat(300)} I want to kill myself`)).status).toBe("signpost_crisis");
  });

  it("keeps the masked question and leads to search, to people and to the hotline", async () => {
    const reply = await off(`${QUESTION} My phone is 13812345678`);
    expect(reply.status).toBe("unavailable_switched_off");
    expect(reply.question).toBe(`${QUESTION} My phone is [phone number]`);
    expect(kinds(reply)).toEqual(["page", "page", "person", "phone"]);
    expect(reply.next_steps[0]?.url).toBe("/search?q=How+much+is+the+old-age+allowance%3F+My+phone+is");
    expect(reply.text).toContain("12345");
  });
});
