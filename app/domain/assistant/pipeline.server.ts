import type { PipelineContext, PipelineStep } from "./context.ts";
import { compose } from "./steps/compose.server.ts";
import { emergencyAndCrisis } from "./steps/emergency-and-crisis.ts";
import { injectionAndHarm } from "./steps/injection-and-harm.ts";
import { inputRules } from "./steps/input-rules.server.ts";
import { maskPersonalDataStep } from "./steps/mask-personal-data.server.ts";
import { nextSteps } from "./steps/next-steps.server.ts";
import { otherLanguage } from "./steps/other-language.server.ts";
import { rephrase } from "./steps/rephrase.server.ts";
import { retrieveStep } from "./steps/retrieve.server.ts";
import { routeQuestionStep } from "./steps/route-question.ts";
import { AlreadyAsked, storeQuestion } from "./steps/store-question.server.ts";
import { translate } from "./steps/translate.server.ts";
import { verify } from "./steps/verify.server.ts";
import type { StepRecord } from "./types.ts";

/** The order is the rule: danger before refusal, masking before storing, storing before thinking. */
const PIPELINE: readonly PipelineStep[] = [
  inputRules,
  emergencyAndCrisis,
  maskPersonalDataStep,
  storeQuestion,
  injectionAndHarm,
  routeQuestionStep,
  translate,
  rephrase,
  retrieveStep,
  compose,
  otherLanguage,
  verify,
  nextSteps,
];

/** Nobody waits longer for an answer. Models have eight seconds of it, and quoting takes a fraction of one. */
const RUN_LIMIT_MS = 12_000;

class OutOfTime extends Error {}

/** A step that hangs is left behind; what it still does finds the run stopped. */
async function runInTime(step: PipelineStep, context: PipelineContext, endsAtMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), Math.max(0, endsAtMs - performance.now()));
  });
  try {
    await Promise.race([step.run(context), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs the steps over one question and gives their records. A fault before the question is stored rises, as does one in
 * the steps that every question is due; anything else ends the run with a status, running out of time included.
 */
export async function runPipeline(context: PipelineContext): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  const endsAtMs = performance.now() + RUN_LIMIT_MS;
  for (const step of PIPELINE) {
    if (context.refusal) break;
    if (context.isStopped && !step.runsAfterStop) continue;
    context.onProgress({ type: "step", step: step.name });
    context.note = {};
    const wasStopped = context.isStopped;
    // Durations need a clock that cannot be set.
    const startedMs = performance.now();
    const isDue = context.questionId === "" || step.runsAfterStop === true;
    try {
      await (isDue ? step.run(context) : runInTime(step, context, endsAtMs));
    } catch (error) {
      if (isDue || error instanceof AlreadyAsked) throw error;
      context.deps.log.error({ err: error, step: step.name, questionId: context.questionId }, "assistant step failed");
      if (error instanceof OutOfTime) context.stop("error_timeout", "out_of_time");
      else context.stop("error_internal", "fault");
    }
    const { fellBack, ...note } = context.note;
    const outcome = !wasStopped && context.isStopped ? "stopped" : fellBack ? "fell_back" : "done";
    const durationMs = Math.round((performance.now() - startedMs) * 10) / 10;
    records.push({ step: step.name, outcome, durationMs, ...note });
  }
  return records;
}
