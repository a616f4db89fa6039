import type { Transaction } from "#app/db/port.ts";
import { deleteRepliesBefore } from "#app/domain/clients/replies.queries.server.ts";
import { deleteDeliveriesBefore } from "#app/domain/clients/webhook-deliveries.queries.server.ts";
import { RETENTION_CATEGORIES, type RetentionCategory } from "#app/domain/desks/retention.ts";
import {
  deleteConversationsBefore,
  deleteQuestionsBefore,
} from "#app/domain/handoff/conversation-retention.queries.server.ts";
import {
  anonymiseRequestsBefore,
  countHeldRequests,
  deleteExpiredDrafts,
} from "#app/domain/requests/request-retention.queries.server.ts";
import { deleteMandatesBefore } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import {
  addToRun,
  anonymiseHandoffsBefore,
  deleteFeedbackBefore,
  deleteMailsBefore,
  deleteSessionsBefore,
  finishRun,
  type RetentionRun,
} from "./retention.queries.server.ts";

const DAY_MS = 86_400_000;
/** Rows a transaction: nobody waits long for a lock. */
const BATCH = 500;

type Moment = { readonly before: Date; readonly now: Date; readonly limit: number };
type Round = {
  readonly how: "deleted" | "anonymised";
  /** Gives how many rows it took, and whether there may be more. */
  readonly take: (tx: Transaction, moment: Moment) => Promise<number>;
  /** A round may count something else than what it looks for; then it is over when it finds nothing. */
  readonly isOverAt?: "nothing";
};

/** How each category is taken out; `before` is as many days ago as the site keeps it. */
const ROUNDS: Readonly<Record<RetentionCategory, readonly Round[]>> = {
  conversations: [
    { how: "deleted", take: (tx, { before, limit }) => deleteConversationsBefore(tx, before, limit) },
    // What a person's work rests on stays, without what was asked of the assistant: counted in questions.
    {
      how: "anonymised",
      take: (tx, { before, limit }) => deleteQuestionsBefore(tx, before, limit),
      isOverAt: "nothing",
    },
  ],
  // Each draft has had its day set when it was begun.
  drafts: [{ how: "deleted", take: (tx, { now, limit }) => deleteExpiredDrafts(tx, now, limit) }],
  requests: [
    { how: "anonymised", take: (tx, { before, limit, now }) => anonymiseRequestsBefore(tx, before, limit, now) },
    { how: "deleted", take: (tx, { before, limit }) => deleteMandatesBefore(tx, before, limit) },
  ],
  handoffs: [
    { how: "anonymised", take: (tx, { before, limit, now }) => anonymiseHandoffsBefore(tx, before, limit, now) },
  ],
  feedback: [{ how: "deleted", take: (tx, { before, limit }) => deleteFeedbackBefore(tx, before, limit) }],
  sessions: [{ how: "deleted", take: (tx, { before, limit }) => deleteSessionsBefore(tx, before, limit) }],
  exchange: [
    { how: "deleted", take: (tx, { before, limit }) => deleteRepliesBefore(tx, before, limit) },
    { how: "deleted", take: (tx, { before, limit }) => deleteDeliveriesBefore(tx, before, limit) },
  ],
  mails: [{ how: "deleted", take: (tx, { before, limit }) => deleteMailsBefore(tx, before, limit) }],
};

/**
 * Takes out what has been kept as long as the site says, by the one table of categories. Each batch is one transaction
 * together with the report's figures, so that a row is taken and counted once whenever the job is cut short, and running it
 * again takes nothing twice. Gives the day's report of this run.
 */
export async function runRetention(
  deps: Pick<Services, "db" | "clock" | "site" | "log">,
  limit = BATCH,
): Promise<RetentionRun[]> {
  const report: RetentionRun[] = [];
  for (const category of RETENTION_CATEGORIES) report.push(await runCategory(deps, category, limit));
  const done = report.filter(({ deleted, anonymised }) => deleted + anonymised > 0);
  if (done.length > 0)
    deps.log.info(Object.fromEntries(done.map((run) => [run.category, run.deleted + run.anonymised])), "retention");
  return report;
}

async function runCategory(
  { db, clock, site }: Pick<Services, "db" | "clock" | "site">,
  category: RetentionCategory,
  limit: number,
): Promise<RetentionRun> {
  const now = clock.now();
  const before = new Date(now.getTime() - site.retention[category] * DAY_MS);
  const day = calendarDateIn(now, site.time_zone);
  const empty = { day, category, before, deleted: 0, anonymised: 0, held: 0 };
  let run = empty;
  await addToRun(db, empty);
  for (const { how, take, isOverAt } of ROUNDS[category]) {
    for (;;) {
      const taken = await db.transaction(async (tx) => {
        const count = await take(tx, { before, now, limit });
        if (count > 0) await addToRun(tx, { ...empty, [how]: count });
        return count;
      });
      run = { ...run, [how]: run[how] + taken };
      if (taken < (isOverAt ? 1 : limit)) break;
    }
  }
  const held = category === "requests" ? await countHeldRequests(db, before) : 0;
  await finishRun(db, { day, category, held }, now);
  return { ...run, held };
}
