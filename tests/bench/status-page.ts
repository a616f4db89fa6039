import { startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, referenceIn, Resident } from "#tests/support/resident.ts";
import { type BenchResult, median, quantile, ROUNDS, round, timeEach } from "./bench.ts";
import { pinToFirstCore } from "./pin-to-first-core.ts";

const TIMES = 100;
const REQUESTS = 20;

/** P20: the page of a request, as the browser that sent it opens it: never from a cache, drawn for one person alone. */
export async function benchStatusPage(say: (line: string) => void): Promise<BenchResult> {
  const portal = await startTestPortal({
    env: { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "the benchmark's own secret" },
  });
  try {
    pinToFirstCore(portal.pid);
    say(`Sending ${REQUESTS} forms and opening their pages…`);
    const resident = new Resident(portal.address);
    const references: string[] = [];
    for (let n = 0; n < REQUESTS; n++) {
      const sent = await resident.submit(await fillForm(resident, `The lamp ${n} is dark.`), CONFIRMATION);
      references.push(referenceIn(sent) ?? "");
    }
    const open = async (n: number): Promise<void> => {
      const reference = references[n % references.length] ?? "";
      const page = await resident.open(`/requests/${reference}`);
      if (page.status !== 200 || !page.html.includes(reference))
        throw new Error(`${page.path} answered ${page.status}`);
    };
    await timeEach(TIMES, open);
    const rounds: number[][] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push(await timeEach(TIMES, open));
    const p95s = rounds.map((times) => quantile(times, 0.95));
    return {
      name: "status-page",
      measure: "P20: page of one's own request over HTTP, p95, uncached",
      value: round(median(p95s)),
      unit: "ms",
      gate: { atMost: 100 },
      goal: 60,
      betterQuarter: round(quantile(p95s, 0.25)),
      details: { p50Ms: round(median(rounds.flat())) },
    };
  } finally {
    await portal.stop();
  }
}
