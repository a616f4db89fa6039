import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "#app/db/port.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { type AskablePortal, type Asked, openAskablePortal } from "#tests/support/askable-portal.ts";

let portal: AskablePortal;
/** Everything is near everything. */
const embeddings: Embeddings = { model: "alike", embed: async (texts) => texts.map(() => [1, 1]) };

beforeAll(async () => {
  portal = await openAskablePortal();
  await embedIndex({ db: portal.db, embeddings });
});
afterAll(() => portal.db.close());
afterEach(() => void vi.useRealTimers());

const QUESTION = "How much is the old-age allowance?";

const kinds = (reply: Asked) => reply.next_steps.map((step) => step.kind);

describe("a run that takes too long", () => {
  it("ends as error_timeout with its question kept and somebody to ask, whatever hangs", async () => {
    const { db } = portal;
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
    const asking = portal.ask(QUESTION, { db: hanging });
    while (!hasHung) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(12_000);
    const reply = await asking;
    expect(reply).toMatchObject({ question: QUESTION, status: "error_timeout", sources: [] });
    expect(kinds(reply)).toEqual(expect.arrayContaining(["person", "phone"]));
  });
});

describe("a model that fails", () => {
  it("is error_model where quoting cannot answer either", async () => {
    const reply = await portal.ask("What does a nonagenarian receive?", {
      llm: new FakeLlm("unreachable"),
      embeddings,
    });
    expect(reply).toMatchObject({ status: "error_model", sources: [] });
    expect(kinds(reply)).toEqual(expect.arrayContaining(["person", "phone"]));
  });

  it("is no error where quoting answers, nor where there was nothing to ask it about", async () => {
    const llm = new FakeLlm("unreachable");
    expect((await portal.ask(QUESTION, { llm, embeddings })).status).toBe("answered");
    expect((await portal.ask("How do I renew my passport?", { llm })).status).toBe("unanswerable_no_source");
  });
});

describe("an assistant that is switched off", () => {
  const off = (question: string) => portal.ask(question, { assistant: "off", llm: new FakeLlm("unreachable") });

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
    expect(reply.next_steps[0]?.url).toBe("/search?q=How+much+is+the+old-age+allowance%3F");
    expect(reply.text).toContain("12345");
  });
});
