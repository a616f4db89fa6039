/** What one file may cost. A rule book of 500 pages stays far below all of these. */
export const LIMITS = {
  fileBytes: 20_000_000,
  pages: 1_000,
  /** All text of a document. */
  characters: 3_000_000,
  blocks: 50_000,
  archiveEntries: 2_000,
  /** All files of an archive, unpacked. */
  unpackedBytes: 100_000_000,
  /** Unpacked to packed size of one file in an archive, once it is larger than `ratioFromBytes`. */
  unpackRatio: 200,
  ratioFromBytes: 1_000_000,
  /** Thread, opening and all. */
  parseMs: 30_000,
  heapMb: 256,
  /** By how much the whole process may grow meanwhile: what is unpacked lies outside the thread's heap. */
  growthMb: 700,
  /** What somebody attaches: more pages nobody reads at a counter. */
  attachedPages: 200,
  /** Longest side of a page in points: 5 m, the most that programs for PDF show. */
  pageSide: 14_400,
} as const;

/** What looking into an attached file may cost; others wait behind it. */
export const INSPECT_CAPS = { parseMs: 5_000, heapMb: 128, growthMb: 300 } as const;
