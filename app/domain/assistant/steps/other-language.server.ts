import type { PipelineStep } from "../context.ts";
import { findElsewhere } from "../find-elsewhere.server.ts";

/**
 * The last look where nothing in the question's language answers: what is there in another language only is quoted in that
 * language. After it there is an answer to check, or none.
 */
export const otherLanguage: PipelineStep = {
  name: "other_language",
  async run(context) {
    if (context.draft) return;
    const found = await findElsewhere(context);
    if (!found) return context.stop(context.isModelOut ? "error_model" : "unanswerable_no_source");
    context.evidence = found.evidence;
    context.draft = {
      statements: found.statements,
      missing: found.isOpening ? [context.standalone] : [],
      composedBy: "extraction",
    };
    context.composedBy = "extraction";
    context.quotedIn = found.language;
    context.note.reason = found.by;
  },
};
