import { expect, test } from "vitest";
import { loggedPath } from "./logged-path.ts";

test("the token of a shared answer does not reach the log", () => {
  expect(loggedPath("/shared/aB-c_9.data")).toBe("/shared/…");
  expect(loggedPath("/staff/invitation/aB-c_9")).toBe("/staff/invitation/…");
  expect(loggedPath("/share")).toBe("/share");
  expect(loggedPath("/services/old-age-card")).toBe("/services/old-age-card");
});

test.each([
  ["/13912340047", "/…"],
  ["/139-1234-0047/x", "/…/x"],
  ["/139%201234%200047", "/…"],
  ["/%EF%BC%91%EF%BC%93%EF%BC%99%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%90%EF%BC%90%EF%BC%94%EF%BC%97", "/…"],
  ["/seeded.resident%40example.org", "/…"],
  ["/requests/seeded.resident@example.org%0a%22x", "/requests/…%0A%22x"],
  ["/11010519491231002X", "/…"],
  ["/110101194603270018", "/…"],
  ["/services/%zz13912340047", "/services/%25zz…"],
])("of %s the log keeps %s: a number or an address of somebody is left out", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});

test.each([
  "/services/old-age-allowance",
  "/requests/OW-2611-22222-X/data",
  "/assistant/0f8fad5b-d9cb-469f-a165-70867728950e",
  "/assets/entry.client-0123456789.js",
  "/guides/rules-20240115",
  "/search/%E9%AB%98%E9%BE%84",
  "/%zz@",
])("of %s it keeps all", (path) => expect(loggedPath(path)).toBe(path));
