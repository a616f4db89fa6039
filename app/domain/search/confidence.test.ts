import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate.ts";
import { rateConfidence } from "./confidence.ts";
import type { Ranked } from "./rank-candidates.ts";

function ranked(id: string, document_id: string, terms: string, score: number): Ranked {
  const candidate: Candidate = {
    id,
    document_id,
    section_id: id,
    position: 0,
    terms,
    title_term_count: 0,
    heading_term_count: 0,
    asked_term_count: 0,
    term_count: terms.split(" ").length,
  };
  return { candidate, passageScore: score, score, covered: score, reachable: 30 };
}
const terms = ["dog", "licence", "renew"].map((term) => ({ term, weight: 1, idf: 8, frequency: 3 }));
const rate = (list: readonly Ranked[], asked = ["dog", "licence"]) =>
  rateConfidence({ terms, questionTerms: asked, ranked: list });
const rivals = (score: number, document: (n: number) => string) =>
  Array.from({ length: 60 }, (_, n) => ranked(`r${n}`, document(n), "dog", score));

describe("how sure the search is", () => {
  it("is not at all without a passage, or where none holds a word of the question", () => {
    expect(rate([])).toBe(0);
    expect(rate([ranked("a", "x", "tram", 10)])).toBe(0);
  });

  it("is less when fifty passages fit as well", () => {
    const best = ranked("a", "x", "dog licence", 20);
    expect(rate([best, ...rivals(19, (n) => `d${n}`)])).toBeLessThan(rate([best, ...rivals(5, (n) => `d${n}`)]));
  });

  it("is less for rivals in other documents than in the same one", () => {
    const best = ranked("a", "x", "dog licence", 20);
    expect(rate([best, ...rivals(15, (n) => `d${n}`)])).toBeLessThan(rate([best, ...rivals(15, () => "x")]));
  });

  it("is less when only earlier turns are spoken of", () => {
    const about = [ranked("a", "x", "renew", 20), ...rivals(5, (n) => `d${n}`)].map((one) => ({
      ...one,
      candidate: { ...one.candidate, terms: one.candidate.id === "a" ? "renew licence" : "tram" },
    }));
    expect(rate(about, ["dog", "licence"])).toBeLessThan(rate(about, ["renew", "licence"]));
  });

  it("counts what the next two passages say", () => {
    const best = ranked("a", "x", "dog", 20);
    const other = (words: string) => [best, ranked("b", "x", words, 10), ...rivals(5, (n) => `d${n}`)];
    expect(rate(other("licence"))).toBeGreaterThan(rate(other("tram")));
  });

  it("is less where the question's neighbours stand apart, whichever comes first", () => {
    const saying = (words: string) => rate([ranked("a", "x", words, 20), ...rivals(5, (n) => `d${n}`)]);
    const apart = saying("dog tram tram licence");
    expect(saying("dog licence tram tram")).toBeGreaterThan(apart);
    expect(saying("licence tram dog tram")).toBeGreaterThan(apart);
    expect(apart).toBeGreaterThan(0);
  });

  it("judges a question of one term by the rest", () => {
    const one = rate([ranked("a", "x", "dog licence", 20), ...rivals(5, (n) => `d${n}`)], ["dog", "dog"]);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(1);
  });

  it("stays between 0 and 1", () => {
    const sure = rate([ranked("a", "x", "dog licence renew", 400)]);
    expect(sure).toBeGreaterThan(0.5);
    expect(sure).toBeLessThanOrEqual(1);
  });
});
