import type { Grade } from "#app/domain/accounts/grades.ts";

/** What kind of thing a search result opens. `corpus` is a foreign collection, read with `npm run ingest -- file.jsonl`. */
export const DOCUMENT_KINDS = ["service", "policy", "page", "corpus"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** One passage under one heading. `id` is stable over editions and unique within the document. */
export type IndexableSection = {
  readonly id: string;
  readonly anchor?: string | undefined;
  readonly heading?: string | undefined;
  /** Headings above this one, outermost first, without the title. */
  readonly headingPath: readonly string[];
  readonly text: string;
  /** Where in the text a page of the file begins, in order; the first stands at 0. */
  readonly pages?: readonly { readonly from: number; readonly page: number }[] | undefined;
  /** Stretches of the text that are cut only when they are very long: a list, a table. */
  readonly whole?: readonly (readonly [number, number])[] | undefined;
};

/** One document in one language, as the index takes it. */
export type IndexableDocument = {
  /** Unique over the whole index, languages included: `service:old-age-card:en`. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly slug: string;
  /** BCP 47; `zh` and its kin are kept as `zh-CN`, others by their base language. */
  readonly language: string;
  readonly title: string;
  readonly url: string;
  readonly grade: Grade;
  /** What it says of itself in a sentence or two; a part of `sections` as well. */
  readonly summary?: string | undefined;
  /** The words residents really use for it. */
  readonly askedAs: readonly string[];
  readonly keywords: readonly string[];
  /** Whom it is for, and the ids of places where it counts with all that lies in them; absent or empty: all, everywhere. */
  readonly audiences?: readonly string[] | undefined;
  readonly places?: readonly string[] | undefined;
  /** Calendar dates; outside them the document is not found. */
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly reviewedOn?: string | undefined;
  /** Same hash, same document: indexing it again does nothing. Covers everything above and below. */
  readonly contentHash: string;
  readonly sections: readonly IndexableSection[];
};
