import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { describeContentSchema, listFields } from "./describe-schema.ts";
import { serviceFactsSchema } from "./service-schema.ts";

test("every field is listed with its type and whether it must be there", () => {
  const rows = new Map(listFields(serviceFactsSchema).map((row) => [row.path, row]));
  expect(rows.get("costs[].amount_cents")).toMatchObject({ type: "whole number", need: "required" });
  expect(rows.get("valid_to")).toMatchObject({ type: "date", need: "optional" });
  expect(rows.get("requirements[].rule")).toMatchObject({ need: "optional" });
  expect(rows.get("grade")?.type).toContain("`public`");
});

test("every field has a meaning", () => {
  const empty = describeContentSchema()
    .split("\n")
    .filter((line) => /^\| `.*\|\s+\|$/.test(line));
  expect(empty).toEqual([]);
});

test("the reference page says what the schemas say", () => {
  const page = readFileSync(join(projectRoot, "docs/content-schema.md"), "utf8");
  expect(page, "npm run content -- schema --out docs/content-schema.md").toBe(describeContentSchema());
});
