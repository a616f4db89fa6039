import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metrics } from "./port.ts";

export type EventLoopWatch = {
  /** Notes the delays since it was last asked, and begins anew. */
  tell(metrics: Metrics): void;
  stop(): void;
};

const RESOLUTION_MS = 10;
const QUANTILES = [0.5, 0.99, 1] as const;

/** How late this process comes to what is due: while it computes, nobody else is served. */
export function watchEventLoop(): EventLoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    tell(metrics) {
      for (const quantile of QUANTILES) {
        // It counts from one look at the clock to the next; only what exceeds the pause between them is a delay.
        const betweenMs = histogram.count > 0 ? histogram.percentile(quantile * 100) / 1e6 : 0;
        const seconds = Math.max(0, betweenMs - RESOLUTION_MS) / 1000;
        metrics.set("onewindow_event_loop_delay_seconds", { quantile: String(quantile) }, seconds);
      }
      histogram.reset();
    },
    stop: () => void histogram.disable(),
  };
}
