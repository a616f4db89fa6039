import type { Response } from "express";

const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;

export type StreamEvent = { readonly event?: string; readonly id?: string; readonly data: unknown };

export type EventStream = {
  /** Sends one event; objects as JSON, text as it is. Does nothing once the reader has left or it is closed. */
  send(event: StreamEvent): void;
  close(): void;
  /** Aborts when the reader leaves or the portal stops. */
  readonly signal: AbortSignal;
};

const openStreams = new Set<EventStream>();

/** One field a line; a line break inside a name or id would forge another field. */
const field = (name: string, value: string): string => `${name}: ${value.replace(/[\r\n\0]/g, " ")}\n`;

function format({ event, id, data }: StreamEvent): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${event ? field("event", event) : ""}${id ? field("id", id) : ""}${lines.join("")}\n`;
}

/** Turns a response into a stream of server-sent events that lives until its reader leaves. */
export function openEventStream(res: Response): EventStream {
  const reader = new AbortController();
  res.status(200);
  res.setHeader("Content-Type", "text/event-stream; charset=utf-8");
  res.setHeader("Cache-Control", "no-store, no-transform");
  res.setHeader("X-Accel-Buffering", "no");
  res.flushHeaders();
  res.write(`retry: ${RETRY_MS}\n\n`);

  const heartbeat = setInterval(() => res.write(": still here\n\n"), HEARTBEAT_MS);
  const stream: EventStream = {
    send: (event) => {
      if (!reader.signal.aborted && !res.writableEnded) res.write(format(event));
    },
    close: () => void res.end(),
    signal: reader.signal,
  };
  openStreams.add(stream);
  res.once("close", () => {
    clearInterval(heartbeat);
    openStreams.delete(stream);
    reader.abort();
  });
  return stream;
}

/** Before the portal stops: every reader is told, and comes back to whichever process serves by then. */
export function closeEventStreams(): void {
  for (const stream of openStreams) {
    stream.send({ event: "restart", data: "" });
    stream.close();
  }
}
