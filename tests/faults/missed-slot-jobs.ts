import { readConfig } from "#app/config/env.server.ts";
import { escalateLateRequests } from "#app/domain/requests/escalate-late-requests.server.ts";
import { remindSilentRequests } from "#app/domain/requests/remind-silent-requests.server.ts";
import { remindOfDrafts } from "#app/domain/residents/remind-of-drafts.server.ts";
import { openJobQueue } from "#app/ports/jobs/pg-boss.server.ts";
import type { JobQueue } from "#app/ports/jobs/port.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { requestDeps } from "#tests/factories/request.ts";

/** The process that `missed-slot.ts` starts: does what is due now, and dies within the mail of the number it was given. */
const now = process.env["FAULT_NOW"] ?? "";
let untilDeath = Number(process.env["FAULT_DIES_AT"] || Infinity);

const db = await openMigratedDatabase(readConfig(process.env), "the missed-slot test");
const queue = await openJobQueue(db);
const jobs: JobQueue = {
  async enqueue(...asked) {
    // Inside the transaction that tells somebody.
    if (--untilDeath <= 0) process.kill(process.pid, "SIGKILL");
    await queue.enqueue(...asked);
  },
};
const deps = { ...requestDeps(db), jobs };
deps.clock.set(now);
await escalateLateRequests(deps);
await remindSilentRequests(deps);
await remindOfDrafts(deps);
await db.close();
