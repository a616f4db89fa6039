import type { Evidence } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import {
  ANSWER_SHAPE,
  kindsOfHeading,
  kindsOfQuestion,
  kindsOfServicePart,
  type QuestionKind,
  withoutKindWords,
} from "./question-kinds.ts";
import { splitUnits, type Unit } from "./sentences.ts";

/** Terms of a text, as the index makes them. */
export type Analyse = (text: string) => string[];

export type ScoredUnit = Unit & { readonly index: number; readonly score: number };

export type ScoredSection = {
  readonly evidenceIndex: number;
  readonly units: readonly ScoredUnit[];
  readonly score: number;
  /** Share of the matter's words that section or title speak of. */
  readonly coverage: number;
  readonly hasKind: boolean;
};

/** How much a fitting heading, the right shape of fact and the index's own ranking count beside common words. */
const WEIGHTS = { words: 1, heading: 0.7, shape: 0.35, rank: 0.5, title: 0.4 } as const;

export type Matter = { readonly kinds: readonly QuestionKind[]; readonly terms: ReadonlySet<string> };

/** What a question is about: its kinds, and its terms without the words that only say the kind. */
export function matterOf(question: string, analyse: Analyse): Matter {
  const folded = foldText(question);
  const kinds = kindsOfQuestion(folded);
  const terms = new Set(analyse(withoutKindWords(folded)));
  return { kinds, terms: terms.size > 0 ? terms : new Set(analyse(folded)) };
}

const share = (wanted: ReadonlyMap<string, number>, present: ReadonlySet<string>): number => {
  let total = 0;
  let found = 0;
  for (const [term, weight] of wanted) {
    total += weight;
    if (present.has(term)) found += weight;
  }
  return total === 0 ? 0 : found / total;
};

/** Terms that stand in few sections tell more. */
function weighTerms(terms: ReadonlySet<string>, sections: readonly ReadonlySet<string>[]): Map<string, number> {
  return new Map([...terms].map((term) => [term, 1 / (1 + sections.filter((section) => section.has(term)).length)]));
}

const kindsOf = (one: Evidence): readonly QuestionKind[] =>
  (one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined) ??
  kindsOfHeading(foldText(one.section));

/** Every retrieved section with its sentences, scored for one question; best section first. */
export function scoreSections(matter: Matter, evidence: readonly Evidence[], analyse: Analyse): ScoredSection[] {
  const bodies = evidence.map((one) => new Set(analyse(`${one.section}\n${one.text}`)));
  const titles = evidence.map((one) => new Set(analyse(one.title)));
  const wanted = weighTerms(matter.terms, bodies);
  const topScore = Math.max(...evidence.map((one) => one.score), Number.MIN_VALUE);
  const mainKind = matter.kinds[0];
  return evidence
    .map((one, evidenceIndex): ScoredSection => {
      const headingKinds = kindsOf(one);
      const fit = matter.kinds.findIndex((kind) => headingKinds.includes(kind));
      const headingFit = fit < 0 ? 0 : fit === 0 ? 1 : 0.6;
      const rank = one.score / topScore;
      const title = titles[evidenceIndex] ?? new Set<string>();
      const body = bodies[evidenceIndex] ?? new Set<string>();
      const shape = mainKind && ANSWER_SHAPE[mainKind];
      const units = splitUnits(one.text).map((unit, index): ScoredUnit => {
        const words = share(wanted, new Set(analyse(unit.text)));
        const fitsShape = shape?.test(unit.text) ? 1 : 0;
        return { ...unit, index, score: WEIGHTS.words * words + WEIGHTS.shape * fitsShape };
      });
      const best = Math.max(0, ...units.map((unit) => unit.score));
      const score =
        best +
        WEIGHTS.heading * headingFit +
        WEIGHTS.rank * rank +
        WEIGHTS.title * share(wanted, title) +
        0.3 * share(wanted, body);
      return {
        evidenceIndex,
        units,
        score,
        coverage: share(new Map([...matter.terms].map((term) => [term, 1])), new Set([...title, ...body])),
        hasKind: headingFit > 0 || units.some((unit) => unit.score >= WEIGHTS.shape && shape?.test(unit.text)),
      };
    })
    .filter((section) => section.units.length > 0)
    .sort((a, b) => b.score - a.score);
}
