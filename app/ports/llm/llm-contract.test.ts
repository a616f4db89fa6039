import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ScriptedLlm, type LlmScript } from "#tests/support/scripted-llm.ts";
import { timed } from "#tests/support/timed.ts";
import { clearTracingVariables } from "./clear-tracing-variables.ts";
import { FakeLlm } from "./fake.ts";
import { createOpenAiLlm } from "./openai.server.ts";
import { type Llm, LlmError, type LlmFailure, type LlmRequest } from "./port.ts";

let server: ScriptedLlm;
beforeAll(async () => {
  server = await ScriptedLlm.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  Object.assign(server, { script: "ok", failures: undefined, retryAfterSeconds: undefined, reply: "Hello. [1]" });
  server.requests.length = 0;
});

const request = (more: Partial<LlmRequest> = {}): LlmRequest => ({
  messages: [{ role: "user", content: "Hi" }],
  maxTokens: 50,
  timeoutMs: 1_500,
  ...more,
});
const openai = () => createOpenAiLlm({ baseUrl: server.baseUrl, apiKey: "k", model: "m", halfOpenAfterMs: 200 });

async function failureOf(llm: Llm, more: Partial<LlmRequest> = {}): Promise<LlmFailure | "answered"> {
  try {
    await llm.complete(request(more));
    return "answered";
  } catch (error) {
    if (error instanceof LlmError) return error.reason;
    throw error;
  }
}

describe.each([
  ["the adapter", () => openai()],
  ["the fake", () => new FakeLlm("Hello. [1]")],
] as const)("%s keeps the contract of a model:", (_, make) => {
  it("gives the whole text, and the same text in pieces as it comes", async () => {
    let pieces = "";
    const reply = await make().complete(request({ onText: (piece) => (pieces += piece) }));
    expect(reply.text).toBe("Hello. [1]");
    expect(pieces).toBe(reply.text);
    expect(reply.completionTokens).toBeGreaterThan(0);
  });

  it("takes what is left of a clock's time, which is no whole number", async () => {
    expect(await failureOf(make(), { timeoutMs: 1_499.75 })).toBe("answered");
  });

  it("stops with a reason of the list when the reader has left", async () => {
    expect(await failureOf(make(), { signal: AbortSignal.abort() })).toBe("cut_off");
  });
});

it("the fake gives failures by name", async () => {
  expect(await failureOf(new FakeLlm("timeout"))).toBe("timeout");
  expect(await failureOf(new FakeLlm(""))).toBe("unusable");
});

const FAILURES: readonly (readonly [LlmScript, readonly LlmFailure[]])[] = [
  ["refused", ["unreachable"]],
  ["redirects", ["unreachable"]],
  ["401", ["refused"]],
  ["429", ["rate_limited"]],
  ["500", ["unreachable"]],
  ["silence", ["timeout"]],
  ["garbage", ["unusable"]],
  ["html", ["unusable"]],
  ["cut", ["cut_off"]],
  ["never_ends", ["unusable", "timeout"]],
  ["empty", ["unusable"]],
  ["huge_token", ["unusable"]],
];

it.each(FAILURES)("a server that plays %s becomes %s in time, with at most three tries", async (script, reasons) => {
  server.script = script;
  const { result, ms } = await timed(() => {
    server.requests.length = 0;
    return failureOf(openai());
  });
  expect(reasons).toContain(result);
  expect(ms).toBeLessThan(4_000);
  expect(server.requests.length).toBeLessThanOrEqual(3);
});

it("follows nobody to another address: questions and key go to the configured one alone", async () => {
  server.script = "redirects";
  expect(await failureOf(openai())).toBe("unreachable");
  expect(server.requests).toHaveLength(1);
});

it("tries again after a server error, and no more than twice", async () => {
  server.script = "500";
  server.failures = 2;
  expect(await failureOf(openai())).toBe("answered");
  expect(server.requests).toHaveLength(3);
});

it("does not wait for a Retry-After beyond its time", async () => {
  server.script = "429";
  server.retryAfterSeconds = 60;
  const { result, ms } = await timed(() => {
    server.requests.length = 0;
    return failureOf(openai());
  });
  expect(result).toBe("rate_limited");
  expect(ms).toBeLessThan(1_000);
  expect(server.requests).toHaveLength(1);
});

it("asks nobody after five failures in a row, and tries again after a pause", async () => {
  const llm = openai();
  server.script = "401";
  for (let i = 0; i < 5; i++) expect(await failureOf(llm)).toBe("refused");
  server.requests.length = 0;
  expect(await failureOf(llm)).toBe("circuit_open");
  expect(server.requests).toHaveLength(0);
  server.script = "ok";
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await failureOf(llm)).toBe("answered");
});

it("leaves no request open when the reader leaves in the middle", async () => {
  server.script = "never_ends";
  const reader = new AbortController();
  const failure = failureOf(openai(), { signal: reader.signal, maxTokens: 100_000, onText: () => reader.abort() });
  expect(await failure).toBe("cut_off");
  await expect.poll(() => server.openRequests).toBe(0);
});

it("takes every tracing variable out of the environment, and nothing else", () => {
  const env = { LANGSMITH_API_KEY: "x", LANGCHAIN_TRACING_V2: "true", LANG: "C", LLM_MODEL: "m" };
  clearTracingVariables(env);
  expect(env).toEqual({ LANG: "C", LLM_MODEL: "m" });
});
