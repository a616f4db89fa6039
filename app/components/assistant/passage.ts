const MOST_WORDS = 6;

/** Words with their places; in Chinese the browser looks for whole words too. */
function wordsOf(text: string, language: string): { readonly start: number; readonly end: number }[] {
  return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ start: index, end: index + segment.length }));
}

/** A hyphen and a comma mean something in a text directive. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll("-", "%2D");

/**
 * The text directive (`#…:~:text=` and this) that makes a browser mark a quoted passage on its page: the first line of
 * the quote, by its first and last words when it is long. Empty when there is nothing to look for.
 */
export function passageOf(quote: string, language: string): string {
  const line = (quote.split(/ … |…|\n/, 1)[0] ?? "").replace(/^[-*•\s]+/, "").trim();
  const words = wordsOf(line, language);
  const [first, last] = [words.at(0), words.at(-1)];
  if (!first || !last) return "";
  if (words.length <= MOST_WORDS * 2) return encode(line.slice(first.start, last.end));
  const begin = line.slice(first.start, words[MOST_WORDS - 1]?.end);
  const end = line.slice(words[words.length - MOST_WORDS]?.start, last.end);
  return `${encode(begin)},${encode(end)}`;
}
