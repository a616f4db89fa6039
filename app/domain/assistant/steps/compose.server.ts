import { LlmError } from "#app/ports/llm/port.ts";
import { askModel } from "../compose/ask-model.server.ts";
import { BETRAYALS, checkStatement, type Guard } from "../compose/check-statement.ts";
import { extractAnswer, questionOf } from "../compose/extract.ts";
import { makeGuard } from "../compose/guard.server.ts";
import { withoutTampering } from "../compose/tampering.ts";
import type { PipelineContext, PipelineStep } from "../context.ts";

/**
 * Takes what does not belong there out of the sources, and makes the draft from the rest: by the model when there is one, and by quoting when there is none, when it fails in whatever way, or
 * when the sources are in another language than the answer (nothing could be checked then). Nothing that answers: no draft.
 */
export const compose: PipelineStep = {
  name: "compose",
  async run(context) {
    if (context.evidence.length === 0) return;
    const guard = await makeGuard(context);
    context.evidence = context.evidence.flatMap((one) => withoutTampering(one, guard.isOwn));
    if (context.evidence.length === 0) return context.stop("unanswerable_no_source", "tampered");
    if (await composeWithModel(context, guard)) return;
    const draft = extractAnswer(questionOf(context), context.evidence, guard.analyse);
    if (draft.statements.length === 0) return;
    context.draft = draft;
    context.composedBy = "extraction";
  },
};

/** False when it is to be made without the model; true and no draft when the model found nothing. */
async function composeWithModel(context: PipelineContext, guard: Guard): Promise<boolean> {
  const { llm } = context.deps;
  // Nobody could judge what is made of words that no rule can read, and of sources found by them.
  if (!llm || context.isUnread || context.evidence.some((one) => one.language !== context.language)) return false;
  let isBetrayed = false;
  try {
    const { statements, missing } = await askModel(context, llm, (statement) => {
      // Only what has passed the checks is shown while it is being written.
      const { sound, fault } = checkStatement(statement, guard, false);
      isBetrayed ||= fault !== undefined && BETRAYALS.has(fault);
      if (sound && !isBetrayed) context.showText(sound.text);
    });
    if (statements.length === 0) {
      context.note.reason = "model_found_none";
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
