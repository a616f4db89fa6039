import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { LLM_SCRIPTS, type LlmScript, ScriptedLlm } from "#tests/support/scripted-llm.ts";
import { timed } from "#tests/support/timed.ts";
import type { Progress } from "./context.ts";

const QUESTION = "How much is the old-age allowance?";
const GOOD = "If you are 80 to 89 years old, you get 100 yuan a month. [1]\n";
const MAX_MS = 10_000;
/** For quoting, which takes a fraction of a second; `npm run bench` measures it. A test beside others cannot. */
const QUOTING_MS = 1_000;
const MAX_TRIES = 3;
const FAULTS = LLM_SCRIPTS.filter((script) => script !== "ok" && script !== "obedient");

const WAITS: readonly LlmScript[] = ["silence", "stalls", "slow", "never_ends"];

let portal: AskablePortal;
beforeAll(async () => {
  portal = await openAskablePortal();
});
afterAll(() => portal.db.close());

type Played = {
  readonly script: LlmScript;
  readonly reply: Awaited<ReturnType<AskablePortal["ask"]>>;
  readonly progress: readonly Progress[];
  readonly askedForMs: number;
  readonly tries: number;
  readonly leftOpen: number;
};

/** Asks one question of a server that plays `script` from the beginning, or once it was asked for an answer. */
async function playOnce(script: LlmScript, retryAfterSeconds?: number): Promise<Played> {
  const server = await ScriptedLlm.start();
  Object.assign(server, { script, retryAfterSeconds, reply: citing });
  const llm = createOpenAiLlm({ baseUrl: server.baseUrl, apiKey: "k", model: "m" });
  const progress: Progress[] = [];
  const reply = await portal.ask(QUESTION, { llm }, {}, (one) => progress.push(one));
  await vi.waitUntil(() => server.openRequests === 0, { timeout: 2_000 }).catch(() => undefined);
  const { askedForMs, openRequests: leftOpen } = server;
  const played = { script, reply, progress, askedForMs, tries: server.requests.length, leftOpen };
  await server.stop();
  return played;
}

const play = async (script: LlmScript, retryAfterSeconds?: number): Promise<Played> =>
  (await timed(() => playOnce(script, retryAfterSeconds))).result;

/** A true sentence with the number of the source that says it. */
function citing(asked: string): string {
  const n = /source (\d+): Old-age allowance \/ [^\n]*\n[^=]*100 yuan/.exec(asked)?.[1] ?? "1";
  return GOOD.replace("[1]", `[${n}]`);
}

describe("whatever a model's server does, the answer is quoted", () => {
  it("in ten seconds, after three tries at most, with nothing left open and somebody to ask", async () => {
    // The first question reads all pages. Those that wait for a model wait together, with nothing else to do.
    await portal.ask(QUESTION);
    const played: Played[] = [];
    for (const script of FAULTS) if (!WAITS.includes(script)) played.push(await play(script));
    played.push(await play("429", 1), await play("429", 60));
    played.push(...(await Promise.all(WAITS.map((script) => play(script)))));
    for (const { script, reply, askedForMs, tries, leftOpen, progress } of played) {
      expect(reply.status, script).toBe("answered");
      expect(reply.text, script).toContain("100 yuan");
      expect(reply.text, script).toMatch(/\[1\]/);
      expect(
        reply.next_steps.map(({ kind }) => kind),
        script,
      ).toContain("person");
      expect(askedForMs, script).toBeLessThan(MAX_MS - QUOTING_MS);
      expect(tries, script).toBeGreaterThan(0);
      expect(tries, script).toBeLessThanOrEqual(MAX_TRIES);
      expect(leftOpen, script).toBe(0);
      // Nobody was shown a broken half as if it were the answer.
      const shown = progress.findLastIndex(({ type }) => type === "text");
      if (shown >= 0)
        expect(
          progress.slice(shown).some(({ type }) => type === "cut"),
          script,
        ).toBe(true);
    }
    expect(played.find(({ script }) => script === "stalls")?.progress.some(({ type }) => type === "text")).toBe(true);
  }, 120_000);
});

it("a model is offered nothing that it could do, and a call nobody offered does nothing", async () => {
  const server = await ScriptedLlm.start();
  server.script = "tool_call";
  const llm = createOpenAiLlm({ baseUrl: server.baseUrl, apiKey: "k", model: "m" });
  const before = await portal.db.query("select count(*)::int as n from requests");
  await portal.ask(QUESTION, { llm });
  expect(server.requests.length).toBeGreaterThan(0);
  for (const request of server.requests)
    expect(Object.keys(request).filter((name) => /tool|function/.test(name))).toEqual([]);
  expect((await portal.db.query("select count(*)::int as n from requests")).rows).toEqual(before.rows);
  await server.stop();
});

it("after five failures answers are quoted without asking, one try is made after the pause, and success closes the circuit", async () => {
  const server = await ScriptedLlm.start();
  Object.assign(server, { script: "500", reply: citing });
  const llm = createOpenAiLlm({ baseUrl: server.baseUrl, apiKey: "k", model: "m", halfOpenAfterMs: 1_500 });
  const ask = async () => {
    const before = server.requests.length;
    const reply = await portal.ask(QUESTION, { llm });
    expect(reply.status).toBe("answered");
    return server.requests.length - before;
  };
  server.script = "401";
  for (let i = 0; i < 5; i++) expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1_600));
  await pause();
  expect(await ask()).toBe(1);
  // The one try failed: it is open again.
  expect(await ask()).toBe(0);
  await pause();
  server.script = "ok";
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(1);
  await server.stop();
}, 40_000);
