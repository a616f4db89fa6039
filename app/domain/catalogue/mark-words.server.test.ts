import { expect, test } from "vitest";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import { markWords } from "./mark-words.server.ts";

const analyser = createAnalyser();
const marked = (text: string, terms: string[], language: "en" | "zh-CN" = "en") =>
  markWords(text, new Set(terms), { analyser, language })
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

test("nothing is marked without a reason, and no character is lost", () => {
  expect(marked("<b>Plain</b> & text", [])).toBe("<b>Plain</b> & text");
  expect(marked("", ["card"])).toBe("");
});

test("words in any form are marked whole", () => {
  expect(marked("Cards and a discard", ["card"])).toBe("[Cards] and a discard");
});

test("Chinese is marked where it stands, in either way of writing", () => {
  expect(marked("申请身份证，戶口", ["身份证", "户口"], "zh-CN")).toBe("申请[身份证]，[戶口]");
});
