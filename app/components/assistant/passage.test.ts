import { expect, test } from "vitest";
import { passageOf } from "./passage.ts";

const plain = (quote: string, language: string) => decodeURIComponent(passageOf(quote, language));

test("a short passage is looked for whole, a long one by its first and last words", () => {
  expect(plain("- The card is free of charge.", "en")).toBe("The card is free of charge");
  const long =
    "From 80 years on you get 100 yuan a month, paid by the 15th of every month, in arrears, to your own account.";
  expect(plain(long, "en")).toBe("From 80 years on you get,in arrears, to your own account");
});

test("only the first of several quoted places is looked for", () => {
  expect(plain("Free of charge. … Bring your card.", "en")).toBe("Free of charge");
});

test("Chinese is cut between words", () => {
  const sentence = "年满八十周岁的本区户籍老年人可以申请高龄津贴，每月发放一百元，按月存入本人社会保障卡账户。";
  const [begin = "", end = ""] = plain(sentence, "zh-CN").split(",");
  const starts = [...new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(sentence)].map(({ index }) => index);
  expect(sentence.startsWith(begin) && sentence.endsWith(`${end}。`)).toBe(true);
  expect(starts).toContain(begin.length);
  expect(starts).toContain(sentence.indexOf(end));
});

test("signs of the directive itself are written out, and nothing to look for is nothing", () => {
  expect(passageOf("old-age card, free", "en")).toBe("old%2Dage%20card%2C%20free");
  expect(passageOf(" … ", "en")).toBe("");
});
