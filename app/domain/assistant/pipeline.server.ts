import type { PipelineContext, PipelineStep } from "./context.ts";
import { compose } from "./steps/compose.server.ts";
import { emergencyAndCrisis } from "./steps/emergency-and-crisis.ts";
import { injectionAndHarm } from "./steps/injection-and-harm.ts";
import { inputRules } from "./steps/input-rules.server.ts";
import { maskPersonalDataStep } from "./steps/mask-personal-data.server.ts";
import { nextSteps } from "./steps/next-steps.server.ts";
import { rephrase } from "./steps/rephrase.server.ts";
import { retrieveStep } from "./steps/retrieve.server.ts";
import { routeQuestionStep } from "./steps/route-question.ts";
import { AlreadyAsked, storeQuestion } from "./steps/store-question.server.ts";
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
  rephrase,
  retrieveStep,
  compose,
  verify,
  nextSteps,
];

/** Runs the steps over one question and gives their records. A fault before the question is stored rises. */
export async function runPipeline(context: PipelineContext): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for (const step of PIPELINE) {
    if (context.refusal) break;
    if (context.isStopped && !step.runsAfterStop) continue;
    context.onProgress({ type: "step", step: step.name });
    context.note = {};
    const wasStopped = context.isStopped;
    // Durations need a clock that cannot be set.
    const startedMs = performance.now();
    try {
      await step.run(context);
    } catch (error) {
      if (context.questionId === "" || step.runsAfterStop || error instanceof AlreadyAsked) throw error;
      context.deps.log.error({ err: error, step: step.name, questionId: context.questionId }, "assistant step failed");
      context.stop("error_internal", "fault");
    }
    const { fellBack, ...note } = context.note;
    const outcome = !wasStopped && context.isStopped ? "stopped" : fellBack ? "fell_back" : "done";
    const durationMs = Math.round((performance.now() - startedMs) * 10) / 10;
    records.push({ step: step.name, outcome, durationMs, ...note });
  }
  return records;
}
