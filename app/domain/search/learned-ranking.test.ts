import { describe, expect, it } from "vitest";
import type { Candidate, WeightedTerm } from "./candidate.ts";
import type { DocumentFacts } from "./candidates.queries.server.ts";
import { orderAsLearned } from "./learned-ranking.ts";
import learned from "./learned-weights.json" with { type: "json" };
import type { Ranked } from "./rank-candidates.ts";
import { measureFeatures, RANKING_FEATURES } from "./ranking-features.ts";

let positions = 0;
function ranked(
  id: string,
  document_id: string,
  terms: string,
  passageScore: number,
  { titleTerms = 0, position = (positions += 2) } = {},
): Ranked {
  const candidate: Candidate = {
    id,
    document_id,
    section_id: id,
    position,
    terms,
    title_term_count: titleTerms,
    heading_term_count: 0,
    asked_term_count: 0,
    term_count: terms.split(" ").length,
  };
  return { candidate, passageScore, score: passageScore, covered: 1, reachable: 2 };
}
const term = (text: string, weight = 1) => ({ term: text, weight, idf: 2, frequency: 3 });
const found = (
  terms: readonly WeightedTerm[],
  of: readonly Ranked[],
  documents: ReadonlyMap<string, DocumentFacts> = new Map(),
) => ({ terms, questionTerms: terms.slice(0, 2).map(({ term }) => term), ranked: of, documents });
const column = (rows: readonly (readonly number[])[], name: (typeof RANKING_FEATURES)[number]) =>
  rows.map((row) => row[RANKING_FEATURES.indexOf(name)] ?? Number.NaN);

describe("the learned ranking", () => {
  it("has one finite weight for each feature in every language that has weights", () => {
    for (const [language, weights] of Object.entries(learned)) {
      expect(Object.keys(weights), language).toEqual([...RANKING_FEATURES]);
      expect(Object.values(weights).every(Number.isFinite), language).toBe(true);
    }
  });

  it("leaves a language without weights as it was, and bears nothing and one passage", () => {
    const two = [ranked("a", "x", "dog lead", 1), ranked("b", "y", "dog", 2)];
    expect(orderAsLearned("en", found([term("dog")], two))).toEqual(two);
    expect(orderAsLearned("zh-CN", found([term("遗失")], []))).toEqual([]);
    expect(orderAsLearned("zh-CN", found([term("遗失")], two.slice(0, 1)))).toHaveLength(1);
  });

  it("gives the first passage 1 and the others less, and the same list for the same question", () => {
    const terms = [term("遗失"), term("补办")];
    const three = [
      ranked("a", "x", "遗失 补办 工本费", 3),
      ranked("b", "y", "补办 材料", 2.5),
      ranked("c", "z", "开放 时间", 1),
    ];
    const order = orderAsLearned("zh-CN", found(terms, three));
    expect(order.map(({ candidate }) => candidate.id)).toEqual(["a", "b", "c"]);
    expect(order[0]?.score).toBe(1);
    expect(order[1]?.score).toBeLessThan(1);
    expect(orderAsLearned("zh-CN", found(terms, [...three].reverse()))).toEqual(order);
  });
});

describe("what it looks at", () => {
  const terms = [term("补办"), term("earlier", 0.5)];
  const measure = (of: readonly Ranked[], documents?: ReadonlyMap<string, DocumentFacts>) =>
    measureFeatures({ ...found(terms, of, documents), questionTerms: ["补办"] });

  it("is about other passages of the same question only: mean nought, whatever the size", () => {
    const rows = measure([
      ranked("a", "x", "补办 身份证", 30),
      ranked("b", "x", "补 办理", 20),
      ranked("c", "y", "earlier 时间", 10),
    ]);
    for (let k = 0; k < RANKING_FEATURES.length; k++)
      expect(
        rows.reduce((sum, row) => sum + (row[k] ?? 0), 0),
        RANKING_FEATURES[k],
      ).toBeCloseTo(0, 6);
  });

  it("tells the question's words from those of the turns before", () => {
    const rows = measure([
      ranked("a", "x", "补办 身份证", 3),
      ranked("b", "x", "补 办理", 2),
      ranked("c", "y", "earlier 时间", 1),
    ]);
    const [a = 0, b = 0, c = 0] = column(rows, "questionCoverage");
    expect(a).toBeGreaterThan(c);
    expect(b).toBe(c);
  });

  it("finds a character within another word", () => {
    const rows = measure([ranked("b", "x", "补 办理", 2), ranked("c", "y", "开放 时间", 1)]);
    const [within = 0, without = 0] = column(rows, "pieces");
    expect(within).toBeGreaterThan(without);
  });

  it("adds up a document over its passages, however they are given", () => {
    const passages = [
      ranked("a", "x", "补办 身份证", 3),
      ranked("b", "x", "补办 护照", 2),
      ranked("c", "y", "补办 时间", 3),
    ];
    const [a, b, c] = column(measure(passages), "document");
    expect(a).toBe(b);
    expect(a).toBeGreaterThan(c ?? Number.NaN);
    const turned = column(measure([...passages].reverse()), "document");
    expect(turned.reverse()).toEqual([a, b, c]);
  });

  it("knows a document's whole size and how many others name it, not only what was found of it", () => {
    const passages = [ranked("a", "x", "补办", 3), ranked("b", "y", "补办", 3)];
    const facts = new Map([
      ["x", { size: 4, mentions: 0 }],
      ["y", { size: 400, mentions: 7 }],
    ]);
    const [small = 0, large = 0] = column(measure(passages, facts), "documentSize");
    expect(large).toBeGreaterThan(small);
    const [unnamed = 0, named = 0] = column(measure(passages, facts), "documentMentions");
    expect(named).toBeGreaterThan(unnamed);
  });

  it("hears the passages before and after in the same document", () => {
    const at = (position: number) => ({ position });
    const [first, second, alone] = column(
      measure([
        ranked("a", "x", "补办 身份证", 3, at(7)),
        ranked("b", "x", "补办 护照", 2, at(8)),
        ranked("c", "y", "补办 时间", 3, at(9)),
      ]),
      "neighbours",
    );
    expect(second).toBeGreaterThan(first ?? Number.NaN);
    expect(first).toBeGreaterThan(alone ?? Number.NaN);
  });

  it("finds a character of the title, also for a passage that begins with the title", () => {
    const rows = measure([
      ranked("a", "x", "补助 办法 时间", 3, { titleTerms: 2 }),
      ranked("b", "x", "补助 办法", 2),
      ranked("c", "y", "开放 时间", 3, { titleTerms: 1 }),
    ]);
    const [own, lent, none] = column(rows, "titleShare");
    expect(own).toBe(lent);
    expect(own).toBeGreaterThan(none ?? Number.NaN);
  });
});
