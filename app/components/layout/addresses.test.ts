import { expect, test } from "vitest";
import { addressWith, canonicalLinks, sharedPath } from "./addresses.ts";

test("switching the language keeps the page and what was searched for", () => {
  expect(addressWith({ pathname: "/search", search: "?q=%E9%AB%98%E9%BE%84&mode=simple" }, "lang", "en")).toBe(
    "/search?q=%E9%AB%98%E9%BE%84&mode=simple&lang=en",
  );
});

test("switching twice leaves one parameter", () => {
  expect(addressWith({ pathname: "/", search: "?lang=en" }, "lang", "zh-CN")).toBe("/?lang=zh-CN");
});

test("search engines learn of one address a language, without searches or modes", () => {
  const links = canonicalLinks("https://example.org", "/services", { language: "en", languages: ["en", "zh-CN"] });
  expect(links.canonical).toBe("https://example.org/services?lang=en");
  expect(links.alternates.map((link) => link.href)).toEqual([
    "https://example.org/services?lang=en",
    "https://example.org/services?lang=zh-CN",
  ]);
});

test("what is shared of a page never opens what belongs to one person", () => {
  expect(sharedPath("/services/old-age-allowance")).toBe("/services/old-age-allowance");
  expect(sharedPath("/forms/old-age-allowance/name~birth_date")).toBe("/forms/old-age-allowance");
  expect(sharedPath("/requests/OW-2603-7KM4P-X/withdraw")).toBe("/requests?reference=OW-2603-7KM4P-X");
  expect(sharedPath("/assistant/9b2c")).toBe("/assistant");
  expect(sharedPath("/shared/a-b_C1")).toBe("/shared/a-b_C1");
  expect(sharedPath("/staff/requests")).toBe("/");
});

test("what is no address of this portal is shared as home", () => {
  for (const page of ["//evil.example", "https://evil.example", "/\\evil", "/a?b", "services", "", "/%2f%2fevil"])
    expect(sharedPath(page), page).toBe("/");
});
