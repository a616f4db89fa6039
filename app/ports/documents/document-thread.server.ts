import { Worker } from "node:worker_threads";
import { documentWorkerPath } from "#app/config/paths.server.ts";
import type { ThreadReply, ThreadRequest } from "./parse-worker.ts";

/** What one file may cost the thread that looks at it. */
export type ThreadCaps = { readonly parseMs: number; readonly heapMb: number; readonly growthMb: number };

export type DocumentThread = {
  /** Waits for its turn; `lost` says what broke the thread, and the next file gets a new one. */
  ask(request: ThreadRequest): Promise<ThreadReply | { readonly lost: string }>;
  close(): Promise<void>;
};

/** Looks at files one after the other in a thread with caps on memory and time. */
export function openDocumentThread(caps: ThreadCaps): DocumentThread {
  let last: Promise<unknown> = Promise.resolve();
  let thread: Worker | undefined;

  async function ask(request: ThreadRequest): Promise<Outcome> {
    const worker = (thread ??= startThread(caps));
    worker.ref();
    const outcome = await askThread(worker, request, caps);
    worker.unref();
    if ("lost" in outcome) {
      thread = undefined;
      await worker.terminate();
    }
    return outcome;
  }

  return {
    ask(request) {
      const turn = last.then(() => ask(request));
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

function startThread({ heapMb }: ThreadCaps): Worker {
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

type Outcome = ThreadReply | { readonly lost: string };

const TOO_MUCH = "reading it takes too much memory";
const WATCH_EVERY_MS = 50;

function askThread(worker: Worker, request: ThreadRequest, { parseMs, growthMb }: ThreadCaps): Promise<Outcome> {
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
