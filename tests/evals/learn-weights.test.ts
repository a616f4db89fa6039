import { describe, expect, it } from "vitest";
import { crossValidate, learnWeights, type Lesson, valuesOf } from "./learn-weights.ts";

/** The first feature tells the right passage, the second nothing, the third the opposite. */
function lesson(n: number): Lesson {
  const noise = (k: number) => Math.sin(n * 12.9898 + k * 78.233);
  const rows = [0, 1, 2, 3, 4].map((k) => [
    k === n % 5 ? 1 : noise(k) / 3,
    noise(k + 9),
    k === n % 5 ? -1 : noise(k) / 3,
  ]);
  return { group: `g${n}`, rows, isRight: rows.map((_, k) => k === n % 5) };
}
const lessons = Array.from({ length: 40 }, (_, n) => lesson(n));

describe("learned ranking weights", () => {
  it("refuses to learn from questions whose right passage was never found", () => {
    expect(() => learnWeights(lessons.map((one) => ({ ...one, isRight: one.isRight.map(() => false) })))).toThrow(
      "no question has a right passage",
    );
  });

  it("finds out which features tell the right passage, and which way", () => {
    const [first = 0, second = 0, third = 0] = learnWeights(lessons);
    expect(first).toBeGreaterThan(0.5);
    expect(third).toBeLessThan(-0.5);
    expect(Math.abs(second)).toBeLessThan(first / 3);
  });

  it("puts the right passage first for questions it did not learn from", () => {
    const values = crossValidate(lessons, 5);
    for (const [i, one] of lessons.entries()) {
      const best = values[i]?.indexOf(Math.max(...(values[i] ?? [])));
      expect(one.isRight[best ?? -1], one.group).toBe(true);
    }
  });

  it("gives the same weights for the same questions", () => {
    expect(learnWeights(lessons)).toEqual(learnWeights(lessons));
    expect(valuesOf([[1, 2]], [3, 4])).toEqual([11]);
  });
});
