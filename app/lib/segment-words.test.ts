import { expect, it } from "vitest";
import { segmentWords } from "./segment-words.ts";

const words = (text: string, language = "en") =>
  [...segmentWords(text, language)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
const joined = (text: string, language = "en") =>
  [...segmentWords(text, language)].map(({ segment }) => segment).join("");

it.each([
  "",
  " ",
  "one",
  "  two\n\nlines \t",
  `${"long ".repeat(3_000)}end`,
  ` ${"x".repeat(5_000)} y`,
  "办理时间：九点。\n".repeat(900),
])("loses nothing of a text (%#)", (text) => expect(joined(text)).toBe(text));

it("never cuts a word that is not far too long", () => {
  const text = "The office at the harbour opens late. ".repeat(2_000);
  expect(words(text)).toEqual(
    Array.from({ length: 2_000 }, () => words("The office at the harbour opens late.")).flat(),
  );
  expect(words("x".repeat(4_500)).map((word) => word.length)).toEqual([2_000, 2_000, 500]);
});
