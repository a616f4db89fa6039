import { expect, test } from "vitest";
import { toPseudoText, toPseudoTexts } from "./pseudo-text.ts";

test("places to fill and references to other texts stay as they are", () => {
  const text = toPseudoText("Call {{number}} or see $t(common:help)");
  expect(text).toContain("{{number}}");
  expect(text).toContain("$t(common:help)");
  expect(text).not.toContain("Call");
});

test("every text grows by two fifths", () => {
  const plain = "Your request is with the desk now";
  expect(toPseudoText(plain).length).toBeGreaterThanOrEqual(plain.length * 1.4);
});

test("lists and groups keep their shape", () => {
  expect(Object.keys(toPseudoTexts({ a: { b: ["x", "y"] } }) as object)).toEqual(["a"]);
  expect((toPseudoTexts({ a: { b: ["x", "y"] } }) as { a: { b: string[] } }).a.b).toHaveLength(2);
});
