import type { DocumentKind } from "#app/domain/search/indexable-document.ts";
import type { Reading } from "#app/domain/search/record-query.ts";
import type { MarkedPart } from "./mark-words.server.ts";

export type { MarkedPart };

export type FoundSection = { readonly heading: string; readonly url: string };

/** One page that fits what was searched for, with why, and the sections that fit best. */
export type SearchResult = {
  readonly kind: DocumentKind;
  readonly title: readonly MarkedPart[];
  readonly url: string;
  /** What the page says of itself; of pages without a summary, the beginning of the best passage. */
  readonly excerpt: readonly MarkedPart[];
  /** How residents ask for it, where that is near to what was typed. */
  readonly askedAs: readonly MarkedPart[];
  readonly language: string;
  readonly sections: readonly FoundSection[];
};

export type CatalogueSearch = {
  readonly results: readonly SearchResult[];
  /** What else was looked for, in words to show. */
  readonly readings: readonly Reading[];
};
