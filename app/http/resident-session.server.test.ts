import { describe, expect, it } from "vitest";
import { residentCookie, safeReturnPath } from "./resident-session.server.ts";

describe("where to go after sign-in", () => {
  it.each([
    null,
    "",
    "services",
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/.//evil.example",
    "/services/..//evil.example",
    "/\t/evil.example",
    "/services\n/evil",
    "javascript:alert(1)",
    "/staff",
    "/services/../staff/requests",
    "/sign-out",
    "/sign-in/code",
  ])("is never %j", (next) => expect(safeReturnPath(next)).toBe("/account"));

  it("is the page that was left, with its place", () => {
    expect(safeReturnPath("/forms/old-age-allowance/check-answers?draft=1#name")).toBe(
      "/forms/old-age-allowance/check-answers?draft=1#name",
    );
    expect(safeReturnPath("/staffing-agencies")).toBe("/staffing-agencies");
  });
});

it("the cookie is bound to this host and to encrypted connections when there are any", () => {
  expect(residentCookie({ publicUrl: "https://linjiang.example" }, "t")).toBe(
    "__Host-ow_resident=t; Path=/; HttpOnly; SameSite=Lax; Secure",
  );
});
