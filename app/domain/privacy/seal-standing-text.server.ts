import type { Transaction } from "#app/db/port.ts";
import { sealStandingHandoffs, sealStandingMessages } from "#app/domain/handoff/seal-standing.queries.server.ts";
import {
  indexStandingRequests,
  sealStandingDisclosures,
  sealStandingDrafts,
  sealStandingEvents,
  sealStandingRatings,
  sealStandingRequests,
} from "#app/domain/requests/seal-standing.queries.server.ts";
import {
  dropStandingCodes,
  sealStandingIdentities,
  sealStandingResidents,
} from "#app/domain/residents/seal-standing.queries.server.ts";
import type { Services } from "#app/domain/services.ts";
import { sealStandingWatches } from "#app/domain/watches/seal-standing.queries.server.ts";
import { sealStandingMails } from "#app/ports/mail/outbox.queries.server.ts";

const BATCH = 500;

const ROUNDS: readonly ((tx: Transaction, limit: number) => Promise<number>)[] = [
  sealStandingRequests,
  indexStandingRequests,
  sealStandingEvents,
  sealStandingDrafts,
  sealStandingRatings,
  sealStandingDisclosures,
  sealStandingWatches,
  sealStandingHandoffs,
  sealStandingMessages,
  sealStandingResidents,
  sealStandingIdentities,
  dropStandingCodes,
  sealStandingMails,
];

/**
 * Seals what an older version of the portal left in plain text, and adds what requests are found by, in batches of one transaction each; cut short, the next start
 * goes on. Finds nothing on later starts. Gives how many rows it changed.
 */
export async function sealStandingText(
  { db }: Pick<Services, "db">,
  onBatch: (rows: number) => void = () => undefined,
): Promise<number> {
  let all = 0;
  for (const round of ROUNDS) {
    for (;;) {
      const done = await db.transaction((tx) => round(tx, BATCH));
      all += done;
      if (done > 0) onBatch(all);
      if (done < BATCH) break;
    }
  }
  return all;
}
