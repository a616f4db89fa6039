import type { Database } from "#app/db/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import type { TextTransport } from "#app/ports/sms/port.ts";
import {
  countAttempt,
  deleteMail,
  markSent,
  type OutboxMail,
  type OutboxWay,
  recordFailure,
  selectMail,
} from "./outbox.queries.server.ts";
import type { MailTransport } from "./port.ts";

/**
 * Sends one message of the outbox, once: what was sent is not sent again. Throws what the transport throws, so that the queue
 * tries again; after the last try the row says `failed`. What turns out to be for nobody (`gone`) is not kept.
 */
export async function deliver(
  deps: { db: Database; clock: Clock },
  job: { readonly name: `${OutboxWay}.deliver`; readonly mailId: string },
  send: (mail: OutboxMail) => Promise<void | "gone">,
): Promise<void> {
  const mail = await selectMail(deps.db, job.mailId);
  if (!mail || mail.state === "sent") return;
  await countAttempt(deps.db, mail.id);
  let outcome: void | "gone";
  try {
    outcome = await send(mail);
  } catch (error) {
    const isFinal = mail.attempts >= JOB_SETTINGS[job.name].retryLimit;
    await recordFailure(deps.db, mail.id, { error: error instanceof Error ? error.message : String(error), isFinal });
    throw error;
  }
  if (outcome === "gone") return deleteMail(deps.db, mail.id);
  await markSent(deps.db, mail.id, deps.clock.now());
}

export const deliverMail = (
  deps: { db: Database; clock: Clock; mail: MailTransport },
  { mailId }: { mailId: string },
): Promise<void> =>
  deliver(deps, { name: "mail.deliver", mailId }, ({ id, to, language, subject, text }) =>
    deps.mail.send({ id, to, language, subject, text }),
  );

/** The same for a text message. */
export const deliverText = (
  deps: { db: Database; clock: Clock; texts: TextTransport },
  { mailId }: { mailId: string },
): Promise<void> =>
  deliver(deps, { name: "sms.deliver", mailId }, ({ id, to, text }) => deps.texts.send({ id, to, text }));
