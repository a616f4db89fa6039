import type { IndexableDocument, IndexableSection } from "./indexable-document.ts";

/** A passage as it is indexed and quoted: one section, or a part of a long one. */
export type Chunk = {
  readonly section: IndexableSection;
  readonly text: string;
  /** Offsets into the document's full text: its sections, each `heading + "\n" + text`, joined by a blank line. */
  readonly start: number;
  readonly end: number;
  /** The page of the file on which the passage begins. */
  readonly page?: number | undefined;
};

/** Longer sections are cut at sentence ends; the last sentence of a part opens the next when it is short enough. */
export type ChunkLimits = { readonly maxWords: number; readonly maxHanCharacters: number };
export const CHUNK_LIMITS: ChunkLimits = { maxWords: 250, maxHanCharacters: 400 };

const SENTENCE = /[^.!?。！？；;\n]*(?:[.!?。！？；;]+["'”’」』)）]*|\n+|$)\s*/gu;
const HAN = /\p{Script=Han}/gu;

export function chunkDocument(document: Pick<IndexableDocument, "sections">, limits = CHUNK_LIMITS): Chunk[] {
  const chunks: Chunk[] = [];
  let offset = 0;
  for (const section of document.sections) {
    const bodyStart = offset + (section.heading ? section.heading.length + 1 : 0);
    for (const [from, to] of cutText(section, limits)) {
      const start = from === 0 ? offset : bodyStart + from;
      const page = section.pages?.findLast((one) => one.from <= from)?.page;
      chunks.push({ section, text: section.text.slice(from, to), start, end: bodyStart + to, page });
    }
    offset = bodyStart + section.text.length + 2;
  }
  return chunks;
}

/** Part of the whole allowance that a text uses up; Han characters and words of other scripts count side by side. */
function sizeOf(text: string, limits: ChunkLimits): number {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.replace(HAN, " ").match(/\S+/g)?.length ?? 0;
  return han / limits.maxHanCharacters + words / limits.maxWords;
}

function cutText({ text, whole: kept = [] }: IndexableSection, limits: ChunkLimits): [number, number][] {
  const whole = sizeOf(text, limits);
  if (whole <= 1) return [[0, text.length]];
  // Parts of equal size read better than full ones and a rest of three words.
  const target = whole / Math.ceil(whole);
  const parts: [number, number][] = [];
  let part: { start: number; size: number; last: { start: number; size: number } | undefined } | undefined;
  let position = 0;
  for (const sentence of joinKept(sentencesOf(text, limits), kept, limits)) {
    const start = position;
    position += sentence.length;
    const size = sizeOf(sentence, limits);
    if (part && part.size + size > target * 1.15) {
      parts.push([part.start, start]);
      const overlap = part.last && part.last.size <= 0.2 && part.last.start > part.start ? part.last : undefined;
      part = overlap ? { start: overlap.start, size: overlap.size, last: undefined } : undefined;
    }
    part = { start: part?.start ?? start, size: (part?.size ?? 0) + size, last: { start, size } };
  }
  if (part) parts.push([part.start, text.length]);
  return parts;
}

/** Sentences and lines; one that alone is too long (a table, a list without stops) is cut by length. */
function sentencesOf(text: string, limits: ChunkLimits): string[] {
  const step = limits.maxHanCharacters / 2;
  return (text.match(SENTENCE) ?? [])
    .filter(Boolean)
    .flatMap((sentence) => (sizeOf(sentence, limits) <= 1 ? [sentence] : slices(sentence, step)));
}

/** A list or table up to so many times a passage's size stays in one piece. */
const LARGEST_KEPT = 3;

/** Sentences, with those of one list or table as one. */
function joinKept(
  sentences: readonly string[],
  kept: readonly (readonly [number, number])[],
  limits: ChunkLimits,
): string[] {
  const joined: string[] = [];
  let position = 0;
  let open: readonly [number, number] | undefined;
  for (const sentence of sentences) {
    const range = kept.find(([from, to]) => from <= position && position < to);
    const last = joined.at(-1) ?? "";
    if (range && range === open && sizeOf(last + sentence, limits) <= LARGEST_KEPT)
      joined[joined.length - 1] = last + sentence;
    else joined.push(sentence);
    open = range;
    position += sentence.length;
  }
  return joined;
}

function slices(text: string, step: number): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < text.length;) {
    const space = text.slice(i, i + step).lastIndexOf(" ");
    const length = space > step / 2 ? space + 1 : step;
    pieces.push(text.slice(i, i + length));
    i += length;
  }
  return pieces;
}
