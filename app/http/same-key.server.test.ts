import { expect, it } from "vitest";
import { isSameKey } from "./same-key.server.ts";

it("nobody has the key when none is configured", () => {
  expect(isSameKey(undefined, "")).toBe(false);
  expect(isSameKey(undefined, "anything")).toBe(false);
  expect(isSameKey("", "")).toBe(false);
});

it("only the whole key counts", () => {
  expect(isSameKey("secret", "secre")).toBe(false);
  expect(isSameKey("secret", "secret ")).toBe(false);
  expect(isSameKey("secret", ["secret"])).toBe(false);
  expect(isSameKey("secret", undefined)).toBe(false);
  expect(isSameKey("secret", "secret")).toBe(true);
});
