import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import type { JobQueue } from "#app/ports/jobs/port.ts";
import { assertOneLine } from "#app/ports/mail/headers.ts";
import { insertMail } from "#app/ports/mail/outbox.queries.server.ts";

/** A push service takes 4,096 bytes, which encryption makes longer by 103 (RFC 8291, 4). */
const MOST_BYTES = 3_000;

export type NewPush = {
  /** Id of the browser that it goes to; where that is reached is looked up when it is sent. */
  readonly to: string;
  readonly language: string;
  /** What it is about, for the outbox page: a reference at most. */
  readonly about: string;
  readonly text: string;
};

/** Writes a message for a browser into the outbox, and the job that sends it, in the caller's transaction. */
export async function queuePush(deps: { clock: Clock; jobs: JobQueue }, tx: Transaction, push: NewPush): Promise<void> {
  const { to, language, about: subject, text } = push;
  assertOneLine(to, subject);
  if (Buffer.byteLength(text) > MOST_BYTES) throw new Error("A message for a browser must fit into one record.");
  const id = randomUUID();
  insertMail(tx, { id, way: "push", to, language, subject, text, createdAt: deps.clock.now() });
  await deps.jobs.enqueue(tx, "push.deliver", { mailId: id });
}
