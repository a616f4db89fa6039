const segmenters = new Map<string, Intl.Segmenter>();
/** The time `Intl.Segmenter` takes grows with the square of the text's length: 100,000 characters are 40 s, pieces of them 0.1 s. */
const PIECES = /.{1,2000}(?=\s|$)|\S{1,2000}|\s/gsu;

/** A text of any length as the words of a language and what stands between them; joined, they are the text. */
export function* segmentWords(
  text: string,
  language: string,
): Generator<Pick<Intl.SegmentData, "segment" | "isWordLike">> {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: "word" })));
  for (const [piece] of text.matchAll(PIECES)) yield* segmenter.segment(piece);
}
