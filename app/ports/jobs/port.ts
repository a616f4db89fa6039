import type { Transaction } from "#app/db/port.ts";

/** Everything that happens later, with what it needs. Handlers must be idempotent: delivery is at least once. */
export type JobData = {
  /** Hands one row of the outbox to the mail transport. */
  "mail.deliver": { mailId: string };
  /** Hands one row of the outbox to the gateway for text messages. */
  "sms.deliver": { mailId: string };
  /** Hands one row of the outbox to the push service of a browser. */
  "push.deliver": { mailId: string };
  /** Tells other systems of events: what is new, and what is due again. Also scheduled. */
  "webhooks.deliver": Record<string, never>;
  /** Closes answered requests after their ten working days of silence, and says so three before; also that a form that was begun goes soon. Scheduled. */
  "requests.close-silent": Record<string, never>;
  /** Passes late requests up, rung by rung. Scheduled. */
  "requests.escalate-late": Record<string, never>;
  /** Offers waiting conversations a tracked request once their desk has closed. Scheduled. */
  "handoffs.sweep": Record<string, never>;
  /** Tells who left an address that the sections behind their answers have changed. Scheduled. */
  "watches.tell-changes": Record<string, never>;
  /** Sorts questions without an answer into the gap board. Scheduled. */
  "gaps.collect": Record<string, never>;
  /** Deletes what was kept as long as the site says. Scheduled. */
  "privacy.retention": Record<string, never>;
  /** Removes attached files that belong to nothing any more, and shows a scanner those it has not seen. Scheduled. */
  "attachments.sweep": Record<string, never>;
  /** Writes the end of the audit chain where the database's own password does not reach. Scheduled. */
  "audit.export-head": Record<string, never>;
};
export type JobName = keyof JobData;

export type JobSettings = {
  /** Attempts after the first one; then the job goes to the dead-letter queue. */
  readonly retryLimit: number;
  /** Pause before the second attempt; it doubles with every further one. */
  readonly retryDelaySeconds: number;
  /** An attempt that takes longer counts as failed. */
  readonly timeoutSeconds: number;
  /** Also runs by itself, at these minutes (five cron fields, UTC), with no data. */
  readonly cron?: string;
};

/** One line for each job of `JobData`. */
export const JOB_SETTINGS: Readonly<Record<JobName, JobSettings>> = {
  // Doubling from 20 s, twelve retries last about 22 hours: longer than a mail server is down in practice.
  "mail.deliver": { retryLimit: 12, retryDelaySeconds: 20, timeoutSeconds: 60 },
  "sms.deliver": { retryLimit: 12, retryDelaySeconds: 20, timeoutSeconds: 60 },
  "push.deliver": { retryLimit: 12, retryDelaySeconds: 20, timeoutSeconds: 60 },
  // What is tried again, and when, stands in the deliveries themselves.
  "webhooks.deliver": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 300, cron: "* * * * *" },
  "requests.close-silent": { retryLimit: 2, retryDelaySeconds: 30, timeoutSeconds: 300, cron: "10 * * * *" },
  "requests.escalate-late": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 300, cron: "*/5 * * * *" },
  "handoffs.sweep": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 60, cron: "* * * * *" },
  "watches.tell-changes": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 300, cron: "* * * * *" },
  "gaps.collect": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 120, cron: "* * * * *" },
  "privacy.retention": { retryLimit: 2, retryDelaySeconds: 60, timeoutSeconds: 1_800, cron: "40 19 * * *" },
  "attachments.sweep": { retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 600, cron: "*/10 * * * *" },
  "audit.export-head": { retryLimit: 5, retryDelaySeconds: 60, timeoutSeconds: 60, cron: "5 19 * * *" },
};

export const JOB_NAMES = Object.keys(JOB_SETTINGS) as readonly JobName[];

export type EnqueueOptions = {
  /** Not before this moment; at once when absent or past. */
  readonly startAfter?: Date;
};

export interface JobQueue {
  /** Enqueues within the caller's transaction: the job exists exactly if the transaction commits. */
  enqueue<N extends JobName>(tx: Transaction, name: N, data: JobData[N], options?: EnqueueOptions): Promise<void>;
}
