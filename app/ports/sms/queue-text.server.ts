import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import type { JobQueue } from "#app/ports/jobs/port.ts";
import { assertOneLine } from "#app/ports/mail/headers.ts";
import { insertMail } from "#app/ports/mail/outbox.queries.server.ts";
import { fitsText } from "./segments.ts";

export type NewText = {
  /** With its country: `+8613800138000`. */
  readonly to: string;
  readonly language: string;
  /** What it is about, for the outbox page: a reference at most. */
  readonly about: string;
  readonly text: string;
  /** Its row goes when it is sent or given up: nobody needs the number again. */
  readonly isForgottenWhenSent?: boolean;
};

/**
 * Writes a text message into the outbox, and the job that sends it, in the caller's transaction: it is sent exactly if the
 * change it speaks of is kept. Refuses one that is longer than what one may cost.
 */
export async function queueText(deps: { clock: Clock; jobs: JobQueue }, tx: Transaction, text: NewText): Promise<void> {
  assertOneLine(text.to, text.about);
  if (!fitsText(text.text)) throw new Error("A text message must fit into two segments.");
  const id = randomUUID();
  const { about: subject, ...message } = text;
  insertMail(tx, { ...message, id, way: "sms", subject, createdAt: deps.clock.now() });
  await deps.jobs.enqueue(tx, "sms.deliver", { mailId: id });
}
