import type { IncomingMessage, ServerResponse } from "node:http";
import { ScriptedServer } from "./scripted-server.ts";

/** How the stand-in for an embedding server behaves. */
export type EmbeddingsScript = "ok" | "refused" | "500" | "silence" | "wrong_count" | "redirects";

type Body = { readonly input: readonly string[]; readonly model: string };

/** What its model knows: two words of one idea lie near each other, whatever their letters. */
const IDEAS = [
  /\b(dog|canine|puppy|spaniel)\b/i,
  /\b(bus|tram|vehicle)\b/i,
  /old-age allowance|nonagenarian|高龄津贴|耄耋/i,
  /quiet|racket/i,
];

/** A real HTTP server that speaks OpenAI's embeddings and misbehaves on demand. The model `long` gives longer vectors. */
export class ScriptedEmbeddings extends ScriptedServer<Body> {
  script: EmbeddingsScript = "ok";
  /** Every text it was sent. */
  inputs: string[] = [];
  requests = 0;

  static start(): Promise<ScriptedEmbeddings> {
    return new ScriptedEmbeddings().listen();
  }

  protected override handle({ input, model }: Body, req: IncomingMessage, res: ServerResponse): void {
    this.inputs.push(...input);
    this.requests += 1;
    if (this.script === "silence") return;
    if (this.script === "refused") return void req.socket.destroy();
    if (this.script === "redirects") return void res.writeHead(307, { Location: req.url ?? "/" }).end();
    res.writeHead(this.script === "500" ? 500 : 200, { "Content-Type": "application/json" });
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text, model) }));
    if (this.script === "wrong_count") data.pop();
    // Servers may answer in any order.
    res.end(JSON.stringify({ object: "list", model, data: data.reverse() }));
  }
}

const vectorOf = (text: string, model: string): number[] => [
  ...IDEAS.map((idea) => (idea.test(text) ? 1 : 0)),
  0.1,
  ...(model === "long" ? [0] : []),
];
