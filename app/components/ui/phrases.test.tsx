import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { Phrases } from "./phrases.tsx";

const parts = (text: string) => renderMarkup(<Phrases text={text} />).split("<wbr/>");

test("a Chinese heading may break between its words, and names of places stay whole", () => {
  expect(parts("柳河镇便民服务中心")).toEqual(["柳河镇", "便民", "服务", "中心"]);
  expect(parts("临江区老年人优待证办理办法")[0]).toBe("临江区");
  expect(parts("您住在哪里？")).toEqual(["您住在", "哪里？"]);
});

test("other languages break as they always do", () => {
  expect(parts("Liuhe Town Service Centre")).toEqual(["Liuhe Town Service Centre"]);
});
