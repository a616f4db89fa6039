import { expect, test } from "vitest";
import { countSegments, fitsText } from "./segments.ts";

test.each([
  ["three full segments of plain letters", "a".repeat(307)],
  ["letters of the extension, which count twice", "€".repeat(153)],
  ["one Chinese letter among plain ones", `${"a".repeat(134)}中`],
  ["Chinese", "中".repeat(135)],
  ["an accent that GSM does not have", `${"a".repeat(134)}í`],
])("%s are too much for two segments", (_name, text) => {
  expect(countSegments(text)).toBe(3);
  expect(fitsText(text)).toBe(false);
});

test.each([
  [1, "a".repeat(160)],
  [2, "a".repeat(161)],
  [2, "a".repeat(306)],
  [1, "¿Qué? Ñ é ü à €"],
  [1, "€".repeat(80)],
  [2, "€".repeat(81)],
  [1, "中".repeat(70)],
  [2, "中".repeat(71)],
  [2, "中".repeat(134)],
  [1, ""],
])("%i segments are counted", (segments, text) => {
  expect(countSegments(text)).toBe(segments);
});

test("a letter of two units is not cut in two", () => {
  // 67 pairs are 134 units, and 67 is odd: the first segment holds 33 pairs.
  expect(countSegments("😀".repeat(67))).toBe(3);
  expect(countSegments("😀".repeat(66))).toBe(2);
});
