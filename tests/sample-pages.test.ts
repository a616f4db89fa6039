import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { SAMPLE_PAGES } from "#tests/support/sample-pages.ts";

const routesDir = join(projectRoot, "app/routes");

/** Routes that draw something; those without a component only answer forms. */
const drawnRoutes = readdirSync(routesDir).filter((route) =>
  /^export default /m.test(readFileSync(join(routesDir, route, "route.tsx"), "utf8")),
);

test("every page is in the matrix of languages, modes and themes", () => {
  const shown = new Set(SAMPLE_PAGES.flatMap((page) => page.routes));
  expect(drawnRoutes.filter((route) => !shown.has(route))).toEqual([]);
  expect([...shown].filter((route) => !drawnRoutes.includes(route))).toEqual([]);
});

test("every page of the matrix has a name of its own", () => {
  const names = SAMPLE_PAGES.map((page) => page.name);
  expect(new Set(names).size).toBe(names.length);
});
