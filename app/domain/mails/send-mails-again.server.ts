import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import { requeueFailedMails } from "#app/ports/mail/outbox.queries.server.ts";

/** Tries all mails that were given up once more, from the first try on; gives how many. Pressed twice, the second finds none. */
export async function sendMailsAgain(
  { db, clock, jobs }: Pick<Services, "db" | "clock" | "jobs">,
  staffId: string,
): Promise<number> {
  return db.transaction(async (tx) => {
    const ids = await requeueFailedMails(tx);
    for (const { id: mailId, way } of ids) await jobs.enqueue(tx, `${way}.deliver`, { mailId });
    if (ids.length > 0)
      await recordAuditEvent(tx, {
        actor: { kind: "staff", id: staffId },
        action: "mails.sent_again",
        subjectType: "mails",
        subjectId: "failed",
        details: { count: ids.length },
        at: clock.now(),
      });
    return ids.length;
  });
}
