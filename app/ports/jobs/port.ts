import type { Queryable } from "#app/db/port.ts";

/** Everything that happens later, with what it needs. Handlers must be idempotent: delivery is at least once. */
export type JobData = {
  /** Hands one row of the outbox to the mail transport. */
  "mail.deliver": { mailId: string };
  /** Closes answered requests after their ten working days of silence. Scheduled. */
  "requests.close-silent": Record<string, never>;
  /** Offers waiting conversations a tracked request once their desk has closed. Scheduled. */
  "handoffs.sweep": Record<string, never>;
};
export type JobName = keyof JobData;

export interface JobQueue {
  /** Enqueues within the caller's transaction: the job exists exactly if the transaction commits. */
  enqueue<N extends JobName>(tx: Queryable, name: N, data: JobData[N], options?: { startAfter?: Date }): Promise<void>;
}
