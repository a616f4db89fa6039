import type { IncomingMessage, ServerResponse } from "node:http";
import { ScriptedServer } from "./scripted-server.ts";

/** How the stand-in for a rerank server behaves. */
export type RerankScript =
  | "ok"
  | "refused"
  | "429"
  | "500"
  | "silence"
  | "garbage"
  | "wrong_shape"
  | "place_twice"
  | "no_such_place"
  | "some"
  | "huge"
  | "redirects";

type Body = {
  readonly model: string;
  readonly query: string;
  readonly documents: readonly string[];
  readonly top_n: number;
};

/** A real HTTP server that speaks the common rerank interface and misbehaves on demand. */
export class ScriptedReranker extends ScriptedServer<Body> {
  script: RerankScript = "ok";
  /** How well a passage answers; by default the last is the best. */
  judge: (document: string, index: number) => number = (_, index) => index;
  requests: Body[] = [];
  paths: string[] = [];
  keys: (string | undefined)[] = [];

  static start(): Promise<ScriptedReranker> {
    return new ScriptedReranker().listen();
  }

  protected override handle(body: Body, req: IncomingMessage, res: ServerResponse): void {
    this.requests.push(body);
    this.paths.push(req.url ?? "");
    this.keys.push(req.headers.authorization);
    const results = body.documents
      .map((document, index) => ({ index, relevance_score: this.judge(document, index), document: { text: document } }))
      .sort((a, b) => b.relevance_score - a.relevance_score);
    const say = (reply: string, status = 200) =>
      void res.writeHead(status, { "Content-Type": "application/json" }).end(reply);
    const sayResults = (some: readonly unknown[]) => say(JSON.stringify({ id: "1", model: body.model, results: some }));
    switch (this.script) {
      case "ok":
        return sayResults(results);
      case "some":
        return sayResults(results.slice(0, 1));
      case "place_twice":
        return sayResults([...results, results[0]]);
      case "no_such_place":
        return sayResults([{ index: body.documents.length, relevance_score: 1 }]);
      case "wrong_shape":
        return say(JSON.stringify([{ index: 0, score: 0.5 }]));
      case "garbage":
        return say("<!doctype html><h1>Gateway</h1>");
      case "huge":
        return say(JSON.stringify({ results, padding: "x".repeat(2_000_000) }));
      case "429":
        return say('{"error":"scripted"}', 429);
      case "500":
        return say('{"error":"scripted"}', 500);
      case "redirects":
        return void res.writeHead(307, { Location: "http://127.0.0.1:9/rerank" }).end();
      case "refused":
        return void req.socket.destroy();
      case "silence":
        return;
    }
  }
}
