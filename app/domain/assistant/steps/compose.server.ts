import { LlmError } from "#app/ports/llm/port.ts";
import { analyseFor } from "../analyse.server.ts";
import { askModel } from "../compose/ask-model.server.ts";
import { findFault } from "../compose/check-statement.ts";
import { extractAnswer, questionOf } from "../compose/extract.ts";
import type { PipelineContext, PipelineStep } from "../context.ts";

/**
 * Makes the draft: by the model when there is one, and by quoting when there is none, when it fails in whatever way, or
 * when the sources are in another language than the answer (nothing could be checked then).
 */
export const compose: PipelineStep = {
  name: "compose",
  async run(context) {
    const analyse = await analyseFor(context);
    if (await composeWithModel(context, analyse)) return;
    context.draft = extractAnswer(questionOf(context), context.evidence, analyse);
    context.composedBy = "extraction";
    if (context.draft.statements.length > 0) return;
    // Without the model's word nobody knows whether there is a source.
    context.stop(context.isModelOut ? "error_model" : "unanswerable_no_source");
  },
};

/** False when it is to be made without the model. */
async function composeWithModel(context: PipelineContext, analyse: (text: string) => string[]): Promise<boolean> {
  const { llm } = context.deps;
  if (!llm || context.evidence.some((one) => one.language !== context.language)) return false;
  try {
    const { statements, missing } = await askModel(context, llm, (statement) => {
      // Only what has passed the checks is shown while it is being written.
      if (!findFault(statement, context.evidence, analyse, false))
        context.onProgress({ type: "text", text: statement.text });
    });
    if (statements.length === 0) {
      context.stop("unanswerable_no_source", "model_found_none");
      return true;
    }
    context.draft = { statements, missing, composedBy: "model" };
    context.composedBy = "model";
    return true;
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    context.noteModelOut(error.reason);
    return false;
  }
}
