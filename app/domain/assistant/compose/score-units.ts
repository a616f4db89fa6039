import type { Evidence } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { ANSWER_SHAPE, kindsOfHeading, kindsOfServicePart, STRICT_KINDS } from "./answer-shapes.ts";
import { type Analyse, type Matter, ownTerms, share } from "./matter.ts";
import { coreTerms, namedTerms } from "./page-names.ts";
import type { QuestionKind } from "./question-kinds.ts";
import { countsIn, coversNumber, setsLimitFor } from "./question-numbers.ts";
import { splitUnits, type Unit } from "./sentences.ts";

export type ScoredUnit = Unit & {
  readonly index: number;
  readonly score: number;
  /** How much of what the page's name does not say stands here. */
  readonly words: number;
  /** It has the form of what is asked: a sum, a time, a fine. */
  readonly isShaped: boolean;
  /** It is a limit or row for the number in the question. */
  readonly isCovering: boolean;
};

export type ScoredSection = {
  readonly evidenceIndex: number;
  readonly units: readonly ScoredUnit[];
  readonly score: number;
  readonly isByLine: boolean;
  /** How much of the question stands on the page's names and in the section. */
  readonly covered: number;
};

/** A keyword can be another name of the service or only something it deals with. */
const NAMED_BEARS = 0.8;

/** How much a fitting heading, the right shape of fact and the index's own ranking count beside common words. */
const WEIGHTS = {
  words: 0.8,
  special: 1.2,
  near: 0.7,
  heading: 1.3,
  case: 2,
  headingWords: 0.6,
  shape: 0.5,
  limit: 0.5,
  covering: 0.8,
  rank: 0.3,
  title: 0.9,
  names: 1,
  phrase: 0.5,
  body: 0.8,
  overview: 0.6,
  service: 0.3,
  part: 0.3,
  limits: 0.8,
  fit: 0.8,
  direct: 0.8,
} as const;

/** Pages made from records hold one fact a line: parts of a service, hours of a centre. */
export const isByLine = (one: Pick<Evidence, "kind" | "anchor" | "url">): boolean =>
  (one.kind === "service" && one.anchor !== null && kindsOfServicePart(one.anchor) !== undefined) ||
  one.url.startsWith("/centres");

/** What it costs and how long it takes is told of the service itself. */
const OF_SERVICE_ITSELF = ["costs", "times"];

/**
 * How far a part of a record speaks of what is asked: the fee of help with school costs is not the price of a school lunch.
 * 1 when the title names the matter, or a line of the part does.
 */
function bearing(matter: Matter, one: Evidence, analyse: Analyse): number {
  if (one.kind !== "service" || !one.anchor || !OF_SERVICE_ITSELF.includes(one.anchor)) return 1;
  const title = analyse(one.title);
  const lines = splitUnits(one.text, true).map(({ text }) =>
    share(matter.subject, new Set([...title, ...analyse(text)])),
  );
  const named = share(matter.subject, coreTerms(one, analyse)) * NAMED_BEARS;
  return Math.max(named, ...lines) ** 2;
}

/** How well the section's heading promises what is asked: 1 for the main kind, less for others. */
function headingFit(one: Evidence, { kinds, isVague }: Matter, units: readonly ScoredUnit[]): number {
  if (!units.some((unit) => isOfKind(unit, kinds))) return 0;
  const ofPart = one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined;
  const promised = ofPart ?? kindsOfHeading(foldText(one.section));
  const at = kinds.findIndex((kind) => promised.includes(kind));
  if (at < 0) return 0;
  // "How" and "what" stand in headings of every kind.
  const isTelling = kinds[at] !== "how" && kinds[at] !== "what";
  return (at === 0 ? 1 : 0.4) * (isVague ? 0.2 : 1) * (ofPart ? 1 : isTelling ? 0.9 : 0.6);
}

const isPhraseIn = ({ phrases }: Matter, text: string): boolean =>
  phrases.some((phrase) => text.toLowerCase().includes(phrase));

/** What was lost or has run out: the section headed by just that tells what to do now, no other. */
const CASES = /^concept0(?:lost|void)$/;

const speaksOfCase = ({ terms }: Matter, heading: ReadonlySet<string>): boolean =>
  [...terms.keys()].some((term) => CASES.test(term) && heading.has(term));

/** A part of a service's record that holds just the kind of fact that is asked for. */
function isPartFor({ kinds, isVague }: Matter, one: Evidence): boolean {
  const promised = one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined;
  return !isVague && kinds[0] !== undefined && (promised?.includes(kinds[0]) ?? false);
}

/** How well a page's own names fit what is asked: the same words, and side by side as they were typed. */
export function nameFit(matter: Matter, page: Pick<Evidence, "title" | "names">, analyse: Analyse): number {
  return (
    WEIGHTS.names * share(matter.subject, namedTerms(matter, page, analyse)) +
    (WEIGHTS.title / 2) *
      (share(matter.subject, new Set(analyse(page.title))) + share(matter.terms, new Set(analyse(page.title)))) +
    (isPhraseIn(matter, [page.title, ...page.names].join("\n")) ? WEIGHTS.phrase : 0)
  );
}

/** Every retrieved section with its sentences, scored for one question; best section first. */
export function scoreSections(matter: Matter, evidence: readonly Evidence[], analyse: Analyse): ScoredSection[] {
  const topScore = Math.max(...evidence.map((one) => one.score), Number.MIN_VALUE);
  return evidence
    .map((one, evidenceIndex) => scoreSection(matter, one, evidenceIndex, topScore, analyse))
    .filter((section) => section.units.length > 0)
    .sort((a, b) => b.score - a.score);
}

function scoreSection(
  matter: Matter,
  one: Evidence,
  evidenceIndex: number,
  topScore: number,
  analyse: Analyse,
): ScoredSection {
  const mainKind = matter.kinds[0];
  const names = namedTerms(matter, one, analyse);
  const heading = new Set(analyse(one.section));
  const byLine = isByLine(one);
  const units = scoreUnits(matter, one, names, heading, analyse);
  const covered = share(matter.terms, new Set([...names, ...heading, ...analyse(one.text)]));
  const isCounted = matter.numbers.some(({ unit }) => unit !== undefined);
  const isOverview =
    !matter.isYesOrNo &&
    !isCounted &&
    (mainKind === undefined || mainKind === "what") &&
    one.kind === "service" &&
    one.anchor === "who";
  const bears = bearing(matter, one, analyse);
  const score =
    Math.max(0, ...units.map((unit) => unit.score)) +
    WEIGHTS.heading * bears * headingFit(one, matter, units) +
    WEIGHTS.headingWords * share(matter.terms, heading) +
    (speaksOfCase(matter, heading) ? WEIGHTS.case : 0) +
    WEIGHTS.rank * (one.score / topScore) +
    WEIGHTS.fit * (one.fit ?? 0) +
    nameFit(matter, one, analyse) +
    WEIGHTS.body * covered +
    (one.kind === "service" ? WEIGHTS.service : 0) +
    (isPhraseIn(matter, one.section) ? WEIGHTS.phrase : 0) +
    (isPartFor(matter, one) ? WEIGHTS.part * bears : 0) +
    (one.anchor === "thresholds" && units.some((unit) => unit.isCovering && isOfKind(unit, matter.kinds))
      ? WEIGHTS.limits
      : 0) +
    (isOverview ? WEIGHTS.overview : 0);
  return { evidenceIndex, units, score, isByLine: byLine, covered };
}

function scoreUnits(
  matter: Matter,
  one: Evidence,
  names: ReadonlySet<string>,
  heading: ReadonlySet<string>,
  analyse: Analyse,
): ScoredUnit[] {
  const shape = matter.kinds[0] && !matter.isVague ? ANSWER_SHAPE[matter.kinds[0]] : undefined;
  // What the page is about as a whole, no sentence of it has to say again; the rest tells its sentences apart.
  const wanted = new Map([...matter.terms].filter(([term]) => !names.has(term)));
  const isSum = matter.kinds[0] !== undefined && SUMS.includes(matter.kinds[0]);
  let lead = "";
  return splitUnits(one.text, isByLine(one)).map((unit, index): ScoredUnit => {
    if (!unit.isListItem) lead = unit.isLead ? unit.text : "";
    const own = new Set(analyse(unit.text));
    const said = new Set([...heading, ...own, ...(lead ? analyse(lead) : [])]);
    const isShaped = (shape?.test(unit.text) ?? false) && countsIn(unit.text, matter.askedUnit);
    const limits = matter.numbers.filter((number) => setsLimitFor(unit.text, number));
    const isCovering =
      limits.some((number) => coversNumber(unit.text, number)) ||
      matter.labels.some((label) => unit.text.toLowerCase().includes(label));
    // One sentence that says all of it by itself, with the sum that is asked for.
    const isDirect = isSum && isShaped && ownTerms(matter).size > 1 && share(ownTerms(matter), said) > 0.99;
    const score =
      WEIGHTS.words * share(matter.terms, new Set([...names, ...said])) +
      WEIGHTS.special * (wanted.size > 0 ? share(wanted, own) : 1) +
      WEIGHTS.near * share(matter.terms, said) +
      WEIGHTS.shape * Number(isShaped) +
      WEIGHTS.limit * Number(limits.length > 0) +
      WEIGHTS.covering * Number(isCovering) +
      WEIGHTS.direct * Number(isDirect);
    return { ...unit, index, words: share(wanted, said), isShaped, isCovering, score };
  });
}

/** Asked for a sum, the limit that covers an age says nothing unless it names one. */
const SUMS: readonly QuestionKind[] = ["amount", "share", "fee"];

/** Whether a sentence can be what is asked: a fee is a sum, a deadline a time. */
export const isOfKind = (unit: ScoredUnit, kinds: readonly QuestionKind[]): boolean =>
  kinds[0] === undefined ||
  !STRICT_KINDS.includes(kinds[0]) ||
  unit.isShaped ||
  (unit.isCovering && (kinds[0] === "fee" || !SUMS.includes(kinds[0])));
