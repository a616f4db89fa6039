import { describe, expect, it } from "vitest";
import { isFromOurselves } from "./same-origin.ts";

const post = (headers: Record<string, string>, publicUrl?: string) =>
  isFromOurselves({ method: "POST", headers: { host: "portal.example:3000", ...headers } }, publicUrl);

describe("the same-origin check", () => {
  it.each([
    ["another site", { origin: "http://evil.example" }],
    ["another port", { origin: "http://portal.example:4000" }],
    ["a name that only begins like ours", { origin: "http://portal.example:3000.evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["an empty origin", { origin: "" }],
    ["another site by its own account", { "sec-fetch-site": "cross-site" }],
    ["a neighbouring site", { "sec-fetch-site": "same-site" }],
    ["a browser that says neither but has cookies", { cookie: "ow_staff=x" }],
    ["another page, by its referrer", { cookie: "ow_staff=x", referer: "http://evil.example/x" }],
  ])("refuses %s", (_who, headers) => {
    expect(post(headers as Record<string, string>)).toBe(false);
  });

  it.each([
    ["our own pages", { origin: "http://portal.example:3000", cookie: "a=b" }],
    ["our own pages, by Sec-Fetch-Site", { "sec-fetch-site": "same-origin", cookie: "a=b" }],
    ["an old browser, by its referrer", { cookie: "a=b", referer: "http://portal.example:3000/forms/x" }],
    ["a program without cookies", {}],
  ])("lets through %s", (_who, headers) => {
    expect(post(headers as Record<string, string>)).toBe(true);
  });

  it("goes by the public address where there is one, scheme included", () => {
    expect(post({ origin: "https://portal.example" }, "https://portal.example")).toBe(true);
    expect(post({ origin: "http://portal.example" }, "https://portal.example")).toBe(false);
    expect(post({ origin: "http://portal.example:3000" }, "https://portal.example")).toBe(false);
  });

  it("does not look at reads", () => {
    expect(isFromOurselves({ method: "GET", headers: { origin: "http://evil.example" } }, undefined)).toBe(true);
  });

  it("knows its own port even when it is the usual one", () => {
    expect(
      isFromOurselves(
        { method: "POST", headers: { host: "portal.example:80", origin: "http://portal.example" } },
        undefined,
      ),
    ).toBe(true);
  });
});
