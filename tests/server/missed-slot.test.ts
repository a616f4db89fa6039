import { expect, it } from "vitest";
import { missTheSlot } from "#tests/faults/missed-slot.ts";
import { findPostgresBinaries } from "#tests/support/postgres-server.ts";

const KILLS = 10;

it.skipIf(!findPostgresBinaries())(
  "whoever was to be told while nothing ran is told late, once, and never twice, however often that is killed",
  async () => {
    const report = await missTheSlot({ each: KILLS * 3, kills: KILLS });
    expect(report).toMatchObject({ missing: 0, doubled: 0, loose: 0 });
    expect(report?.told).toBeGreaterThanOrEqual(KILLS * 3 * 3);
  },
  300_000,
);
