import { expect, it } from "vitest";
import { isEvaluationKey } from "./evaluation-key.server.ts";

it("nobody has the key when none is configured", () => {
  expect(isEvaluationKey(undefined, "")).toBe(false);
  expect(isEvaluationKey(undefined, "anything")).toBe(false);
  expect(isEvaluationKey("", "")).toBe(false);
});

it("only the whole key counts", () => {
  expect(isEvaluationKey("secret", "secre")).toBe(false);
  expect(isEvaluationKey("secret", "secret ")).toBe(false);
  expect(isEvaluationKey("secret", ["secret"])).toBe(false);
  expect(isEvaluationKey("secret", undefined)).toBe(false);
  expect(isEvaluationKey("secret", "secret")).toBe(true);
});
