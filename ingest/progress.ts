import { SingleBar } from "cli-progress";

export type Progress = {
  /** How far one step is; a new step name begins a new bar. */
  show(step: string, done: number, total: number): void;
  end(): void;
};

const LINE_EVERY_MS = 2_000;

/** A bar on a terminal; elsewhere a plain line at most every two seconds and at the end of each step. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? terminalBar(stream) : plainLines(stream);
}

export const noProgress: Progress = { show: () => undefined, end: () => undefined };

function terminalBar(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  let current = "";
  return {
    show(step, done, total) {
      if (step !== current) {
        bar?.stop();
        bar = new SingleBar({ format: "{step} {bar} {value} of {total}", hideCursor: true, stream });
        bar.start(total, done, { step: step.padEnd(6) });
        current = step;
      }
      bar?.setTotal(total);
      bar?.update(done);
    },
    end() {
      bar?.stop();
      bar = undefined;
      current = "";
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): Progress {
  let current = "";
  let shownAt = 0;
  return {
    show(step, done, total) {
      const now = performance.now();
      if (step === current && done < total && now - shownAt < LINE_EVERY_MS) return;
      current = step;
      shownAt = now;
      stream.write(`${step}: ${done} of ${total}\n`);
    },
    end: () => undefined,
  };
}
