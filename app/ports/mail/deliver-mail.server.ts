import type { Database } from "#app/db/port.ts";
import type { Clock } from "#app/ports/clock/port.ts";
import { JOB_SETTINGS } from "#app/ports/jobs/port.ts";
import { countAttempt, markSent, recordFailure, selectMail } from "./outbox.queries.server.ts";
import type { MailTransport } from "./port.ts";

/**
 * Sends one mail of the outbox, once: a mail that was sent is not sent again. Throws what the transport throws, so
 * that the queue tries again; after the last try the row says `failed`.
 */
export async function deliverMail(
  deps: { db: Database; clock: Clock; mail: MailTransport },
  input: { mailId: string },
): Promise<void> {
  const mail = await selectMail(deps.db, input.mailId);
  if (!mail || mail.state === "sent") return;
  await countAttempt(deps.db, mail.id);
  try {
    await deps.mail.send({ id: mail.id, to: mail.to, language: mail.language, subject: mail.subject, text: mail.text });
  } catch (error) {
    const isFinal = mail.attempts >= JOB_SETTINGS["mail.deliver"].retryLimit;
    await recordFailure(deps.db, mail.id, { error: error instanceof Error ? error.message : String(error), isFinal });
    throw error;
  }
  await markSent(deps.db, mail.id, deps.clock.now());
}
