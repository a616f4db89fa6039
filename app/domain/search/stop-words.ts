/** English words that say nothing about the matter. Negations and question words that change it ("without", "not") stay out of the list. */
const ENGLISH =
  "a about above after again against all am an and any are aren as at be because been before being below between both but by " +
  "can cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn has hasn have " +
  "haven having he her here hers herself him himself his how i if in into is isn it its itself just ll m me more most my " +
  "myself no nor of off on once only or other our ours ourselves out over own re s same she should shouldn so some such t " +
  "than that the their theirs them themselves then there these they this those through to too under until up us ve very was " +
  "wasn we were weren what when where which while who whom why will with won would wouldn you your yours yourself yourselves";

const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = { en: new Set(ENGLISH.split(" ")) };

export function isStopWord(word: string, language: string): boolean {
  return STOP_WORDS[language]?.has(word) ?? false;
}
