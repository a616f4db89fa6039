import type { IncomingMessage, ServerResponse } from "node:http";
import { ObedientModel } from "./obedient-model.ts";
import { ScriptedServer } from "./scripted-server.ts";

/** How the stand-in for a model server behaves. */
export const LLM_SCRIPTS = [
  "ok",
  "refused",
  "redirects",
  "401",
  "429",
  "500",
  "silence",
  "garbage",
  "html",
  "cut",
  "stalls",
  "never_ends",
  "empty",
  "huge_token",
  "wrong_json",
  "slow",
  "tool_call",
  "obedient",
] as const;
export type LlmScript = (typeof LLM_SCRIPTS)[number];

type Body = {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly model: string;
};

/**
 * A real HTTP server that speaks OpenAI's streaming chat completions and misbehaves on demand.
 */
export class ScriptedLlm extends ScriptedServer<Body> {
  script: LlmScript = "ok";
  /** What `ok` says, and `stalls` before it says nothing more. */
  reply: string | ((asked: string) => string) = "Hello. [1]";
  /** Who answers for `obedient`. */
  model = new ObedientModel();
  retryAfterSeconds: number | undefined;
  /** How often to misbehave before turning to `ok`; for ever when undefined. */
  failures: number | undefined;
  readonly requests: Body[] = [];
  openRequests = 0;
  /** Milliseconds from the first request to the last one's end. */
  askedForMs = 0;
  #firstAskedMs: number | undefined;
  readonly #timers = new Set<NodeJS.Timeout>();

  static start(): Promise<ScriptedLlm> {
    return new ScriptedLlm().listen();
  }

  override async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await super.stop();
  }

  protected override handle(body: Body, req: IncomingMessage, res: ServerResponse): void {
    this.openRequests += 1;
    this.#firstAskedMs ??= performance.now();
    const firstMs = this.#firstAskedMs;
    res.once("close", () => {
      this.openRequests -= 1;
      this.askedForMs = performance.now() - firstMs;
    });
    this.requests.push(body);
    const script = this.failures === 0 ? "ok" : this.script;
    if (this.failures) this.failures -= 1;
    this.#play(script, body, req, res);
  }

  #replyTo(body: Body): string {
    return typeof this.reply === "string" ? this.reply : this.reply(body.messages.at(-1)?.content ?? "");
  }

  #play(script: LlmScript, body: Body, req: IncomingMessage, res: ServerResponse): void {
    const fail = (status: number) => {
      const retry = this.retryAfterSeconds === undefined ? {} : { "Retry-After": String(this.retryAfterSeconds) };
      res.writeHead(status, { "Content-Type": "application/json", ...retry });
      res.end(JSON.stringify({ error: { message: "scripted" } }));
    };
    switch (script) {
      case "ok":
        return say(res, pieces(this.#replyTo(body)), body.model);
      case "obedient":
        return say(res, pieces(this.model.reply(body.messages)), body.model);
      case "refused":
        return void req.socket.destroy();
      case "redirects":
        return void res.writeHead(307, { Location: req.url ?? "/" }).end();
      case "401":
        return fail(401);
      case "429":
        return fail(429);
      case "500":
        return fail(500);
      case "silence":
        return;
      case "garbage":
        res.writeHead(200, { "Content-Type": "text/event-stream" });
        return void res.end(
          Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80, 0x0a, 0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0x7b, 0x0a, 0x0a]),
        );
      case "html":
        res.writeHead(200, { "Content-Type": "text/html" });
        return void res.end("<!doctype html><h1>Gateway</h1>");
      case "cut":
        begin(res);
        res.write(event({ content: "The allowance is 1" }, body.model));
        this.#timers.add(setTimeout(() => res.destroy(), 30));
        return;
      case "stalls":
        begin(res);
        for (const content of pieces(this.#replyTo(body))) res.write(event({ content }, body.model));
        return;
      case "never_ends":
        begin(res);
        this.#timers.add(setInterval(() => res.write(event({ content: "and so on " }, body.model)), 10));
        return;
      case "empty":
        return say(res, [], body.model);
      case "wrong_json":
        begin(res);
        return void res.end('data: {"answer":["The allowance is 1"],"choices":{"text":7}}\n\ndata: [DONE]\n\n');
      case "slow":
        begin(res);
        this.#timers.add(setInterval(() => res.write(event({ content: "a" }, body.model)), 500));
        return;
      case "tool_call":
        begin(res);
        res.write(event({ tool_calls: [UNASKED_CALL] }, body.model));
        res.write(event({}, body.model, "tool_calls"));
        return void res.end("data: [DONE]\n\n");
      case "huge_token":
        return say(res, ["x".repeat(1_000_000)], body.model);
    }
  }
}

/** Nobody offered it a tool. */
const UNASKED_CALL = {
  index: 0,
  id: "1",
  type: "function",
  function: { name: "approve_request", arguments: '{"reference":"OW-2605-ABCDE-7"}' },
};

const begin = (res: ServerResponse) => res.writeHead(200, { "Content-Type": "text/event-stream" });

const event = (delta: object, model: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

function say(res: ServerResponse, parts: readonly string[], model: string): void {
  begin(res);
  for (const content of parts) res.write(event({ content }, model));
  res.write(event({}, model, "stop"));
  res.write(
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model, choices: [], usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 } })}\n\n`,
  );
  res.end("data: [DONE]\n\n");
}

const pieces = (text: string): string[] => text.match(/[\s\S]{1,9}/g) ?? [];
