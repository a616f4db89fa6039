import { expect, test } from "vitest";
import { judgeHoles } from "./support/known-holes.ts";

const hole = (severity: string) => ({
  severity,
  range: "<1.2.3",
  via: ["qs", { title: "Endless loop", url: "https://example.org/1", source: 1 }],
});
const report = (...severities: string[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(severities.map((severity, at) => [`package-${at}`, hole(severity)])),
  });

test.each([
  [report(), "none"],
  [report("low", "moderate"), "told"],
  [report("low", "high"), "urgent"],
  [report("critical"), "urgent"],
  ['{"error":{"code":"ENOAUDIT"}}', "not_asked"],
  ['{"message":"405 Method Not Allowed"}', "not_asked"],
  ["", "not_asked"],
])("a package with a known hole that has a week at most ends the CI: %s", (text, status) =>
  expect(judgeHoles(text).status).toBe(status),
);

test("a hole is named with its package, versions and page", () =>
  expect(judgeHoles(report("high")).lines).toEqual([
    "high: package-0 <1.2.3: by qs; Endless loop (https://example.org/1)",
  ]));
