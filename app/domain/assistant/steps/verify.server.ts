import { nameLanguage } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { isAboutMatter } from "../compose/about-matter.ts";
import { BETRAYALS, checkStatement, type Guard, type StatementFault } from "../compose/check-statement.ts";
import { completeThresholds } from "../compose/complete-thresholds.server.ts";
import { extractAnswer, questionOf } from "../compose/extract.ts";
import { makeGuard } from "../compose/guard.server.ts";
import { matterOf } from "../compose/matter.ts";
import { renderAnswer } from "../compose/render-answer.ts";
import { isTampered } from "../compose/tampering.ts";
import { tellEligibility } from "../compose/tell-eligibility.server.ts";
import type { Draft, PipelineContext, PipelineStep, Statement } from "../context.ts";

type Verdict = { readonly draft: Draft; readonly faults: readonly StatementFault[] };

/** The draft without what its sources do not bear out, and why that was. */
function keepSound(context: PipelineContext, draft: Draft, guard: Guard): Verdict {
  const checked = draft.statements.map((one) => checkStatement(one, guard, draft.composedBy === "extraction"));
  const faults = [...new Set(checked.flatMap(({ fault }) => fault ?? []))];
  if (faults.length > 0) context.note.reason = faults.join(",");
  return { draft: { ...draft, statements: checked.flatMap(({ sound }) => sound ?? []) }, faults };
}

/** Half a list is worse than none, and a model that wrote one thing it was led to may have written others. */
const isBeyondRepair = ({ draft, faults }: Verdict): boolean =>
  draft.composedBy === "model" &&
  faults.length > 0 &&
  (faults.some((fault) => BETRAYALS.has(fault)) ||
    draft.statements.every((one) => one.isListItem || /[:：]$/.test(one.text)));

/**
 * The last look at an answer, whoever wrote it: what its sources do not say is dropped, a model whose every sentence
 * fell is replaced by quotation, limits are completed. Nothing left means no answer.
 */
export const verify: PipelineStep = {
  name: "verify",
  async run(context) {
    if (!context.draft) return context.stop("error_internal", "no_draft");
    const guard = await makeGuard(context);
    let verdict = keepSound(context, context.draft, guard);
    if (isBeyondRepair(verdict)) {
      context.note.fellBack = true;
      context.cutText();
      context.composedBy = "extraction";
      verdict = keepSound(context, extractAnswer(questionOf(context), context.evidence, guard.analyse), guard);
    }
    const draft = withUnanswered(context, verdict.draft, guard);
    if (draft.statements.length === 0) return context.stop("guardrail_output", context.note.reason ?? "nothing_left");
    const { statements, evidence } = await completeWithRecords(context, draft.statements);
    const { text, sources } = renderAnswer(statements, evidence);
    context.sources = sources;
    context.answerText = [...introduction(context), text, ...whatIsMissing(context, draft, guard)].join("\n\n");
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
  const { ownLanguage, quotedIn, isForeign, translation } = context;
  const t = getTranslator(ownLanguage);
  const notes: string[] = [];
  if (translation !== undefined) notes.push(t("assistant:note.translated"));
  if (quotedIn) {
    notes.push(t("assistant:note.only_in", { language: nameLanguage(ownLanguage, quotedIn) }));
  } else if (isForeign) notes.push(t("assistant:note.other_language"));
  if (context.maskedKinds.length > 0) notes.push(t("assistant:note.masked"));
  return notes;
}

/** A model's word that nothing is missing counts for nothing: each question must be one that a cited section is about. */
function withUnanswered(context: PipelineContext, draft: Draft, { analyse }: Guard): Draft {
  const { parts } = questionOf(context);
  if (draft.composedBy !== "model" || draft.missing.length > 0 || parts.length < 2) return draft;
  const cited = [...new Set(draft.statements.flatMap(({ evidence }) => evidence))];
  const isAnswered = (part: string): boolean => {
    const matter = matterOf(part, analyse);
    return cited.some((index) => {
      const one = context.evidence[index];
      return one !== undefined && isAboutMatter(matter, one, analyse);
    });
  };
  return { ...draft, missing: parts.filter((part) => !isAnswered(part)) };
}

/**
 * In the resident's own words where they can be told apart; never in a model's, which nothing vouches for, nor where they
 * would put a stranger's address into an answer.
 */
function whatIsMissing(context: PipelineContext, draft: Draft, { isOwn }: Guard): string[] {
  if (draft.missing.length === 0) return [];
  const t = getTranslator(context.ownLanguage);
  const { isRephrased, translation, quotedIn } = context;
  const isTheirs = draft.composedBy !== "model" && !isRephrased && translation === undefined && quotedIn === undefined;
  if (!isTheirs || draft.missing.some((part) => isTampered(part, isOwn))) return [t("assistant:note.partly")];
  const missing = new Intl.ListFormat(context.ownLanguage, { type: "conjunction" }).format(
    draft.missing.map((part) => t("assistant:note.quoted", { part })),
  );
  return [t("assistant:note.missing", { missing })];
}
