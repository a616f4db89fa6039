import { expect, it } from "vitest";
import { hasHeldWhileIndexing, killWhileIndexing } from "#tests/faults/kill-index.ts";

const ROUNDS = 10;

it.runIf(process.env["TEST_SIZE"] === "full")(
  "a start that is killed while neighbours are indexed leaves no half an index, and the next one makes it whole",
  async () => {
    const report = await killWhileIndexing(ROUNDS);
    expect(report.kills.some(({ wasBuilding }) => wasBuilding)).toBe(true);
    expect({ ...report, held: hasHeldWhileIndexing(report) }).toMatchObject({ held: true });
  },
  300_000 + ROUNDS * 90_000,
);
