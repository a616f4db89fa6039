import type { Metrics } from "#app/ports/metrics/port.ts";
import { ANSWER_STATUSES } from "./answer-statuses.ts";
import { ASSISTANT_MODES, type AssistantMode } from "./settings/assistant-settings.ts";
import type { Answer, StepRecord } from "./types.ts";

/** Every status has its row from the start: what never happened is a zero, not a gap. */
export function prepareMetrics(metrics: Metrics): void {
  for (const status of ANSWER_STATUSES) metrics.add("onewindow_answers_total", { status }, 0);
  for (const limit of ["person", "day"]) metrics.add("onewindow_questions_refused_total", { limit }, 0);
}

/** Notes one answer: how it ended, how long it and each of its steps took. */
export function meterAnswer(
  metrics: Metrics | undefined,
  { status }: Pick<Answer, "status">,
  steps: readonly StepRecord[],
): void {
  if (!metrics) return;
  metrics.add("onewindow_answers_total", { status });
  for (const { step, outcome, durationMs } of steps) {
    metrics.add("onewindow_assistant_steps_total", { step, outcome });
    metrics.observe("onewindow_assistant_step_duration_seconds", { step }, durationMs / 1000);
  }
  const totalMs = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  metrics.observe("onewindow_answer_duration_seconds", {}, totalMs / 1000);
}

export function meterMode(metrics: Metrics, now: AssistantMode): void {
  for (const mode of ASSISTANT_MODES) metrics.set("onewindow_assistant_mode", { mode }, Number(mode === now));
}
