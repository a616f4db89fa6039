import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { dataSharingSchema, mayGetField } from "./data-sharing-schema.ts";

const names = { en: "Number", "zh-CN": "号码" };
const item = {
  id: "number",
  name: names,
  types: ["id-number"],
  held_by: ["registry"],
  shared_with: [{ desks: ["benefits"], policy: "rules", why: names }],
  never: [{ desks: ["complaints"], why: names }],
};
const number = { id: "identity_number", type: "id-number" } as const;
const words = { id: "remarks", type: "textarea" } as const;

describe("the table of data sharing", () => {
  it("refuses a desk that both gets and never gets an item, and an item twice", () => {
    const both = { ...item, never: [{ desks: ["benefits"], why: names }] };
    expect(dataSharingSchema.safeParse([both]).error?.issues[0]?.message).toContain("both gets it and never gets it");
    expect(dataSharingSchema.safeParse([item, item]).error?.issues[0]?.message).toContain("used twice");
    expect(dataSharingSchema.safeParse([{ ...item, never: [{ why: names }] }]).success).toBe(false);
  });

  it.each([
    ["a desk it is never shared with", ["complaints"], number, false],
    ["a desk that stands nowhere", ["streets"], number, false],
    ["somebody without a desk", [], number, false],
    ["the desk that holds it", ["registry"], number, true],
    ["a desk it is shared with", ["complaints", "benefits"], number, true],
    ["the desk that is responsible", ["housing"], number, true],
    ["any desk, when it is no item", ["streets"], words, true],
  ])("decides for %s", (_who, desks, field, expected) => {
    const items = dataSharingSchema.parse([item]);
    expect(mayGetField(items, field, { responsible: "housing", desks })).toBe(expected);
  });

  it("without a table keeps nothing back", () => {
    expect(mayGetField([], number, { responsible: "housing", desks: ["streets"] })).toBe(true);
  });

  it("of the sample district is sound", () => {
    const written: unknown = parse(readFileSync(join(projectRoot, "content/data-sharing.yml"), "utf8"));
    expect(dataSharingSchema.parse(written).length).toBeGreaterThan(2);
  });
});
