import { getTranslator } from "#app/i18n/i18n.server.ts";
import { analyseFor } from "../analyse.server.ts";
import { findFault } from "../compose/check-statement.ts";
import { completeThresholds } from "../compose/complete-thresholds.server.ts";
import { extractAnswer, questionOf } from "../compose/extract.ts";
import { renderAnswer } from "../compose/render-answer.ts";
import type { Analyse } from "../compose/matter.ts";
import { tellEligibility } from "../compose/tell-eligibility.server.ts";
import type { Draft, PipelineContext, PipelineStep, Statement } from "../context.ts";

/** The draft without what its sources do not bear out, and how many statements that were. */
function keepSound(context: PipelineContext, draft: Draft, analyse: Analyse): Draft {
  const faults = draft.statements.map((one) =>
    findFault(one, context.evidence, analyse, draft.composedBy === "extraction"),
  );
  const reasons = [...new Set(faults.filter((fault) => fault !== undefined))];
  if (reasons.length > 0) context.note.reason = reasons.join(",");
  return { ...draft, statements: draft.statements.filter((_, index) => faults[index] === undefined) };
}

/**
 * The last look at an answer, whoever wrote it: what its sources do not say is dropped, a model whose every sentence
 * fell is replaced by quotation, limits are completed. Nothing left means no answer.
 */
export const verify: PipelineStep = {
  name: "verify",
  async run(context) {
    if (!context.draft) return context.stop("error_internal", "no_draft");
    const analyse = await analyseFor(context);
    let draft = keepSound(context, context.draft, analyse);
    const fell = context.draft.statements.length - draft.statements.length;
    if (
      draft.composedBy === "model" &&
      draft.statements.every((one) => one.isListItem || /[:：]$/.test(one.text)) &&
      fell > 0
    ) {
      // Half a list is worse than none.
      context.note.fellBack = true;
      context.composedBy = "extraction";
      draft = keepSound(context, extractAnswer(questionOf(context), context.evidence, analyse), analyse);
    }
    if (draft.statements.length === 0) return context.stop("guardrail_output", context.note.reason ?? "nothing_left");
    const { statements, evidence } = await completeWithRecords(context, draft.statements);
    const { text, sources } = renderAnswer(statements, evidence);
    context.sources = sources;
    context.answerText = [...introduction(context), text, ...whatIsMissing(context, draft)].join("\n\n");
    context.stop(draft.missing.length > 0 ? "answered_partly" : "answered");
  },
};

/** What is told from records, not from texts: both sides of limits, and before them the verdict on a "can I". */
async function completeWithRecords(context: PipelineContext, statements: readonly Statement[]) {
  const completed = await completeThresholds(context, statements);
  const cited = completed.statements.flatMap((one) => one.evidence.flatMap((index) => completed.evidence[index] ?? []));
  const told = await tellEligibility(context, cited, completed.evidence);
  if (!told) return completed;
  context.check = told.check;
  context.evidence = told.evidence;
  const isTold = (text: string) => told.statements.some((one) => one.text.startsWith(text.split(/[?？]/)[0] ?? text));
  const rest = completed.statements.filter(({ text }) => !isTold(text));
  return { statements: [...told.statements, ...rest], evidence: told.evidence };
}

function introduction(context: PipelineContext): string[] {
  const t = getTranslator(context.language);
  const notes: string[] = [];
  if (context.isForeign) notes.push(t("assistant:note.other_language"));
  if (context.maskedKinds.length > 0) notes.push(t("assistant:note.masked"));
  return notes;
}

/** In the resident's own words where they can be told apart; never in a model's, which nothing vouches for. */
function whatIsMissing(context: PipelineContext, draft: Draft): string[] {
  if (draft.missing.length === 0) return [];
  const t = getTranslator(context.language);
  if (draft.composedBy === "model") return [t("assistant:note.partly")];
  const missing = new Intl.ListFormat(context.language, { type: "conjunction" }).format(
    draft.missing.map((part) => t("assistant:note.quoted", { part })),
  );
  return [t("assistant:note.missing", { missing })];
}
