import { Worker } from "node:worker_threads";
import { documentWorkerPath } from "#app/config/paths.server.ts";
import { assertFormat } from "./assert-format.ts";
import { LIMITS } from "./limits.ts";
import type { ParseReply, ParseRequest } from "./parse-worker.ts";
import { type DocumentFormat, type DocumentParser, DocumentRefusedError, type ParsedDocument } from "./port.ts";

type Caps = { readonly parseMs: number; readonly heapMb: number; readonly growthMb: number };

/** Reads files one after the other in a thread with caps on memory and time. A file that breaks the thread is refused; the next gets a new one. */
export function createThreadParser(caps: Caps = LIMITS): DocumentParser {
  const counts = { parsed: 0, reused: 0 };
  let last: Promise<unknown> = Promise.resolve();
  let thread: Worker | undefined;

  async function parse(bytes: Uint8Array, format: DocumentFormat): Promise<ParsedDocument> {
    // What can be seen at once costs no thread.
    assertFormat(bytes, format);
    counts.parsed++;
    const worker = (thread ??= startThread(caps));
    worker.ref();
    const outcome = await askThread(worker, { bytes, format }, caps);
    worker.unref();
    if ("lost" in outcome) {
      thread = undefined;
      await worker.terminate();
      throw new DocumentRefusedError(outcome.lost);
    }
    if ("reason" in outcome) throw new DocumentRefusedError(outcome.reason);
    return outcome.parsed;
  }

  return {
    counts,
    parse(bytes, format) {
      const turn = last.then(() => parse(bytes, format));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      await thread?.terminate();
      thread = undefined;
    },
  };
}

function startThread({ heapMb }: Caps): Worker {
  const worker = new Worker(documentWorkerPath, {
    // Neither the process's flags nor its secrets are of use in there; what libraries print is nobody's business.
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: heapMb / 8, stackSizeMb: 4 },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // A thread that ends between two files is noticed with the next one.
  worker.on("error", () => undefined);
  return worker;
}

type Outcome = ParseReply | { readonly lost: string };

const TOO_MUCH = "reading it takes too much memory";
const WATCH_EVERY_MS = 50;

function askThread(worker: Worker, request: ParseRequest, { parseMs, growthMb }: Caps): Promise<Outcome> {
  return new Promise<Outcome>((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(outcome);
    };
    const onError = ({ code }: NodeJS.ErrnoException) =>
      settle({ lost: code === "ERR_WORKER_OUT_OF_MEMORY" ? TOO_MUCH : "the file is damaged" });
    const onExit = () => settle({ lost: "the file is damaged" });
    const timer = setTimeout(() => settle({ lost: `reading it took longer than ${parseMs / 1_000} seconds` }), parseMs);
    const most = process.memoryUsage.rss() + growthMb * 1_000_000;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) settle({ lost: TOO_MUCH });
    }, WATCH_EVERY_MS);
    worker.on("message", settle).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}
