import { expect, it } from "vitest";
import { mentionsIn, shortNameOf } from "./mentions.ts";

it("knows a document by the name that others use", () => {
  expect(shortNameOf("中华人民共和国土地管理法")).toBe("土地管理法");
  expect(shortNameOf(" 养犬管理条例（2019年修正）")).toBe("养犬管理条例");
  expect(shortNameOf("中华人民共和国")).toBe("中华人民共和国");
  expect(shortNameOf("Dog licence")).toBe("Dog licence");
});

it("sees each name once, and neither the document itself nor an empty or broken one", () => {
  const texts = [
    "根据《中华人民共和国土地管理法》和《养犬管理条例》制定本细则。",
    "依照《土地管理法》第三条；《（试行）》《》《没有完 《细则》",
  ];
  expect(mentionsIn(texts, "中华人民共和国细则")).toEqual(["土地管理法", "养犬管理条例"]);
  expect(mentionsIn(["Nothing is named here."], "Dogs")).toEqual([]);
});
