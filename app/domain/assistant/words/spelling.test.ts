import { expect, it } from "vitest";
import { createSpelling } from "./spelling.ts";

const known = new Set(["driver", "valid"]);
const { correct } = createSpelling(
  [
    "Old-age allowance",
    "residence permit",
    "vaccination",
    "driver",
    "高龄津贴",
    "居住证",
    "身份证",
    "公租房",
    "结婚证",
  ],
  (word) => known.has(word),
);

it.each([
  ["old age alowance", "old age allowance"],
  ["residense permit", "residence permit"],
  ["vaccinaton hours", "vaccination hours"],
  ["高零津贴多少钱", "高龄津贴多少钱"],
  ["居主证要几天", "居住证要几天"],
  ["身份正丢了", "身份证丢了"],
  ["公阻房怎么申请", "公租房怎么申请"],
])("%s is put right", (typed, meant) => {
  expect(correct(typed)).toBe(meant);
});

it.each(["drive a car", "my visa", "离婚证怎么办", "怎么办护照"])("%s is another thing and stays", (typed) => {
  expect(correct(typed)).toBe(typed);
});
