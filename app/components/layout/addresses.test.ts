import { expect, test } from "vitest";
import { addressWith, canonicalLinks } from "./addresses.ts";

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
