import type { Services } from "#app/domain/services.ts";
import { countMessages, countUnsentMails, selectUnsentMails } from "#app/ports/mail/outbox.queries.server.ts";

const SHOWN = 100;

/** The newest messages that failed at least once and were not sent, given up or still tried; and how many there are of each. */
export async function listUndeliveredMails({ db }: Pick<Services, "db">) {
  return {
    ...(await countUnsentMails(db)),
    texts: await countMessages(db, "sms"),
    pushes: await countMessages(db, "push"),
    mails: await selectUnsentMails(db, SHOWN),
  };
}
