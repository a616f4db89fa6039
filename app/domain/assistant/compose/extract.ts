import type { Draft, Evidence, Statement } from "../context.ts";
import type { QuestionKind } from "./question-kinds.ts";
import { type Analyse, matterOf, scoreSections, type ScoredSection, type ScoredUnit } from "./score-units.ts";

const MAX_SENTENCES = 3;
/** A list of papers is only right when it is whole: leaving one out sends somebody home again. */
const MAX_LIST_ITEMS = 10;
/** A sentence this much weaker than the best of its section is left out. */
const NEAR_BEST = 0.6;
/** Below this share of the matter's words, a part of a longer question counts as not answered. */
const MIN_PART_COVERAGE = 0.5;
const WHOLE_LIST_KINDS: readonly QuestionKind[] = ["papers", "who", "amount"];

/** Quotes the one to four sentences, or the list, that answer the question best, in their own order. */
export function extractAnswer(parts: readonly string[], evidence: readonly Evidence[], analyse: Analyse): Draft {
  const statements: Statement[] = [];
  const missing: string[] = [];
  for (const part of parts) {
    const matter = matterOf(part, analyse);
    const sections = scoreSections(matter, evidence, analyse);
    const best = sections[0];
    if (!best || (parts.length > 1 && best.coverage < MIN_PART_COVERAGE)) {
      missing.push(part);
      continue;
    }
    for (const statement of quote(best, matter.kinds)) {
      if (!statements.some((known) => known.text === statement.text)) statements.push(statement);
    }
  }
  return { statements, missing, composedBy: "extraction" };
}

function quote(section: ScoredSection, kinds: readonly QuestionKind[]): Statement[] {
  return choose(section.units, kinds).map((unit) => ({
    text: unit.text,
    evidence: [section.evidenceIndex],
    isListItem: unit.isListItem,
  }));
}

function choose(units: readonly ScoredUnit[], kinds: readonly QuestionKind[]): ScoredUnit[] {
  const best = units.reduce((a, b) => (b.score > a.score ? b : a));
  const listItems = units.filter((unit) => unit.isListItem);
  const wantsWholeList =
    kinds.some((kind) => WHOLE_LIST_KINDS.includes(kind)) || best.isLead || (best.isListItem && listItems.length <= 4);
  if (listItems.length > 0 && (best.isListItem || best.isLead || kinds[0] === "papers") && wantsWholeList) {
    const list = listAround(units, best.isListItem || best.isLead ? best : (listItems[0] ?? best));
    const before = units.filter(
      (unit) => !unit.isListItem && !unit.isLead && !list.includes(unit) && unit.score >= best.score,
    );
    return [...before.slice(0, 1), ...list].sort((a, b) => a.index - b.index);
  }
  const near = units
    .filter((unit) => !unit.isLead && unit.score >= best.score * NEAR_BEST)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, best.score === 0 ? 2 : MAX_SENTENCES);
  return (near.length > 0 ? near : units.slice(0, MAX_SENTENCES)).sort((a, b) => a.index - b.index);
}

/** The unbroken list that holds a unit, with the line that introduces it. */
function listAround(units: readonly ScoredUnit[], unit: ScoredUnit): ScoredUnit[] {
  let from = unit.index;
  while (from > 0 && units[from]?.isListItem && units[from - 1]?.isListItem) from -= 1;
  const lead = units[from]?.isListItem ? units[from - 1] : undefined;
  let to = unit.index;
  while (units[to + 1]?.isListItem) to += 1;
  const list = units.slice(from, to + 1).slice(0, MAX_LIST_ITEMS);
  return lead && !lead.isListItem && lead.isLead ? [lead, ...list] : list;
}
