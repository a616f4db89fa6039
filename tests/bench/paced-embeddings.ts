import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ScriptedServer } from "#tests/support/scripted-server.ts";
import { numbers } from "./numbers.ts";

/** As long as those of a small real model. */
export const DIMENSION = 256;

/** So many different ideas; rare pairs of letters share them. */
const IDEAS = 65_536;
/** Real models use few of the directions they have; in wholly random ones nothing is near to anything. */
const AXES = 24;
const OWN_SHARE = 0.3;

const spread = (next: () => number) => next() + next() + next() - 1.5;
const randomVector = (seed: number): Float32Array => {
  const next = numbers(seed);
  return Float32Array.from({ length: DIMENSION }, () => spread(next));
};
const axes = Array.from({ length: AXES }, (_, n) => randomVector(n + 1));
const directions: (Float32Array | undefined)[] = [];

/** Every pair of letters points somewhere: mostly along the axes, a little its own way. */
function makeDirection(idea: number): Float32Array {
  const next = numbers(idea + AXES + 1);
  const direction = randomVector(idea + IDEAS).map((value) => value * OWN_SHARE * Math.sqrt(AXES));
  for (const axis of axes) {
    const share = spread(next) * 2;
    for (let k = 0; k < DIMENSION; k++) direction[k] = (direction[k] ?? 0) + share * (axis[k] ?? 0);
  }
  return direction;
}

function directionOf(first: string, second: string): Float32Array {
  const idea = ((first.codePointAt(0) ?? 0) * 31_337 + (second.codePointAt(0) ?? 0)) % IDEAS;
  return (directions[idea] ??= makeDirection(idea));
}

/** Texts that share pairs of letters lie near each other; that is all this model knows. */
export function vectorOf(text: string): number[] {
  const letters = [...text.replace(/\s/g, "")];
  const sum = new Float32Array(DIMENSION).fill(0.001);
  for (let n = 0; n + 1 < letters.length; n++) {
    const direction = directionOf(letters[n] ?? "", letters[n + 1] ?? "");
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
