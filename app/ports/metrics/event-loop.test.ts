import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { watchEventLoop } from "./event-loop.ts";
import { createMetrics } from "./prometheus.ts";

const longest = (text: string): number =>
  Number(/onewindow_event_loop_delay_seconds\{quantile="1"\} (\S+)/.exec(text)?.[1]);

it("tells of a stretch in which nobody was served, once", async () => {
  const watch = watchEventLoop();
  const metrics = createMetrics();
  await sleep(50);
  const until = performance.now() + 300;
  while (performance.now() < until);
  await sleep(50);
  watch.tell(metrics);
  expect(longest(metrics.render())).toBeGreaterThan(0.2);
  await sleep(50);
  watch.tell(metrics);
  expect(longest(metrics.render())).toBeLessThan(0.2);
  watch.stop();
});
