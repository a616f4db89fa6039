import { runPgBoss, type Handlers } from "#app/ports/jobs/run-pg-boss.server.ts";
import { type JobHandlers, jobHandlers, type JobServices } from "./handlers.server.ts";

/** Looking for new jobs: soon enough for whoever waits for a mail, seldom enough for an idle embedded database. */
const POLL_MS = 1_000;

/** Begins to work off the jobs; `stop` lets those under way end. */
export async function startJobs(
  services: JobServices,
  { handlers = jobHandlers, pollMs = POLL_MS }: { handlers?: JobHandlers; pollMs?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const bound = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (data: object) => (handle as (s: JobServices, d: object) => Promise<void>)(services, data),
    ]),
  ) as Handlers;
  return runPgBoss(bound, { db: services.db, log: services.log, pollMs });
}
