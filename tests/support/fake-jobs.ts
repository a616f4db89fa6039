import { type EnqueueOptions, JOB_NAMES, type JobData, type JobName, type JobQueue } from "#app/ports/jobs/port.ts";
import type { Transaction } from "#app/db/port.ts";

export type EnqueuedJob<N extends JobName = JobName> = {
  readonly name: N;
  readonly data: JobData[N];
  readonly startAfter: Date | undefined;
};

/**
 * Remembers what was enqueued, for tests of use cases. It does not see a roll-back: that jobs vanish with their
 * transaction is proved on the real queue by the contract suite.
 */
export class FakeJobs implements JobQueue {
  readonly enqueued: EnqueuedJob[] = [];

  async enqueue<N extends JobName>(
    _tx: Transaction,
    name: N,
    data: JobData[N],
    options: EnqueueOptions = {},
  ): Promise<void> {
    if (!JOB_NAMES.includes(name)) throw new Error(`There is no job queue "${name}".`);
    // What cannot be JSON would be lost on the way through the database.
    const stored = JSON.parse(JSON.stringify(data)) as JobData[N];
    this.enqueued.push({ name, data: stored, startAfter: options.startAfter });
  }

  /** The data of every job enqueued under this name, oldest first. */
  named<N extends JobName>(name: N): JobData[N][] {
    return this.enqueued.filter((job) => job.name === name).map((job) => job.data as JobData[N]);
  }
}
