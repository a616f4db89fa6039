import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { TEST_EVALUATION_KEY, type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, Resident } from "#tests/support/resident.ts";

/** What a portal holds after so many requests of all kinds (F20 and P22 of our reliability plan). */
export type LeakReport = {
  readonly requests: number;
  readonly streamsDropped: number;
  readonly failed: number;
  /** Megabytes of the whole process, the embedded database included: after the first thousand requests, and at the end. */
  readonly rssMb: readonly [early: number, late: number];
  /** Open connections, pipes and other handles, the same two times. */
  readonly open: readonly [early: number, late: number];
};

type Options = {
  readonly requests: number;
  readonly streams: number;
  readonly say?: (line: string) => void;
};

/** Before this everything that is made once is made. */
const WARM_UP = 1_000;
const AT_ONCE = 8;
/** Connections that nobody uses are closed after this. */
const QUIET_MS = 8_000;
const PATHS = [
  "/",
  "/services",
  "/services/old-age-card",
  "/guides/old-age-card-rules",
  "/centres",
  "/search?q=card",
  "/assistant",
  "/requests",
  "/no-such-page",
  "/api/v1/services",
  "/changes.atom",
];
const QUESTION = { question: "How much is the old-age allowance?", language: "en" };

const headers = { "x-evaluation-key": TEST_EVALUATION_KEY, "Accept-Language": "en" };

function readState(pid: number): { rssMb: number; open: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  const targets = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  // The embedded database keeps files of its own open, up to a limit of its own.
  return { rssMb: Math.round(kilobytes / 1024), open: targets.filter((target) => !target.startsWith("/")).length };
}

/** The n-th request of the mixture: mostly pages, now and then a question, a search with other words, a whole form. */
async function sendOne(portal: RunningPortal, n: number): Promise<boolean> {
  if (n % 200 === 0) {
    const resident = new Resident(portal.address);
    return (await resident.submit(await fillForm(resident, `leak test ${n}`), CONFIRMATION)).status === 200;
  }
  if (n % 20 === 0) {
    const response = await fetch(`${portal.address}/api/v1/questions`, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(QUESTION),
    });
    await response.arrayBuffer();
    return response.ok;
  }
  const path = n % 7 === 0 ? `/search?q=card${n}` : (PATHS[n % PATHS.length] ?? "/");
  const response = await fetch(`${portal.address}${path}`, { headers });
  await response.arrayBuffer();
  return response.status < 500;
}

/** Begins an answer as a stream and leaves in the middle. */
async function dropStream(portal: RunningPortal): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(`${portal.address}/api/v1/questions`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(QUESTION),
    signal: stop.signal,
  });
  await response.body?.getReader().read();
  stop.abort();
}

async function times(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A portal of its own, asked over and over; Linux only, since it looks into `/proc`. */
export async function lookForLeaks({ requests, streams, say = () => undefined }: Options): Promise<LeakReport> {
  const portal = await startTestPortal();
  if (portal.pid === undefined) throw new Error("the portal has no process");
  let failed = 0;
  const send = async (n: number) => {
    if (!(await sendOne(portal, n))) failed += 1;
    if (n > 0 && n % 1_000 === 0) say(`${n} requests: ${JSON.stringify(readState(portal.pid ?? 0))}`);
  };
  try {
    await times(WARM_UP, send);
    await sleep(QUIET_MS);
    const early = readState(portal.pid);
    await times(requests - WARM_UP, (n) => send(n + WARM_UP));
    await times(streams, () => dropStream(portal));
    await sleep(QUIET_MS);
    const late = readState(portal.pid);
    return {
      requests,
      streamsDropped: streams,
      failed,
      rssMb: [early.rssMb, late.rssMb],
      open: [early.open, late.open],
    };
  } finally {
    await portal.stop();
  }
}

/** More than a fifth of memory above that after a thousand requests, or anything left open. */
export const hasLeaked = ({ rssMb: [early, late], open, failed }: LeakReport): boolean =>
  failed > 0 || late > 1.2 * early || open[1] > open[0];
