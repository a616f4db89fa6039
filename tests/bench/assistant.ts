import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import { type Bench, quantile, round, timeEach } from "./bench.ts";
import { openSamplePortal, sampleQuestions } from "./sample-portal.ts";

/** P14: a whole answer without a model, stored, from question to next steps. */
export const benchAssistant: Bench = async (say) => {
  const portal = await openSamplePortal();
  try {
    const questions = sampleQuestions(portal.content);
    say(`Asking ${questions.length} questions…`);
    const ask = async (n: number): Promise<void> => {
      const { question, language } = questions[n % questions.length] ?? { question: "?", language: "en" };
      await askQuestion(portal.services, { question, language, mode: "full", channel: "api" });
    };
    await timeEach(10, ask);
    const durations = await timeEach(questions.length, ask);
    const p95 = round(quantile(durations, 0.95), 1);
    return [
      {
        name: "assistant",
        measure: "P14: answer without a model, p95",
        value: p95,
        unit: "ms",
        gate: { atMost: 1_000 },
        goal: 150,
        betterQuarter: p95,
        details: { p50Ms: round(quantile(durations, 0.5), 1), p95Ms: p95, questions: durations.length },
      },
    ];
  } finally {
    await portal.close();
  }
};
