import { WATCH_EVERY_MS } from "#app/domain/handoff/presence/presence.ts";
import { returnSilent } from "#app/domain/handoff/presence/return-silent.server.ts";
import type { Services } from "#app/domain/services.ts";

/**
 * Looks every few seconds for staff whose browsers have died: jobs run by the minute at most, and whoever talked to one of
 * them should not wait that long. Never two looks at a time in one process.
 */
export function watchPresence(services: Pick<Services, "db" | "clock" | "log">): { stop(): Promise<void> } {
  let look: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    look ??= returnSilent(services)
      .catch((error: unknown) => services.log.error({ err: error }, "could not look for silent staff"))
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
