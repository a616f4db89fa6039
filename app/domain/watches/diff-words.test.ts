import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords } from "./diff-words.ts";

const changed = (pieces: readonly { text: string; isChanged: boolean }[]) =>
  pieces.filter(({ isChanged }) => isChanged).map(({ text }) => text);

test("only the words that differ are marked", () => {
  const { before, after } = diffWords("You get 100 yuan a month.", "You get 150 yuan a month.", "en");
  expect(changed(before)).toEqual(["100"]);
  expect(changed(after)).toEqual(["150"]);
});

test("neighbouring new words are one piece", () => {
  const { before, after } = diffWords("Bring your card.", "Bring your card and one photo.", "en");
  expect(changed(before)).toEqual([]);
  expect(changed(after)).toEqual([" and one photo"]);
});

test("Chinese is compared by words, which no blank parts", () => {
  const { before, after } = diffWords("年满八十周岁每月一百元", "年满八十周岁每月两百元", "zh-CN");
  expect(changed(before).join("")).toContain("一");
  expect(changed(after).join("")).not.toContain("每月");
});

test("equal texts differ in nothing, and an empty one in everything", () => {
  expect(changed(diffWords("a b", "a b", "en").before)).toEqual([]);
  expect(changed(diffWords("", "a b", "en").after)).toEqual(["a b"]);
});

test("both texts are there whole, whatever they are", () => {
  const word = fc.constantFrom("a", "b", " ", "c.", "\n");
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (left, right) => {
      const { before, after } = diffWords(left.join(""), right.join(""), "en");
      expect(before.map(({ text }) => text).join("")).toBe(left.join(""));
      expect(after.map(({ text }) => text).join("")).toBe(right.join(""));
      const common = (pieces: typeof before) => pieces.filter((one) => !one.isChanged).map(({ text }) => text);
      // A blank between changes counts as changed, so only words are compared.
      expect(common(before).join("").replace(/\s/g, "")).toBe(common(after).join("").replace(/\s/g, ""));
    }),
  );
});

test("a text that hardly has a word in common is new altogether", () => {
  const long = (word: string) => `same ${`${word} `.repeat(20_000)}`;
  const { before, after } = diffWords(long("old"), long("new"), "en");
  expect(before).toEqual([{ text: long("old"), isChanged: true }]);
  expect(after).toEqual([{ text: long("new"), isChanged: true }]);
});
