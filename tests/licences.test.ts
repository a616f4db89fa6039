import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "#app/config/paths.server.ts";
import { isAllowedLicence, LICENCES_IN_WORDS } from "#tests/support/licences.ts";

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string(), license: z.string().optional() })),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")));

const listed = Object.entries(packages)
  .filter(([path]) => path !== "")
  .map(([path, { version, license }]) => {
    const name = `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)}@${version}`;
    return { name, licence: LICENCES_IN_WORDS[name] ?? license ?? "none" };
  });

it("refuses copyleft beyond the file, unknown licences and none", () => {
  for (const bad of [
    "GPL-3.0-or-later",
    "AGPL-3.0",
    "(MIT AND GPL-2.0)",
    "BSD",
    "none",
    "SEE LICENSE IN LICENSE",
    "((MIT) OR X)",
  ])
    expect(isAllowedLicence(bad), bad).toBe(false);
  for (const good of ["MIT", "(MIT OR GPL-3.0-or-later)", "(MIT AND Zlib)"])
    expect(isAllowedLicence(good), good).toBe(true);
});

it("has only packages whose licence binds nobody's own work", () => {
  expect(listed.length).toBeGreaterThan(500);
  const refused = listed.filter(({ licence }) => !isAllowedLicence(licence));
  expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

it("keeps no note for a package that is gone", () => {
  const names = new Set(listed.map(({ name }) => name));
  expect(Object.keys(LICENCES_IN_WORDS).filter((name) => !names.has(name))).toEqual([]);
});
