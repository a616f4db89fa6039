type Counted = { readonly language: string; readonly terms: string; readonly term_count: number };

/** How document frequencies move when chunks come (`sign` 1) or go (-1), summed over a batch. */
export class TermChanges {
  readonly #terms = new Map<string, Map<string, number>>();
  readonly #languages = new Map<string, { chunks: number; terms: number }>();

  add(chunk: Counted, sign: 1 | -1): void {
    const terms = this.#terms.get(chunk.language) ?? new Map<string, number>();
    this.#terms.set(chunk.language, terms);
    for (const term of new Set(chunk.terms.split(" "))) {
      if (term) terms.set(term, (terms.get(term) ?? 0) + sign);
    }
    const sums = this.#languages.get(chunk.language) ?? { chunks: 0, terms: 0 };
    this.#languages.set(chunk.language, { chunks: sums.chunks + sign, terms: sums.terms + sign * chunk.term_count });
  }

  get languages(): { language: string; chunkCount: number; termCount: number }[] {
    return [...this.#languages].map(([language, sums]) => ({
      language,
      chunkCount: sums.chunks,
      termCount: sums.terms,
    }));
  }

  /** Terms whose count really moved, by language. */
  get terms(): { language: string; risen: [string, number][]; fallen: [string, number][] }[] {
    return [...this.#terms].map(([language, changes]) => ({
      language,
      risen: [...changes].filter(([, count]) => count > 0),
      fallen: [...changes].filter(([, count]) => count < 0),
    }));
  }
}
