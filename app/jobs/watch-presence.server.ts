import { WATCH_EVERY_MS } from "#app/domain/handoff/presence/presence.ts";
import { returnSilent } from "#app/domain/handoff/presence/return-silent.server.ts";
import { giveEstimates } from "#app/domain/handoff/waiting/give-estimate.server.ts";
import type { Services } from "#app/domain/services.ts";

/**
 * Looks every few seconds for staff whose browsers have died, and tells those who wait how long it will be: jobs run by the
 * minute at most, and nobody in a conversation should wait that long. Never two looks at a time in one process.
 */
export function watchPresence(services: Pick<Services, "db" | "clock" | "log" | "site">): { stop(): Promise<void> } {
  let look: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    look ??= returnSilent(services)
      .then(() => giveEstimates(services))
      .catch((error: unknown) => services.log.error({ err: error }, "could not look after those who wait for a person"))
      .finally(() => (look = undefined));
  }, WATCH_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await look;
    },
  };
}
