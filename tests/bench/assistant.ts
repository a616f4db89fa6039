import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import type { Services } from "#app/domain/services.ts";
import { type Bench, type BenchResult, quantile, ROUNDS, round, timeEach } from "./bench.ts";
import { makeLaws } from "./law-passages.ts";
import { openSamplePortal, type SampleQuestion, sampleQuestions } from "./sample-portal.ts";

/** As many as the Chinese statutes that retrieval is judged on. */
const FOREIGN_PASSAGES = 58_000;
/** Enough for a p95 of five parts. */
const ASKED = 300;

/**
 * Whole answers, stored, from question to next steps. Every question is asked once; the middle and the better quarter of the
 * p95 of five equal parts.
 */
async function answerAll(services: Services, questions: readonly SampleQuestion[]) {
  const ask = ({ question, language }: SampleQuestion) =>
    askQuestion(services, { question, language, mode: "full", channel: "api" });
  for (const one of questions.slice(0, 10)) await ask(one);
  const parts: number[][] = Array.from({ length: ROUNDS }, () => []);
  for (const [n, one] of questions.entries()) parts[n % ROUNDS]?.push(...(await timeEach(1, () => ask(one))));
  const p95s = parts.map((durations) => quantile(durations, 0.95));
  return {
    value: round(quantile(p95s, 0.5), 1),
    betterQuarter: round(quantile(p95s, 0.25), 1),
    details: { p50Ms: round(quantile(parts.flat(), 0.5), 1), questions: questions.length },
  };
}

/** The questions that find something among the foreign passages as well: others would not show what those cost. */
async function findInBoth(services: Services, questions: readonly SampleQuestion[]): Promise<SampleQuestion[]> {
  const found: SampleQuestion[] = [];
  for (const one of questions) {
    if (one.language !== "zh-CN" || found.length === ASKED) continue;
    const finds = async (kind: "corpus" | "service") =>
      (await retrieve(services, { ...one, history: [], kinds: [kind] })).chunks.length > 0;
    if ((await finds("corpus")) && (await finds("service"))) found.push(one);
  }
  return found;
}

/**
 * P14: answers without a model, over the sample district and then with a large foreign collection beside it, asked what
 * is looked for in both.
 */
export const benchAssistant: Bench = async (say) => {
  const portal = await openSamplePortal();
  try {
    const { services } = portal;
    const all = sampleQuestions(portal.content);
    const questions = all.filter((_, n) => n % Math.floor(all.length / ASKED) === 0);
    say(`Asking ${questions.length} questions…`);
    const alone = await answerAll(services, questions);
    say(`Indexing ${FOREIGN_PASSAGES} passages…`);
    await indexDocuments(services, makeLaws(FOREIGN_PASSAGES));
    await services.db.query("analyze");
    const shared = await findInBoth(services, all);
    say(`Asking the ${shared.length} questions that are looked for in both…`);
    const beside = await answerAll(services, shared);
    const results: BenchResult[] = [
      {
        name: "assistant",
        measure: "P14: answer without a model, p95",
        unit: "ms",
        gate: { atMost: 150 },
        goal: 100,
        ...alone,
      },
      {
        name: "assistant-58000",
        measure: `P14: the same beside ${FOREIGN_PASSAGES} foreign passages, p95`,
        unit: "ms",
        gate: { atMost: 250 },
        goal: 150,
        ...beside,
      },
    ];
    return results;
  } finally {
    await portal.close();
  }
};
