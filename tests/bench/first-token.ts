import { readEvents } from "#app/islands/assistant/read-events.ts";
import { startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";
import { type Bench, type BenchResult, median, quantile, ROUNDS, round } from "./bench.ts";
import { PacedLlm } from "./paced-llm.ts";

const QUESTIONS = [
  "How much is the old-age allowance at 92?",
  "What do I need for a residence permit?",
  "How do I register my dog?",
  "高龄津贴每个月多少钱？",
  "办理居住证需要什么材料？",
];

type Seen = { readonly signMs: number; readonly textMs: number; readonly modelMs: number };

/** Asks one question and reads the stream to its end. */
async function ask(address: string, question: string, llm: PacedLlm): Promise<Seen | undefined> {
  llm.firstSentenceMs = Number.NaN;
  const startedMs = performance.now();
  const response = await fetch(`${address}/api/v1/questions`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "text/event-stream",
      "x-evaluation-key": TEST_EVALUATION_KEY,
    },
    body: JSON.stringify({ question, language: /\p{Script=Han}/u.test(question) ? "zh-CN" : "en" }),
  });
  if (!response.ok || !response.body) throw new Error(`"${question}": ${response.status}`);
  let [signMs, textMs] = [Number.NaN, Number.NaN];
  for await (const { event } of readEvents(response.body)) {
    const ms = performance.now() - startedMs;
    if (Number.isNaN(signMs)) signMs = ms;
    if (event === "text" && Number.isNaN(textMs)) textMs = ms;
  }
  const seen = { signMs, textMs, modelMs: llm.firstSentenceMs };
  return Object.values(seen).some(Number.isNaN) ? undefined : seen;
}

/**
 * P12. The portal shows no token, only whole sentences that have passed its checks, so the first of them is compared with
 * the model's own time from being asked until it has written that sentence: half a second to its first token, then fifty
 * tokens a second. What the portal adds is searching before and checking after. Besides: how long until the reader sees
 * that the question has arrived.
 */
export const benchFirstToken: Bench = async (say) => {
  const llm = await PacedLlm.start();
  const portal = await startTestPortal({
    env: {
      DEMO: "0",
      DEMO_CLOCK: "",
      SESSION_SECRET: "the benchmark's own secret",
      LLM_BASE_URL: llm.baseUrl,
      LLM_API_KEY: "none",
      LLM_MODEL: "paced",
    },
  });
  try {
    const rounds: Seen[][] = [];
    for (let n = -1; n < ROUNDS; n++) {
      const seen: Seen[] = [];
      for (const question of QUESTIONS) {
        const one = await ask(portal.address, question, llm);
        if (!one) throw new Error(`"${question}": no sentence of the model was shown`);
        seen.push(one);
      }
      // The first round warms up.
      if (n >= 0) rounds.push(seen);
      say(`${seen.length} answers, ${round(median(seen.map(({ textMs, modelMs }) => textMs - modelMs)), 0)} ms ours`);
    }
    const ratios = rounds.map((seen) => median(seen.map(({ textMs, modelMs }) => textMs / modelMs)));
    const signs = rounds.map((seen) => quantile(seen.map(({ signMs }) => signMs), 0.95)); // prettier-ignore
    const all = rounds.flat();
    const results: BenchResult[] = [
      {
        name: "first-token",
        measure: "P12: first sentence shown / model's own time for it",
        value: round(median(ratios)),
        unit: "ratio",
        gate: { atMost: 1.25 },
        goal: 1.05,
        betterQuarter: round(quantile(ratios, 0.25)),
        details: {
          oursMs: round(median(all.map(({ textMs, modelMs }) => textMs - modelMs)), 1),
          shownMs: round(median(all.map(({ textMs }) => textMs)), 1),
          modelMs: round(median(all.map(({ modelMs }) => modelMs)), 1),
        },
      },
      {
        name: "first-sign",
        measure: "P12: question until the first sign of life, p95",
        value: round(median(signs), 1),
        unit: "ms",
        gate: { atMost: 250 },
        goal: 50,
        betterQuarter: round(quantile(signs, 0.25), 1),
        details: { p50Ms: round(median(all.map(({ signMs }) => signMs)), 1) },
      },
    ];
    return results;
  } finally {
    await portal.kill();
    await llm.stop();
  }
};
