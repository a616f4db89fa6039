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
    void discard(reader);
  }
}

/** So much of what nobody wants is let in, so that its sender hears why; then it is cut off. */
const DISCARDED_BYTES = 50_000_000;
const DISCARD_MS = 15_000;

/** Cancelling at once would cut the connection before the refusal has gone out on it. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const until = performance.now() + DISCARD_MS;
  try {
    for (let left = DISCARDED_BYTES; left > 0 && performance.now() < until;) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // The sender went away: nobody is left to be told.
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
