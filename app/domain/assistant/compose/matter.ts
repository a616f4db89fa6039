import { foldText } from "../rules/normalise.ts";
import { conceptsOf, isConcept, plainWords, withoutConcepts, withoutPeople } from "../words/everyday-words.ts";
import type { Fact } from "./facts.ts";
import { SAYS_NOTHING, withoutKindWords, withoutNumbers, withoutVerbs } from "./kind-words.ts";
import { kindsOfQuestion, type QuestionKind } from "./question-kinds.ts";
import { askedUnit, numbersOfQuestion } from "./question-numbers.ts";

/** Terms of a text as the index makes them, and the concepts it speaks of. */
export type Analyse = {
  (text: string): string[];
  /** Whole words only, for questions: pairs of characters across two words are noise there. */
  readonly words?: (text: string) => string[];
  readonly language?: string;
  /** How rare a term is on the portal's pages: about 1, less for common ones, more for one that stands nowhere. */
  readonly weigh?: (term: string) => number;
  /** Puts misspelt words right that no page knows. */
  readonly correct?: (text: string) => string;
};

/** What a question is about: its kinds, and its terms without the words that only say the kind. */
export type Matter = {
  readonly kinds: readonly QuestionKind[];
  /** Term → how much it counts. */
  readonly terms: ReadonlyMap<string, number>;
  /** Those terms that name the thing: not what is done to it, nor whose it is. */
  readonly subject: ReadonlyMap<string, number>;
  /** Neighbouring words as they were typed: "residence permit" is not "permit for residents". */
  readonly phrases: readonly string[];
  /** "level 2", 二级: named, not counted. */
  /** "work permit", "driving licence": a paper with the word that says which. */
  readonly compounds: readonly string[];
  readonly labels: readonly string[];
  readonly numbers: readonly Fact[];
  /** "How many years", 几天: what the number in the answer must count. */
  readonly askedUnit: readonly string[];
  /** Its words of kind are the weakest: "can I", "register". */
  readonly isVague: boolean;
  readonly isYesOrNo: boolean;
  /** Only what is done is said, not to what: "a replacement", 补办一张. */
  readonly isBare: boolean;
};

const VERB_WEIGHT = 0.5;
/** For whom it is: "my grandfather" fits many pages, yet tells the old-age card from the library's. */
const WEAK_CONCEPTS = /^concept0(?:elder|child|lost|late|representative|night|relative)$/;
const WEAK_WEIGHT = 0.45;
/** What is done to a thing tells its sections apart, not its page from others. */
const ACT_CONCEPTS = /^concept0renew$/;
const ELDER = "concept0elder";
const OLD_FROM = 60;

const isWord = (term: string): boolean => !/^\p{Script=Han}$/u.test(term) && !SAYS_NOTHING.test(term);

/** The question in plain, rightly spelt words. */
export const plainOf = (question: string, { language = "en", correct = (text) => text }: Analyse): string =>
  plainWords(correct(foldText(question)), language);

export function matterOf(question: string, analyse: Analyse): Matter {
  const language = analyse.language ?? "en";
  const plain = plainOf(question, analyse);
  const words = analyse.words ?? analyse;
  const concepts = conceptsOf(plain, language);
  const rest = withoutNumbers(withoutKindWords(withoutPeople(withoutConcepts(plain, language), language)));
  const all = words(rest).filter((term) => isWord(term) && !/^\d+$/.test(term));
  const nouns = new Set(words(withoutVerbs(rest)));
  const weigh = analyse.weigh ?? (() => 1);
  const kinds = kindsOfQuestion(plain);
  const numbers = numbersOfQuestion(plain);
  const terms = new Map<string, number>();
  for (const term of concepts) terms.set(term, WEAK_CONCEPTS.test(term) ? WEAK_WEIGHT : weigh(term));
  // Who is old needs not be called so.
  if (numbers.some(({ unit, value }) => unit === "years" && Number(value) >= OLD_FROM)) terms.set(ELDER, WEAK_WEIGHT);
  for (const term of all.filter((one) => !isPartOf(one, all)))
    terms.set(term, (nouns.has(term) ? 1 : VERB_WEIGHT) * weigh(term));
  const isAct = (term: string): boolean => (isConcept(term) ? ACT_CONCEPTS.test(term) : !nouns.has(term));
  const subject = new Map(
    [...terms].filter(([term, weight]) =>
      isConcept(term) ? weight !== WEAK_WEIGHT && !ACT_CONCEPTS.test(term) : nouns.has(term),
    ),
  );
  return {
    kinds,
    terms,
    subject: subject.size > 0 ? subject : terms,
    phrases: phrasesOf(withoutNumbers(withoutKindWords(withoutPeople(plain, language)))).filter(
      // "the insurance" and "pay for" name nothing.
      (phrase) => words(phrase).length > 1,
    ),
    compounds: phrasesOf(plain).filter((phrase) => PAPER.test(phrase)),
    labels: [...plain.matchAll(/\b(?:level|grade|class|group) \d\b|[一二三四五六1-9]级/g)].map(([label]) =>
      label.replace(/\d(?=级)/, (digit) => "零一二三四五六七八九"[Number(digit)] ?? digit),
    ),
    isBare: terms.size > 0 && ownTerms({ terms }).size > 0 && [...ownTerms({ terms }).keys()].every(isAct),
    isVague: kinds.length > 0 && kindsOfQuestion(plain, 2).length === 0,
    isYesOrNo:
      /吗[\s?？。!！]*$|^\W*(?:(?:and|so|but|hi|hello|please)\W+)*(?:can|could|may|do|does|did|is|are|am|must|should|will|has|have)\b|,\s*(?:can|may|do|does|is|are|must|should)\b/.test(
        plain,
      ),
    numbers,
    askedUnit: askedUnit(plain),
  };
}

const PAPER =
  /(?<!^(?:the|my|your|this|that|new|old|lost|first|get|need|renew|replace|temporary|which|any|free|what|for|with|his|her|our|their|second|third|expired|permanent|valid|care) )\b(?:permits?|licen[cs]es?|certificates?|benefits?|allowances?|visas?|tax|passports?|cards?|grants?)$/;

/** The dictionary gives parts of long words as well; of a Chinese word the whole counts: 低保户, not 保户. */
const isPartOf = (term: string, all: readonly string[]): boolean =>
  /^\p{Script=Han}{2}$/u.test(term) && all.some((other) => other.length > 2 && other.endsWith(term));

/** Pairs of Latin words that stand side by side. */
function phrasesOf(plain: string): string[] {
  return [...plain.matchAll(/\b([a-z]{3,}(?:-[a-z]+)*) (?=([a-z]{3,}))/g)].map(
    ([, first, second]) => `${first} ${second}`,
  );
}

/** For whom it is, or how late: "and for my mother?", "那95岁呢". No such word leads to another matter. */
const WHO_OR_WHEN = /^concept0(?:elder|child|relative|baby|representative|late|night)$/;

/** What a question names besides persons and numbers: nothing, and a follow-up goes on with the matter before it. */
export const ownTerms = ({ terms }: Pick<Matter, "terms">): ReadonlyMap<string, number> =>
  new Map([...terms].filter(([term]) => !WHO_OR_WHEN.test(term)));

/** "And what papers do I need?" asks about what was asked about before. */
export function inherit(matter: Matter, before: Matter | undefined): Matter {
  if (!before) return matter;
  const kinds = matter.kinds.length > 0 ? matter.kinds : before.kinds;
  if (ownTerms(matter).size > 0) return { ...matter, kinds };
  return {
    ...before,
    terms: new Map([...before.terms, ...matter.terms]),
    kinds,
    numbers: matter.numbers,
    askedUnit: matter.askedUnit,
    labels: matter.labels,
    isVague: matter.isVague,
  };
}

/** How much of the wanted terms' weight is there. */
export function share(wanted: ReadonlyMap<string, number>, present: ReadonlySet<string>): number {
  let [all, found] = [0, 0];
  for (const [term, weight] of wanted) {
    all += weight;
    if (present.has(term)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}
