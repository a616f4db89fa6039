import { describe, expect, it, test } from "vitest";
import { isForKeeping, isKeptPath, isOutdated, kindOf, lookOf, stylesOf, surplusOf } from "./rules.ts";

const ORIGIN = "https://portal.example";
const kind = (path: string, more: { method?: string; mode?: string } = {}) =>
  kindOf({ method: "GET", mode: "navigate", url: ORIGIN + path, ...more }, ORIGIN);

describe("the worker leaves to the browser", () => {
  it.each([
    ["a form that is sent", "/forms/something-else", { method: "POST" }],
    ["the staff area", "/staff/requests/OW-2611-7KX4M-D", {}],
    ["the staff area itself", "/staff", {}],
    ["the public API", "/api/v1/questions", { mode: "cors" }],
    ["a stream", "/assistant/1/stream", { mode: "cors" }],
    ["a script", "/assets/entry.client-a1b2.js", { mode: "cors" }],
    ["a style sheet outside the build", "/other/assets/root.css", { mode: "no-cors" }],
  ])("%s", (_what, path, more) => expect(kind(path, more)).toBeUndefined());

  it("another site", () =>
    expect(kindOf({ method: "GET", mode: "navigate", url: "https://else.example/" }, ORIGIN)).toBeUndefined());
});

test("pages, styles and icons of the portal pass through the worker", () => {
  expect([kind("/"), kind("/staffing"), kind("/forms/something-else")]).toEqual(["page", "page", "page"]);
  expect(kind("/assets/root-Qx_ECtj-.css", { mode: "no-cors" })).toBe("style");
  expect(kind("/favicon.svg", { mode: "no-cors" })).toBe("icon");
});

test("only guides, centres and the offline page are ever kept", () => {
  const paths = ["/guides/privacy", "/centres", "/centres/linjiang-hall", "/offline"];
  expect(paths.filter(isKeptPath)).toEqual(paths);
  const others = ["/", "/services/old-age-card", "/search", "/requests/OW-2611-7KX4M-D", "/forms/x", "/assistant"];
  const odd = ["/guides/", "/guides/a/b", "/guides/a.data", "/centres/", "/offline/x", "/staff/guides/a"];
  expect([...others, ...odd].filter(isKeptPath)).toEqual([]);
});

test("an answer is kept when it is whole and nobody's own", () => {
  const answer = (cacheControl: string, more: { status?: number; redirected?: boolean } = {}) =>
    isForKeeping({ status: 200, redirected: false, headers: new Headers({ "Cache-Control": cacheControl }), ...more });
  expect(answer("public, max-age=0, must-revalidate")).toBe(true);
  for (const cacheControl of ["no-store", "private, max-age=60", "public, No-Store"])
    expect(answer(cacheControl), cacheControl).toBe(false);
  for (const more of [{ status: 404 }, { status: 503 }, { redirected: true }])
    expect(answer("public", more)).toBe(false);
});

test("the offline page is fetched again after a day, or when a page of another look was seen", () => {
  const look = '<html lang="en" data-mode="full">';
  const kept = { look, at: 0 };
  expect(isOutdated(undefined, { look, at: 0 })).toBe(true);
  expect(isOutdated(kept, { look, at: 86_400_000 })).toBe(false);
  expect(isOutdated(kept, { look, at: 86_400_001 })).toBe(true);
  expect(isOutdated(kept, { look: '<html lang="zh-CN" data-mode="full">', at: 1 })).toBe(true);
});

test("look and style sheets are read from the page", () => {
  const html = '<!DOCTYPE html><html lang="ar" dir="rtl"><link rel="stylesheet" href="/assets/root-a_1.css"/>';
  expect(lookOf(html)).toBe('<html lang="ar" dir="rtl">');
  expect(stylesOf(`${html}${html}<a href="https://else.example/assets/x.css">`)).toEqual(["/assets/root-a_1.css"]);
});

test("too many pages: the oldest go, and those that are always kept stay", () => {
  expect(surplusOf(["/offline", "/guides/a", "/centres", "/guides/b", "/guides/c"], 2)).toEqual(["/guides/a"]);
  expect(surplusOf(["/offline", "/guides/a"], 2)).toEqual([]);
});
