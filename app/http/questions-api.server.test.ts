import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import express from "express";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import type { Services } from "#app/domain/services.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { type Llm, LlmError } from "#app/ports/llm/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import type { LoadContext } from "./load-context.ts";
import { questionsRoute } from "./questions-api.server.ts";
import { RATE_TIERS } from "./rate-limit.server.ts";
import { runExpressRoute } from "./run-express-route.server.ts";

const content = smallContent();
let db: Database;
let server: Server;
let address = "";
let isEvaluation = false;
let assistant: "on" | "off" = "on";
let llm: Llm | undefined;
/** Each test calls from an address of its own, so that limits do not meet. */
let caller = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  const clock = new SetClock("2026-05-12T02:30:00Z");
  await publishContent({ db, clock }, content);
  const services = {
    db,
    clock,
    site: content.site,
    log: pino({ level: "silent" }),
    sessionSecret: "s",
    publicUrl: "http://x",
  };
  const app = express();
  app.post(questionsRoute.path, (req, res) => {
    const context = {
      // Jobs are not asked for here.
      services: { ...services, assistant, llm } as unknown as Services,
      language: "en",
      contentLanguage: "en",
      mode: "full",
      clientAddress: `10.0.0.${caller}`,
      requestId: "r",
      isEvaluation,
      signal: new AbortController().signal,
    } as LoadContext;
    void runExpressRoute(questionsRoute, req, res, context);
  });
  server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // A listening TCP server has an address with a port.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${questionsRoute.path}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.close();
});
beforeEach(() => {
  caller += 1;
  isEvaluation = false;
  assistant = "on";
  llm = undefined;
});

type Json = Record<string, unknown>;
async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Json };
}

it.each([
  ["another type of body", { question: "hi" }, { "Content-Type": "text/plain" }, 415, "unsupported_type"],
  ["a body over 64 kB", { question: "a".repeat(70_000) }, {}, 413, "too_large"],
  ["broken JSON", "{", {}, 400, "bad_request"],
  ["bytes that are no text", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), {}, 400, "bad_request"],
  ["a question that is a number", { question: 5 }, {}, 400, "bad_request"],
  ["half a character", '{"question":"\\ud800 hello"}', {}, 400, "bad_request"],
  ["no question", { language: "en" }, {}, 422, "unprocessable"],
  ["an empty question", { question: " \u200b " }, {}, 422, "unprocessable"],
  ["a question of 1,001 characters", { question: "a".repeat(1_001) }, {}, 422, "unprocessable"],
  [
    "a conversation that is nobody's",
    { question: "hi", conversation_id: "00000000-0000-4000-8000-000000000000" },
    {},
    404,
    "not_found",
  ],
  ["a conversation id of another shape", { question: "hi", conversation_id: "../1" }, {}, 404, "not_found"],
] as const)("%s is refused", async (_, body, headers, status, code) => {
  const reply = await post(body, headers);
  expect(reply.status).toBe(status);
  expect(reply.json).toEqual({ error: { code, message: expect.any(String) as string } });
});

it("too many questions from one address wait, unless somebody is in danger or the evaluation key is there", async () => {
  for (let i = 0; i < RATE_TIERS.api.points; i++) expect((await post("{")).status).toBe(400);
  const reply = await post({ question: "hello" });
  expect(reply.status).toBe(429);
  expect(Number(reply.headers.get("Retry-After"))).toBeGreaterThan(0);
  const danger = await post({ question: "I want to kill myself" });
  expect(danger.json["answer"]).toMatchObject({ status: "signpost_crisis" });
  isEvaluation = true;
  expect((await post({ question: "hello" })).status).toBe(200);
});

it("a switched-off assistant says so, and answers words of danger all the same", async () => {
  assistant = "off";
  const { status, json } = await post({ question: "How much is the old-age allowance?" });
  expect(status).toBe(200);
  expect(json["answer"]).toMatchObject({ status: "unavailable_switched_off", sources: [] });
  const danger = await post({ question: "I want to kill myself" });
  expect(danger.json["answer"]).toMatchObject({ status: "signpost_crisis" });
});

it("words of danger are answered in a text too long to be a question", async () => {
  const { status, json } = await post({ question: `${"word ".repeat(2_000)} I want to kill myself` });
  expect(status).toBe(200);
  expect(json["answer"]).toMatchObject({ status: "signpost_crisis", text: expect.stringContaining("12356") as string });
});

it("an answer has the fields of the contract, and the reply's cookie opens its conversation", async () => {
  const { json, headers } = await post({ question: "How much is the old-age allowance?", language: "en" });
  expect(Object.keys(json)).toEqual(["conversation_id", "question_id", "answer"]);
  const answer = json["answer"] as { sources: Json[]; next_steps: Json[] } & Json;
  expect(Object.keys(answer)).toEqual(["status", "text", "language", "sources", "next_steps"]);
  expect(Object.keys(answer.sources[0] ?? {}).sort()).toEqual([
    "checked_on",
    "language",
    "n",
    "page",
    "quote",
    "section",
    "title",
    "url",
  ]);
  expect(Object.keys(answer.next_steps[0] ?? {})).toEqual(["kind", "label", "url"]);
  expect(headers.get("Set-Cookie")).toMatch(/^ow_visitor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
});

it("a program without cookies goes on with its conversation by its id", async () => {
  const first = await post({ question: "How much is the old-age allowance?" });
  const second = await post({
    question: "and what papers do I need for it?",
    conversation_id: first.json["conversation_id"],
  });
  expect(second.status).toBe(200);
  expect(second.json["conversation_id"]).toBe(first.json["conversation_id"]);
});

it("marks a text that breaks off as cut, and ends with an answer from the sources", async () => {
  llm = {
    model: "breaks off",
    async complete({ messages, onText }) {
      const asked = messages.at(-1)?.content ?? "";
      const n = /source (\d+): Old-age allowance \/ [^\n]*\n[^=]*100 yuan/.exec(asked)?.[1] ?? "1";
      onText?.(`If you are 80 to 89 years old, you get 100 yuan a month. [${n}]\nAnd wh`);
      throw new LlmError("cut_off");
    },
  };
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ question: "How much is the old-age allowance?" }),
  });
  const text = await response.text();
  expect(text.match(/^event: (?!step).*$/gm)).toEqual(["event: stored", "event: text", "event: cut", "event: answer"]);
  expect(text).toContain('event: text\ndata: {"text":"If you are 80 to 89 years old, you get 100 yuan a month."}');
  expect(text).toMatch(/event: answer\ndata: .*"status":"answered"/);
});

it("streams its steps and ends with the same answer; a refusal is no stream", async () => {
  const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
  const refused = await fetch(address, { method: "POST", headers, body: JSON.stringify({ question: "" }) });
  expect(refused.status).toBe(422);
  const response = await fetch(address, {
    method: "POST",
    headers,
    body: JSON.stringify({ question: "How much is the old-age allowance?" }),
  });
  const text = await response.text();
  expect(text).toContain('event: step\ndata: {"step":"retrieve"}');
  expect(text).toMatch(/event: answer\ndata: \{"conversation_id":.*"status":"answered"/);
});
