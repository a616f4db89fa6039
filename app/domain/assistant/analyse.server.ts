import { analyserOf, type IndexAnalyser } from "#app/domain/search/index-analyser.server.ts";
import { TwoGenerations } from "#app/lib/two-generations.ts";
import type { Analyse } from "./compose/matter.ts";
import type { PipelineContext } from "./context.ts";
import { readPortalPages } from "./portal-pages.server.ts";
import { foldText } from "./rules/normalise.ts";
import { conceptsOf, isConcept } from "./words/everyday-words.ts";
import { createSpelling } from "./words/spelling.ts";

/** More than the pages of a large district have sections, sentences and names, in all languages. */
const REMEMBERED_TEXTS = 30_000;
const remembered = new WeakMap<IndexAnalyser, TwoGenerations<string[]>>();
type WordsOfPages = Required<Pick<Analyse, "weigh" | "correct">>;
const ofPages = new WeakMap<object, WordsOfPages>();

/**
 * The index's own terms of a text with its concepts. Every run looks at the same pages, sentence by sentence, so they are
 * remembered: else most of the time for an answer would go into them, and everybody else would wait meanwhile.
 */
export async function analyseFor(
  context: PipelineContext,
  language: string = context.evidence[0]?.language ?? context.language,
): Promise<Analyse> {
  const analyser = await analyserOf(context.deps.db);
  const terms = remembered.get(analyser) ?? new TwoGenerations<string[]>(REMEMBERED_TEXTS);
  remembered.set(analyser, terms);
  const analyse = (text: string) =>
    terms.get(`${language} ${text}`, () => [
      ...analyser.analyse(text, language),
      ...conceptsOf(foldText(text), language),
    ]);
  const words = (text: string) => analyser.words(text, language);
  return Object.assign(analyse, { words, language, ...(await readWordsOfPages(context, language, analyse)) });
}

/** A word that no page knows counts most: "visa" says more about what is asked than "apply". */
const UNKNOWN_WEIGHT = 1.2;
const LEAST_WEIGHT = 0.35;
/** An unknown Chinese word with a character of grammar in it is mostly two words cut as one: 费要, 证能. */
const CUT_WRONGLY = /^(?=.*[能要先干坐会可还想得过不没了的去来给再])\p{Script=Han}{2,4}$/u;

/** What the portal's pages know of words: how rare they are, and how their names are spelt. */
async function readWordsOfPages(
  context: PipelineContext,
  language: string,
  analyse: (text: string) => string[],
): Promise<WordsOfPages> {
  const pages = await readPortalPages(context.deps, language);
  const made = ofPages.get(pages);
  if (made) return made;
  const counts = new Map<string, number>();
  // Keywords and texts are spelt right; what residents ask with is not always.
  const spelt = new Set(pages.flatMap(({ title, keywords }) => analyse([title, ...keywords].join("\n"))));
  let sections = 0;
  for (const page of pages) {
    const names = analyse([page.title, ...page.names].join("\n"));
    for (const section of page.sections) {
      sections += 1;
      const own = analyse(`${section.heading ?? ""}\n${section.text}`);
      for (const term of own) spelt.add(term);
      for (const term of new Set([...names, ...own])) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const weigh = (term: string): number => {
    const count = counts.get(term) ?? 0;
    if (count === 0) return isConcept(term) ? 1 : CUT_WRONGLY.test(term) ? LEAST_WEIGHT : UNKNOWN_WEIGHT;
    return Math.max(LEAST_WEIGHT, Math.log(1 + sections / count) / Math.log(1 + sections / 8));
  };
  const isKnown = (word: string) =>
    conceptsOf(word, language).length > 0 || analyse(word).every((term) => spelt.has(term));
  const spelling = createSpelling(
    pages.flatMap(({ title, keywords }) => [title, ...keywords]),
    isKnown,
  );
  const found = { weigh, correct: spelling.correct };
  ofPages.set(pages, found);
  return found;
}
