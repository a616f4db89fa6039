/** A term of the query with how much it counts and how rare it is. */
export type WeightedTerm = {
  readonly term: string;
  readonly weight: number;
  readonly idf: number;
  /** In how many chunks of the language it stands. */
  readonly frequency: number;
};

/** A chunk as the ranking looks at it: terms, not text. Named as the columns of `chunks`. */
export type Candidate = {
  readonly id: string;
  readonly document_id: string;
  readonly section_id: string;
  /** Its place in the document, from 0. */
  readonly position: number;
  readonly terms: string;
  readonly title_term_count: number;
  readonly heading_term_count: number;
  readonly asked_term_count: number;
  readonly term_count: number;
};

const split = new WeakMap<Candidate, readonly string[]>();

/** A candidate's terms one by one: every look at it wants them. */
export function termsOf(candidate: Candidate): readonly string[] {
  const terms = split.get(candidate) ?? candidate.terms.split(" ");
  split.set(candidate, terms);
  return terms;
}
