import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ScriptedServer } from "#tests/support/scripted-server.ts";

type Body = { readonly messages: readonly { readonly content: string }[]; readonly model: string };

const FIRST_TOKEN_MS = 500;
const TOKENS_PER_SECOND = 50;
const LETTERS_PER_TOKEN = 4;
const FIRST_SOURCE = /^={5}\w+ source 1: [^\n]*\n([^\n]*)/m;

/**
 * A model that thinks half a second and then writes fifty tokens a second: the first sentence of its first source, twice,
 * each with its mark and a line break.
 */
export class PacedLlm extends ScriptedServer<Body> {
  /** How long it took over the first sentence when it was asked last, its line break included. */
  firstSentenceMs = Number.NaN;

  static start(): Promise<PacedLlm> {
    return new PacedLlm().listen();
  }

  protected override handle({ messages, model }: Body, _req: IncomingMessage, res: ServerResponse): void {
    void this.#write(res, model, sentenceFrom(messages.at(-1)?.content ?? ""));
  }

  async #write(res: ServerResponse, model: string, sentence: string): Promise<void> {
    const startedMs = performance.now();
    const tokens = sentence.match(new RegExp(`[^]{1,${LETTERS_PER_TOKEN}}`, "g")) ?? [];
    res.writeHead(200, { "Content-Type": "text/event-stream" });
    for (const [n, content] of [...tokens, ...tokens].entries()) {
      const dueMs = FIRST_TOKEN_MS + (n * 1_000) / TOKENS_PER_SECOND;
      await sleep(Math.max(0, startedMs + dueMs - performance.now()));
      const choices = [{ index: 0, delta: { content }, finish_reason: null }];
      res.write(
        `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model, choices })}\n\n`,
      );
      if (n === tokens.length - 1) this.firstSentenceMs = performance.now() - startedMs;
    }
    const choices = [{ index: 0, delta: {}, finish_reason: "stop" }];
    res.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model, choices })}\n\n`);
    res.end("data: [DONE]\n\n");
  }
}

const sentenceFrom = (prompt: string): string =>
  `${(FIRST_SOURCE.exec(prompt)?.[1] ?? "").replace(/(?<=[.。]).*$/, "")} [1]\n`;
