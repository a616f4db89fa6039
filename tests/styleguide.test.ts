import { basename } from "node:path";
import { expect, it } from "vitest";
import { CHECKS, SCRIPTED } from "#tests/e2e/styleguide/checks.ts";
import { readImports } from "#tests/support/imports.ts";
import { listSources } from "#tests/support/source-files.ts";

const sources = new Map(listSources("app", /(?<!\.test)\.tsx?$/).map((file) => [file.path, file]));
const components = [...sources.keys()].filter((path) => path.startsWith("app/components/ui/"));

/** Everything the style guide's page is built from, directly or by way of something else. */
function listShown(): Set<string> {
  const shown = new Set<string>();
  const open = [...sources.keys()].filter((path) => path.startsWith("app/routes/styleguide/"));
  for (let path = open.pop(); path; path = open.pop()) {
    const file = sources.get(path);
    if (!file || shown.has(path)) continue;
    shown.add(path);
    open.push(...readImports(file).flatMap((one) => (one.isProject && !one.isTypeOnly ? [one.target] : [])));
  }
  return shown;
}

it("the style guide shows every component", () => {
  const shown = listShown();
  expect(components.length).toBeGreaterThan(20);
  expect(components.filter((path) => !shown.has(path))).toEqual([]);
});

it("the browser tests have a line for every component, and for no other", () => {
  const checked = Object.keys({ ...CHECKS, ...SCRIPTED }).sort();
  expect(checked).toEqual(components.map((path) => basename(path)).sort());
});
