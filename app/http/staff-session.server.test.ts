import { describe, expect, it } from "vitest";
import { safeNextPath, staffCookie } from "./staff-session.server.ts";

describe("where to go after sign-in", () => {
  it.each([
    null,
    "",
    "https://evil.example/staff",
    "//evil.example/staff",
    "/\\evil.example",
    "/staff\\..\\..\\evil",
    "/staff/../../services",
    "/staff/%2e%2e/services",
    "/staff@evil.example",
    "/staff.evil.example",
    "/staffing",
    "/services",
    "javascript:alert(1)",
    "\t//evil.example",
    "/staff/\n/evil",
    "/staff/sign-out",
    "/staff/sign-in?next=/staff/sign-in",
  ])("is never %j", (next) => {
    expect(safeNextPath(next)).toBe("/staff");
  });

  it("is the staff page that was asked for, with its filters", () => {
    expect(safeNextPath("/staff/requests?desk=complaints&light=red")).toBe("/staff/requests?desk=complaints&light=red");
    expect(safeNextPath("/staff/requests/OW-2603-ABCDE-F")).toBe("/staff/requests/OW-2603-ABCDE-F");
    expect(safeNextPath("/staff//evil.example")).toBe("/staff//evil.example");
  });
});

describe("the cookie", () => {
  it("is bound to this host and to encrypted connections when there are any", () => {
    expect(staffCookie({ publicUrl: "https://linjiang.example" }, "t")).toBe(
      "__Host-ow_staff=t; Path=/; HttpOnly; SameSite=Lax; Secure",
    );
    expect(staffCookie({ publicUrl: "http://127.0.0.1:3000" }, "t")).toBe("ow_staff=t; Path=/; HttpOnly; SameSite=Lax");
  });
});
