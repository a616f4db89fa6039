import { expect, test } from "vitest";
import { getTranslator } from "./i18n.server.ts";

const call = (language: string, number: string) => getTranslator(language)("common:nav.call", { number });

test("from right to left, a telephone number and a name keep their own direction within a sentence", () => {
  expect(call("ar", "0999-6880001")).toContain("\u20680999-6880001\u2069");
  const asked = getTranslator("ar")("forms:error.required.text", { label: "Will you live here?" });
  expect(asked).toContain("\u2068Will you live here?\u2069");
});

test("plain digits, addresses and several lines stay as they are", () => {
  expect(call("ar", "12345")).not.toMatch(/[\u2066-\u2069]/);
  const t = getTranslator("ar");
  const address = "http://127.0.0.1/?lang=ar";
  expect(t("common:share.message", { address })).not.toMatch(/[\u2066-\u2069]/);
  expect(t("requests:mail.answered.text", { reference: "1", words: "one\ntwo", until: "1" })).toContain("one\ntwo");
});

test("from left to right nothing is added", () => {
  expect(call("en", "0999-6880001")).not.toMatch(/[\u2066-\u2069]/);
  expect(call("es", "0999-6880001")).not.toMatch(/[\u2066-\u2069]/);
});
