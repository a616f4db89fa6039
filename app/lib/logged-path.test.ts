import { expect, test } from "vitest";
import { loggedPath } from "./logged-path.ts";

test("the token of a shared answer does not reach the log", () => {
  expect(loggedPath("/shared/aB-c_9.data")).toBe("/shared/…");
  expect(loggedPath("/staff/invitation/aB-c_9")).toBe("/staff/invitation/…");
  expect(loggedPath("/share")).toBe("/share");
  expect(loggedPath("/services/old-age-card")).toBe("/services/old-age-card");
});
