import { compareTerms, keysOf } from "./gap-terms.ts";

export type GroupTerms = { readonly id: string; readonly language: string; readonly terms: readonly string[] };

/** The gaps by their terms, so that a question is compared only with those that share one. */
export class GapIndex {
  readonly #groups: GroupTerms[] = [];
  readonly #places = new Map<string, number[]>();

  /** In the order of their age. */
  constructor(groups: readonly GroupTerms[]) {
    for (const group of groups) this.add(group);
  }

  add(group: GroupTerms): void {
    const place = this.#groups.push(group) - 1;
    for (const key of keysOf(group.terms)) {
      const name = `${group.language} ${key}`;
      const places = this.#places.get(name);
      if (places) places.push(place);
      else this.#places.set(name, [place]);
    }
  }

  /** The gap most alike, the oldest of several, with the terms it shares. */
  find(language: string, terms: readonly string[]): { readonly id: string; readonly shared: string[] } | undefined {
    const places = new Set([...keysOf(terms)].flatMap((key) => this.#places.get(`${language} ${key}`) ?? []));
    let best: { id: string; shared: string[]; share: number } | undefined;
    for (const group of [...places].sort((a, b) => a - b).flatMap((place) => this.#groups[place] ?? [])) {
      const { shared, share, isAlike } = compareTerms(group.terms, terms);
      if (isAlike && !(best && best.share >= share)) best = { id: group.id, shared: [...shared], share };
    }
    return best;
  }
}
