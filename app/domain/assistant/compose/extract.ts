import type { Draft, Evidence, PipelineContext, Statement } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { isConcept } from "../words/everyday-words.ts";
import { isAboutMatter } from "./about-matter.ts";
import { kindsOfHeading, STRICT_KINDS } from "./answer-shapes.ts";
import { howTo } from "./how-to.ts";
import { type Analyse, inherit, type Matter, matterOf } from "./matter.ts";
import type { QuestionKind } from "./question-kinds.ts";
import { isOfKind, scoreSections, type ScoredSection, type ScoredUnit } from "./score-units.ts";
import { splitUnits } from "./sentences.ts";
import { splitQuestion } from "./split-question.ts";

const MAX_SENTENCES = 3;
/** A list of papers is only right when it is whole: leaving one out sends somebody home again. */
const MAX_LIST_ITEMS = 10;
/** Elsewhere a list shows its best and the link shows the rest. */
const MAX_OTHER_ITEMS = 5;
/** A week of opening hours and its note on holidays. */
const MAX_SHORT_LIST = 8;
/** A sentence this much weaker than the best of its section is left out. */
const NEAR_BEST = 0.75;
const WHOLE_LIST_KINDS: readonly QuestionKind[] = ["papers", "who", "amount", "fee"];

const YES_OR_NO = /^(?:yes|no|yes, please|不用|不能|不会|能|可以|要|是|不是|会|建议要交)[.。,，!！]?$/i;

type Question = {
  readonly parts: readonly string[];
  readonly topic?: string | undefined;
  /** The question asked before. */
  readonly before?: string | undefined;
};

/** What is to be answered: each question of the message, and what they go on with. */
export const questionOf = (context: Pick<PipelineContext, "standalone" | "topic" | "before" | "route">): Question => ({
  // Whoever reports something tells a story: it has one answer.
  parts: context.route === "report_problem" ? [context.standalone] : splitQuestion(context.standalone),
  topic: context.topic,
  before: context.topic === undefined ? undefined : context.before,
});

/** Quotes the one to four sentences, or the list, that answer the question best, in their own order. */
export function extractAnswer(question: Question, evidence: readonly Evidence[], analyse: Analyse): Draft {
  const { parts, topic } = question;
  const kindsBefore = matterOf(question.before ?? "", analyse).kinds;
  const statements: Statement[] = [];
  const missing: string[] = [];
  let before = topic === undefined ? undefined : { ...matterOf(topic, analyse), kinds: kindsBefore };
  for (const [index, part] of parts.entries()) {
    const matter = inherit(matterOf(part, analyse), before);
    before = matter;
    const made = quoteMade(part, evidence);
    const best = made.length > 0 ? undefined : findBest(matter, evidence, analyse);
    if (!best && made.length === 0) missing.push(part);
    const said = best ? answerFrom(best, matter, evidence, analyse) : made;
    for (const statement of said) {
      if (!statements.some((known) => known.text === statement.text)) statements.push({ ...statement, part: index });
    }
  }
  return { statements, missing, composedBy: "extraction" };
}

/** Whatever a number counts has this form, so without the words it tells nothing. */
const FORMS_OF_ANYTHING: readonly QuestionKind[] = ["count", "limit"];

/**
 * The sentences of another language that have the form of what is asked, under a heading that promises it: kinds, numbers and
 * concepts are the same in all languages, words are not. With `mustHaveForm` only kinds whose answer has a form of its own.
 */
export function quoteByForm(
  matter: Matter,
  evidence: readonly Evidence[],
  analyse: Analyse,
  mustHaveForm: boolean,
): Statement[] {
  const [kind] = matter.kinds;
  if (!kind || matter.isVague || FORMS_OF_ANYTHING.includes(kind)) return [];
  if (mustHaveForm && !STRICT_KINDS.includes(kind)) return [];
  const terms = new Map([...matter.terms].filter(([term]) => isConcept(term)));
  const formal: Matter = { ...matter, terms, subject: terms, phrases: [], compounds: [] };
  const best = scoreSections(formal, evidence, analyse).find(
    ({ units, evidenceIndex }) =>
      kindsOfHeading(foldText(evidence[evidenceIndex]?.section ?? "")).includes(kind) &&
      units.some((unit) => isOfKind(unit, matter.kinds)),
  );
  return best ? quote(best, formal) : [];
}

/** How a page begins. */
export const quoteOpening = (evidence: readonly Evidence[]): Statement[] =>
  splitUnits(evidence[0]?.text ?? "")
    .slice(0, MAX_SENTENCES)
    .map(({ text, isListItem }) => ({ text, evidence: [0], isListItem }));

/** What was worked out from records for this very question stands as it is. */
const quoteMade = (part: string, evidence: readonly Evidence[]): Statement[] =>
  evidence
    .flatMap((one, index) =>
      one.madeFor === part ? one.text.split("\n").map((text) => ({ text, evidence: [index] })) : [],
    )
    .map((statement, _, all) => ({ ...statement, isListItem: all.length > 1 }));

/** A section that speaks of so much more of the question is the right one, whatever its form. */
const FAR_MORE = 0.3;

/** The best section that is about the matter and holds a sentence of the asked kind. */
function findBest(matter: Matter, evidence: readonly Evidence[], analyse: Analyse): ScoredSection | undefined {
  const about = scoreSections(matter, evidence, analyse).filter((section) => {
    const one = evidence[section.evidenceIndex];
    return one && !one.madeFor && !one.isOnlyNear && isAboutMatter(matter, one, analyse);
  });
  const best = about.find((section) => section.units.some((unit) => isOfKind(unit, matter.kinds)));
  if (!best) return about.find((section) => saysAllWithNumber(section, matter));
  return about.find((section) => section.covered >= best.covered + FAR_MORE) ?? best;
}

/** "How long may a lead be" asks for metres: a sentence with a number that says all that is asked answers it, whatever its form. */
const saysAllWithNumber = ({ units, covered }: ScoredSection, { terms }: Matter): boolean =>
  terms.size > 1 && covered > 0.99 && units.some(({ words, text }) => words > 0.99 && /\d/.test(text));

function answerFrom(best: ScoredSection, matter: Matter, evidence: readonly Evidence[], analyse: Analyse): Statement[] {
  const page = evidence[best.evidenceIndex];
  const isSpoken = best.units.some(({ words }) => words > 0);
  if (page?.kind === "service" && page.anchor === "channels" && matter.kinds[0] === "how" && !isSpoken)
    return howTo(page, evidence);
  return [...quote(best, matter), ...besides(best, matter, evidence, analyse)];
}

/** The special case of the same service that the question names and the answer does not speak of: a stall that sells food. */
function besides(best: ScoredSection, matter: Matter, evidence: readonly Evidence[], analyse: Analyse): Statement[] {
  const page = evidence[best.evidenceIndex];
  if (page?.kind !== "service" || page.anchor !== "who") return [];
  const said = new Set(
    analyse(
      quote(best, matter)
        .map(({ text }) => text)
        .join("\n"),
    ),
  );
  const unsaid = [...matter.subject.keys()].filter((term) => !said.has(term));
  for (const part of ["special-circumstances", "requirements"]) {
    const at = evidence.findIndex(({ slug, anchor }) => slug === page.slug && anchor === part);
    const line = evidence[at]?.text.split("\n").find((text) => {
      const held = new Set(analyse(text));
      return unsaid.some((term) => held.has(term));
    });
    if (line) return [{ text: line, evidence: [at], isListItem: true }];
  }
  return [];
}

function quote(section: ScoredSection, matter: Matter): Statement[] {
  const chosen = section.isByLine
    ? chooseLines(section.units, matter.kinds)
    : chooseSentences(section.units, matter.kinds);
  return chosen.map((unit) => ({
    text: unit.text,
    evidence: [section.evidenceIndex],
    isListItem: unit.isListItem && chosen.length > 1,
  }));
}

/** Of one fact a line: all of them where a part would mislead, else those that speak of what is asked. */
function chooseLines(units: readonly ScoredUnit[], kinds: readonly QuestionKind[]): readonly ScoredUnit[] {
  const most = Math.max(...units.map((unit) => unit.words));
  const spoken = units.filter((unit) => unit.words > 0 && unit.words === most);
  if (spoken.length > 0 && spoken.length < units.length && kinds[0] !== "papers")
    return spoken.slice(0, MAX_OTHER_ITEMS);
  const isWhole = kinds[0] !== undefined && WHOLE_LIST_KINDS.includes(kinds[0]);
  return units.slice(0, isWhole || units.length <= MAX_SHORT_LIST ? MAX_LIST_ITEMS : MAX_OTHER_ITEMS);
}

function chooseSentences(units: readonly ScoredUnit[], kinds: readonly QuestionKind[]): readonly ScoredUnit[] {
  const best = units.reduce((a, b) => (b.score > a.score ? b : a));
  const rows = units.filter((unit) => unit.isListItem === best.isListItem && unit.isCovering);
  if (best.isCovering && rows.length <= 2) return rows;
  const firstItem = units.find((unit) => unit.isListItem);
  const isListAnswer =
    best.isListItem || best.isLead || (kinds[0] !== undefined && WHOLE_LIST_KINDS.includes(kinds[0]));
  if (firstItem && isListAnswer) return listAround(units, best.isListItem ? best : firstItem);
  const near = units
    .filter((unit) => !unit.isLead && unit.score >= best.score * NEAR_BEST)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, best.score === 0 ? 2 : MAX_SENTENCES);
  const chosen = (near.length > 0 ? near : units.slice(0, MAX_SENTENCES)).sort((a, b) => a.index - b.index);
  const [first] = units;
  // "No." after a heading that asks is the answer; what follows explains it.
  return first && YES_OR_NO.test(first.text) && !chosen.includes(first) ? [first, ...chosen] : chosen;
}

/** The unbroken list that holds a unit, with the line that introduces it. */
function listAround(units: readonly ScoredUnit[], unit: ScoredUnit): ScoredUnit[] {
  let from = unit.index;
  while (units[from - 1]?.isListItem) from -= 1;
  let to = unit.index;
  while (units[to + 1]?.isListItem) to += 1;
  const lead = units[from - 1];
  const list = units.slice(from, to + 1).slice(0, MAX_LIST_ITEMS);
  return lead?.isLead ? [lead, ...list] : list;
}
