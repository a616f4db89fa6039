import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ScriptedServer } from "#tests/support/scripted-server.ts";
import { numbers } from "./numbers.ts";

/** As long as those of a small real model. */
export const DIMENSION = 256;

const directions = new Map<string, Float32Array>();

/** Every pair of letters points somewhere. */
function directionOf(pair: string): Float32Array {
  const known = directions.get(pair);
  if (known) return known;
  const next = numbers([...pair].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7));
  const direction = Float32Array.from({ length: DIMENSION }, () => next() + next() + next() - 1.5);
  directions.set(pair, direction);
  return direction;
}

/** Texts that share pairs of letters lie near each other; that is all this model knows. */
export function vectorOf(text: string): number[] {
  const letters = [...text.replace(/\s/g, "")];
  const sum = new Float32Array(DIMENSION).fill(0.001);
  for (let n = 0; n + 1 < letters.length; n++) {
    const direction = directionOf(`${letters[n]}${letters[n + 1]}`);
    for (let k = 0; k < DIMENSION; k++) sum[k] = (sum[k] ?? 0) + (direction[k] ?? 0);
  }
  const length = Math.hypot(...sum);
  return Array.from(sum, (value) => Number((value / length).toFixed(5)));
}

type Body = { readonly input: readonly string[]; readonly model: string };

/** An embedding server that takes so many milliseconds for each text, and says how long it has worked. */
export class PacedEmbeddings extends ScriptedServer<Body> {
  ownMs = 0;
  readonly #msPerText: number;

  constructor(msPerText: number) {
    super();
    this.#msPerText = msPerText;
  }

  static start(msPerText: number): Promise<PacedEmbeddings> {
    return new PacedEmbeddings(msPerText).listen();
  }

  protected override handle({ input, model }: Body, _req: IncomingMessage, res: ServerResponse): void {
    void this.#answer(input, model, res);
  }

  async #answer(input: readonly string[], model: string, res: ServerResponse): Promise<void> {
    const startedMs = performance.now();
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
    const reply = JSON.stringify({ object: "list", model, data });
    await sleep(Math.max(0, startedMs + this.#msPerText * input.length - performance.now()));
    this.ownMs += performance.now() - startedMs;
    res.writeHead(200, { "Content-Type": "application/json" });
    res.end(reply);
  }
}
