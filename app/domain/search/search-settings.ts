/** How much a word counts by where it stands, and what other readings of the query count beside the words as typed. */
export type SearchWeights = {
  readonly title: number;
  readonly asked_as: number;
  readonly keywords: number;
  readonly summary: number;
  readonly body: number;
  /** A phrase of residents that says the same as the query. */
  readonly phrase: number;
  readonly synonym: number;
  readonly spelling: number;
  readonly sound: number;
  /** Two neighbouring characters that are no word. */
  readonly pair: number;
  /** What a service counts more than a text that fits as well. */
  readonly service: number;
};

/** Ways to say the same, in one language; each is a word or a few. */
export type Synonyms = readonly (readonly string[])[];

export const DEFAULT_WEIGHTS: SearchWeights = {
  title: 3,
  asked_as: 1.6,
  keywords: 2,
  summary: 1.2,
  body: 0.3,
  phrase: 0.5,
  synonym: 0.7,
  spelling: 0.7,
  sound: 0.7,
  pair: 0.5,
  service: 1.3,
};
