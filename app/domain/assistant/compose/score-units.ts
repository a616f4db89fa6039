import type { Evidence } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import {
  ANSWER_SHAPE,
  kindsOfHeading,
  kindsOfQuestion,
  kindsOfServicePart,
  type QuestionKind,
  withoutKindWords,
  withoutVerbs,
} from "./question-kinds.ts";
import { splitUnits, type Unit } from "./sentences.ts";

/** Terms of a text, as the index makes them. */
export type Analyse = (text: string) => string[];

export type ScoredUnit = Unit & { readonly index: number; readonly score: number; readonly words: number };

export type ScoredSection = {
  readonly evidenceIndex: number;
  readonly units: readonly ScoredUnit[];
  readonly score: number;
  readonly isByLine: boolean;
};

/** What a question is about: its kinds, and its terms without the words that only say the kind. */
export type Matter = {
  readonly kinds: readonly QuestionKind[];
  readonly terms: ReadonlySet<string>;
  /** Those terms that name the thing: not what is done to it, nor whose it is. */
  readonly subject: ReadonlySet<string>;
};

/** How much a fitting heading, the right shape of fact and the index's own ranking count beside common words. */
const WEIGHTS = {
  words: 1.2,
  heading: 1,
  shape: 0.35,
  rank: 0.6,
  title: 1.2,
  names: 0.5,
  body: 0.3,
  overview: 0.8,
} as const;

/** A single Chinese character is what is left of a word when words of kind are taken out. */
const isWord = (term: string): boolean => !/^\p{Script=Han}$/u.test(term);

export function matterOf(question: string, analyse: Analyse): Matter {
  const folded = foldText(question)
    .replace(/(?:周|礼拜)(?=[一二三四五六日天])/g, "星期")
    .replace(/周末/g, "星期六星期日");
  const terms = new Set(analyse(withoutKindWords(folded)).filter(isWord));
  const subject = new Set(analyse(withoutVerbs(folded)).filter((term) => isWord(term) && !/^\d+$/.test(term)));
  return { kinds: kindsOfQuestion(folded), terms, subject: subject.size > 0 ? subject : terms };
}

/** Pages made from records hold one fact a line: parts of a service, hours of a centre. */
export const isByLine = (one: Evidence): boolean =>
  (one.kind === "service" && one.anchor !== null && kindsOfServicePart(one.anchor) !== undefined) ||
  one.url.startsWith("/centres");

export const share = (wanted: Iterable<string>, present: ReadonlySet<string>): number => {
  const terms = [...wanted];
  return terms.length === 0 ? 0 : terms.filter((term) => present.has(term)).length / terms.length;
};

/** How well the section's heading promises what is asked: 1 for the main kind, less for others. */
function headingFit(one: Evidence, kinds: readonly QuestionKind[]): number {
  const ofPart = one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined;
  const promised = ofPart ?? kindsOfHeading(foldText(one.section));
  const at = kinds.findIndex((kind) => promised.includes(kind));
  if (at < 0) return 0;
  // "How" and "what" stand in headings of every kind.
  const isTelling = kinds[at] !== "how" && kinds[at] !== "what";
  return (at === 0 ? 1 : 0.4) * (ofPart ? 1 : isTelling ? 0.8 : 0.6);
}

/** Every retrieved section with its sentences, scored for one question; best section first. */
export function scoreSections(matter: Matter, evidence: readonly Evidence[], analyse: Analyse): ScoredSection[] {
  const topScore = Math.max(...evidence.map((one) => one.score), Number.MIN_VALUE);
  const mainKind = matter.kinds[0];
  const shape = mainKind && ANSWER_SHAPE[mainKind];
  return evidence
    .map((one, evidenceIndex): ScoredSection => {
      const names = new Set(analyse([one.title, ...one.names].join("\n")));
      // What the page is about as a whole, no sentence of it has to say again; the rest tells its sentences apart.
      const wanted = [...matter.terms].filter((term) => !names.has(term));
      const title = new Set(analyse(one.title));
      const heading = new Set(analyse(one.section));
      const byLine = isByLine(one);
      const units = splitUnits(one.text, byLine).map((unit, index): ScoredUnit => {
        const said = new Set([...heading, ...analyse(unit.text)]);
        const all = share(matter.terms, new Set([...names, ...said]));
        const score = WEIGHTS.words * all + WEIGHTS.shape * (shape?.test(unit.text) ? 1 : 0);
        return { ...unit, index, words: share(wanted, said), score };
      });
      const isOverview =
        (mainKind === undefined || mainKind === "what") && one.kind === "service" && one.anchor === "who";
      const score =
        Math.max(0, ...units.map((unit) => unit.score)) +
        WEIGHTS.heading * headingFit(one, matter.kinds) +
        WEIGHTS.rank * (one.score / topScore) +
        (WEIGHTS.title / 2) * (share(matter.subject, title) + share(matter.terms, title)) +
        WEIGHTS.names * share(matter.subject, names) +
        WEIGHTS.body * share(matter.terms, new Set([...names, ...heading, ...analyse(one.text)])) +
        (isOverview ? WEIGHTS.overview : 0);
      return { evidenceIndex, units, score, isByLine: byLine };
    })
    .filter((section) => section.units.length > 0)
    .sort((a, b) => b.score - a.score);
}

/**
 * Whether a section is about what is asked, and not only a place where one of its words happens to stand: the page's
 * names speak of the matter and most of its words are there, or one sentence holds nearly all of several words.
 */
export function isAboutMatter(matter: Matter, one: Evidence, analyse: Analyse, isSure = false): boolean {
  // Nothing but words of kind: a follow-up, or "how do I apply".
  if (matter.terms.size === 0) return true;
  const names = new Set(analyse([one.title, one.section, ...one.names].join("\n")));
  const all = new Set([...names, ...analyse(one.text)]);
  const isNamed = share(matter.subject, names) > 0;
  if (isNamed && share(matter.subject, all) >= 0.6 && share(matter.terms, all) >= 0.5) return true;
  if (!isSure && matter.subject.size < 2) return false;
  return splitUnits(one.text, isByLine(one)).some((unit) => share(matter.terms, new Set(analyse(unit.text))) >= 0.75);
}

/** Whether page and section speak of everything that is asked, by name: then words like "much" that stand nowhere mean nothing. */
export function coversMatter(matter: Matter, one: Evidence, analyse: Analyse): boolean {
  if (matter.terms.size === 0) return false;
  const names = new Set(analyse([one.title, one.section, ...one.names].join("\n")));
  return share(matter.subject, names) >= 0.5 && share(matter.terms, new Set([...names, ...analyse(one.text)])) === 1;
}
