import { describe, expect, it } from "vitest";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { residentCookie, safeReturnPath, signInAgain } from "./resident-session.server.ts";

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

describe("what was begun in a session that has ended", () => {
  const services = { publicUrl: "http://127.0.0.1:3000" };
  const comeFor = (path: string, cookie = `ow_resident=${"t".repeat(43)}`) =>
    new Request(`http://127.0.0.1:3000${path}`, { headers: { Cookie: cookie } });

  it("is not there for guests and for who is signed in, and other pages are just not there", () => {
    expect(signInAgain(comeFor("/forms/a/b?draft=1", "ow_visitor=x"), { services })).toBeUndefined();
    expect(signInAgain(comeFor("/services/no-such-service"), { services })).toBeUndefined();
    const resident = { visitorId: "v" } as unknown as ResidentSession;
    expect(signInAgain(comeFor("/forms/a/b?draft=1"), { services, resident })).toBeUndefined();
  });

  it("leads to sign-in and back to where it stopped", () => {
    const reply = signInAgain(comeFor("/forms/a/b?draft=1&index"), { services });
    expect(reply?.headers.get("Location")).toBe(`/sign-in?next=${encodeURIComponent("/forms/a/b?draft=1")}`);
  });
});
