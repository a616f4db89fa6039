import { randomBytes, randomUUID } from "node:crypto";
import { openRequest } from "#app/domain/requests/open-request.server.ts";
import type { Services } from "#app/domain/services.ts";
import { alternate, type Bench, type BenchResult, quantile, round, timeEach } from "./bench.ts";
import { openSamplePortal } from "./sample-portal.ts";
import { benchStaffQueue } from "./staff-queue.ts";
import { benchStatusPage } from "./status-page.ts";

const TIMES = 100;

async function submit(services: Services): Promise<void> {
  const outcome = await openRequest(services, {
    submissionKey: randomUUID(),
    formId: null,
    serviceSlug: null,
    language: "en",
    mode: "full",
    answers: {},
    description: "The street lamp in front of number 12 has been dark for a week.",
    contact: { name: "Wang Xiaoming", phone: "13800001111", email: "wang@example.org" },
    visitorId: randomBytes(32).toString("hex"),
    openedBy: { kind: "resident" },
  });
  if (outcome.status !== "opened") throw new Error(`not opened: ${outcome.status}`);
}

/** P18: a request with its events, receipt, job and audit against a bare insert and commit; then its page, and the queue of staff. */
export const benchRequests: Bench = async (say) => {
  const portal = await openSamplePortal();
  try {
    const { services } = portal;
    await services.db.execute(
      "create table bench_rows (id uuid primary key, body jsonb not null, at timestamptz not null)",
    );
    const insert = (): Promise<unknown> =>
      services.db.transaction((tx) =>
        tx.query("insert into bench_rows (id, body, at) values ($1, $2, $3)", [
          randomUUID(),
          { words: "x".repeat(200) },
          new Date(),
        ]),
      );
    say(`Submitting ${TIMES} requests a round…`);
    const ours = async (): Promise<number> => quantile(await timeEach(TIMES, () => submit(services)), 0.95);
    const bare = async (): Promise<number> => quantile(await timeEach(TIMES, insert), 0.95);
    await ours();
    await bare();
    const { ratio, betterQuarter, a, b } = await alternate(ours, bare, false);
    const submitted: BenchResult = {
      name: "requests",
      measure: "P18: submit p95 / bare insert and commit p95",
      value: ratio,
      unit: "ratio",
      gate: { atMost: 6 },
      goal: 3,
      betterQuarter,
      details: { oursP95Ms: round(a), bareP95Ms: round(b) },
    };
    return [submitted, await benchStatusPage(say), await benchStaffQueue(say)];
  } finally {
    await portal.close();
  }
};
