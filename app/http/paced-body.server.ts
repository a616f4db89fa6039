import { AppError } from "#app/lib/app-error.ts";

/** A body that stops, or trickles, is not waited for. */
export type Pace = {
  /** Without any byte. */
  readonly idleMs: number;
  /** From then on at least so many bytes a second on the whole; a weak signal in a lift gives more. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
};

export const UPLOAD_PACE: Pace = { idleMs: 15_000, graceMs: 20_000, bytesPerSecond: 4_000 };

type Body = ReadableStream<Uint8Array> | null;

/**
 * The parts of a body as they come, none held. Throws `too_large` beyond `maxBytes`, `too_slow` for what stops or trickles, and
 * `bad_request` when its sender goes away.
 */
export async function* pacedBody(body: Body, maxBytes: number, pace: Pace = UPLOAD_PACE): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  const began = performance.now();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await within(pace.idleMs, reader.read());
      if (done) return;
      length += value.length;
      if (length > maxBytes) throw new AppError("too_large");
      const seconds = (performance.now() - began) / 1_000;
      if (seconds * 1_000 > pace.graceMs && length < seconds * pace.bytesPerSecond) throw new AppError("too_slow");
      yield value;
    }
  } finally {
    // Not waited for: a sender that stopped answers nobody.
    void reader.cancel().catch(() => undefined);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError("too_slow")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("bad_request", { message: "the sender went away", cause: error });
  } finally {
    clearTimeout(timer);
    // Whichever of the two comes too late.
    work.catch(() => undefined);
  }
}
