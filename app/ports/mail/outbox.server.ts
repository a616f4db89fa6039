import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import type { JobQueue } from "#app/ports/jobs/port.ts";
import { assertOneLine } from "./headers.ts";
import { insertMail } from "./outbox.queries.server.ts";

export type NewMail = {
  readonly to: string;
  /** The recipient's language, which `subject` and `text` are written in. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** Its row goes when it is sent or given up: nobody needs the address again. */
  readonly isForgottenWhenSent?: boolean;
};

/**
 * Writes a mail into the outbox, and the job that sends it, in the caller's transaction: it is sent exactly if the
 * change it speaks of is kept. Refuses line breaks in address and subject, which would smuggle in further headers.
 */
export async function queueMail(deps: { clock: Clock; jobs: JobQueue }, tx: Transaction, mail: NewMail): Promise<void> {
  assertOneLine(mail.to, mail.subject);
  const id = randomUUID();
  insertMail(tx, { ...mail, id, createdAt: deps.clock.now() });
  await deps.jobs.enqueue(tx, "mail.deliver", { mailId: id });
}
