import type { Evidence } from "../context.ts";
import { foldText } from "../rules/normalise.ts";
import { ANSWER_SHAPE, kindsOfHeading, kindsOfServicePart, STRICT_KINDS } from "./answer-shapes.ts";
import { type Analyse, type Matter, ownTerms, share } from "./matter.ts";
import type { QuestionKind } from "./question-kinds.ts";
import { coversNumber, setsLimitFor } from "./question-numbers.ts";
import { coreTerms, namedTerms } from "./page-names.ts";
import { isByLine } from "./score-units.ts";
import { splitUnits } from "./sentences.ts";

/** From here on a page is named by the question, and enough of the question stands on it. */
const NAMED_FROM = 0.3;
const COVERED_FROM = 0.58;
/** What no name speaks of must stand in one sentence, nearly whole. */
const IN_ONE_SENTENCE_FROM = 0.75;

const namesOf = (matter: Matter, one: Evidence, analyse: Analyse) =>
  new Set([...namedTerms(matter, one, analyse), ...analyse(one.section)]);

/** A name or sentence that holds the paper and the word that says which: a building permit is no permit beside a building site. */
function isSpokenOf(compound: string, one: Evidence, analyse: Analyse): boolean {
  const wanted = analyse(compound);
  const modifier = new RegExp(`\\b${compound.split(" ")[0]}\\b`, "i");
  const holds = (text: string) => {
    const present = new Set(analyse(text));
    return wanted.every((term) => present.has(term));
  };
  return (
    [one.title, one.section, ...one.names].some(holds) ||
    // Stems are too little in running text: "working days" of a permit make no work permit.
    splitUnits(one.text).some(({ text }) => modifier.test(text) && holds(text))
  );
}

/**
 * Where it says how to go about something, it must speak of all that is asked, what is done to the thing included; what
 * residents ask besides does not make a page one about it.
 */
const ACT_HELD_FROM = 0.8;
function isDoneThere(matter: Matter, one: Evidence, all: ReadonlySet<string>, analyse: Analyse): boolean {
  if (!matter.kinds[0] || !ACTS.includes(matter.kinds[0]) || matter.isYesOrNo) return true;
  const own = ownTerms(matter);
  if (one.anchor === "channels") return share(own, all) >= ACT_HELD_FROM;
  // In one sentence: a car among what is owned and a desk to register with elsewhere tell nobody where a car is registered.
  // Keywords are other names of a service, but of a guide things it speaks of as well.
  const core = one.kind === "service" ? coreTerms(one, analyse) : analyse(one.title);
  return splitUnits(one.text, isByLine(one)).some(
    ({ text }) => share(own, new Set([...core, ...analyse(`${one.section}\n${text}`)])) >= ACT_HELD_FROM,
  );
}

/** So much of a long story must stand in one sentence beside what the page is called; less where the asked form is there. */
const SPECIAL_FROM = 0.9;
const SPECIAL_SHAPED_FROM = 0.4;

/**
 * Whether a section of the page that is surely meant answers a long story, most of whose words stand nowhere: one sentence
 * covers a number of the question, has the form of what is asked under a heading for it, or holds words that the page is
 * not called by anyway.
 */
function isMeant(matter: Matter, one: Evidence, all: ReadonlySet<string>, analyse: Analyse): boolean {
  if (!isDoneThere(matter, one, all, analyse)) return false;
  const [kind] = matter.kinds;
  const isStrict = kind !== undefined && STRICT_KINDS.includes(kind) && !matter.isVague;
  const shape = isStrict ? ANSWER_SHAPE[kind] : undefined;
  const core = coreTerms(one, analyse);
  const special = [...matter.terms].filter(([term]) => !core.has(term));
  const part = one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined;
  const isPromised = kind !== undefined && (part ?? kindsOfHeading(foldText(one.section))).includes(kind);
  // How and where is told where the heading says so; elsewhere a sentence may just mention the thing.
  if (kind && ACTS.includes(kind) && !isPromised) return false;
  let lead = "";
  return splitUnits(one.text, isByLine(one)).some((unit) => {
    if (!unit.isListItem) lead = unit.isLead ? unit.text : "";
    if (matter.numbers.some((number) => setsLimitFor(unit.text, number) && coversNumber(unit.text, number)))
      return true;
    if (shape && !shape.test(unit.text)) return false;
    const said = new Set(analyse(`${one.section}\n${lead}\n${unit.text}`));
    const held = special.reduce((sum, [term, weight]) => sum + (said.has(term) ? weight : 0), 0);
    return (isStrict && isPromised) || held >= (isStrict ? SPECIAL_SHAPED_FROM : SPECIAL_FROM);
  });
}

/** How something is done, and where: a sentence that only mentions a thing does not say it. */
const ACTS: readonly QuestionKind[] = ["how", "where", "contact"];

/**
 * Whether one sentence of a page that is not named may answer at all: a passport among the papers to bring is no page
 * about passports, and the fee of a service is the fee of nothing else.
 */
function canSayIt({ kinds, isYesOrNo }: Matter, one: Evidence): boolean {
  const [kind] = kinds;
  if (one.kind === "corpus") return true;
  if (kind === undefined) return one.kind !== "service" || one.anchor !== "evidence" || isYesOrNo;
  const promised = one.kind === "service" && one.anchor ? kindsOfServicePart(one.anchor) : undefined;
  if (promised) return promised.includes(kind) || (isYesOrNo && !ACTS.includes(kind));
  return true;
}

/**
 * Whether a section is about what is asked, and not only a place where one of its words happens to stand: the page's
 * names speak of the matter and most of its words are there, or one sentence of the asked kind holds nearly all of them.
 */
export function isAboutMatter(matter: Matter, one: Evidence, analyse: Analyse): boolean {
  // Nothing but words of kind: a follow-up, or "how do I apply".
  if (matter.terms.size === 0) return true;
  if (one.kind === "corpus" && one.isSure) return true;
  const names = namesOf(matter, one, analyse);
  if (one.kind !== "corpus" && !matter.compounds.every((compound) => isSpokenOf(compound, one, analyse))) return false;
  const all = new Set([...names, ...analyse(one.text)]);
  if (
    share(matter.subject, names) >= NAMED_FROM &&
    isDoneThere(matter, one, all, analyse) &&
    share(matter.subject, all) >= COVERED_FROM &&
    share(matter.terms, all) >= 0.4
  )
    return true;
  if (one.isSure && isMeant(matter, one, all, analyse)) return true;
  if (!canSayIt(matter, one)) return false;
  const [kind] = matter.kinds;
  const shape = kind && !matter.isVague ? ANSWER_SHAPE[kind] : undefined;
  const mustSayAll = one.kind !== "corpus" && kind !== undefined && ACTS.includes(kind) && !matter.isYesOrNo;
  let lead = "";
  return splitUnits(one.text, isByLine(one)).some((unit) => {
    if (!unit.isListItem) lead = unit.isLead ? unit.text : "";
    const held = share(matter.terms, new Set(analyse(`${one.section}\n${lead}\n${unit.text}`)));
    if (matter.numbers.some((number) => setsLimitFor(unit.text, number) && coversNumber(unit.text, number)))
      return held >= 0.5;
    if (mustSayAll) return held > 0.99 && matter.terms.size > 1 && (!shape || shape.test(unit.text));
    // One word in one sentence is an accident.
    return matter.terms.size > 1 && held >= IN_ONE_SENTENCE_FROM && (!shape || shape.test(unit.text));
  });
}

/** Whether page and section speak of everything that is asked, by name: then words like "much" that stand nowhere mean nothing. */
export function coversMatter(matter: Matter, one: Evidence, analyse: Analyse): boolean {
  if (matter.terms.size === 0) return false;
  const names = namesOf(matter, one, analyse);
  return share(matter.subject, names) >= 0.5 && share(matter.terms, new Set([...names, ...analyse(one.text)])) > 0.99;
}
