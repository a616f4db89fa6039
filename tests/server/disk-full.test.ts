import { expect, it } from "vitest";
import { fillPostgresDisk, hasHeldOnFullPostgresDisk } from "#tests/faults/disk-full-postgres.ts";
import { fillDisk, hasHeldOnFullDisk } from "#tests/faults/disk-full.ts";

// `app/db/disk-room.server.test.ts` holds the rule in every run.
it.runIf(process.env["TEST_SIZE"] === "full")(
  "a disk that runs full loses nothing that was shown, keeps every word of a form, and leaves the catalogue open",
  async ({ skip }) => {
    const report = await fillDisk();
    if (!report) return skip("the system lets nobody make a disk of fixed size");
    expect(report.shown).toBe(3);
    expect(hasHeldOnFullDisk(report), JSON.stringify(report)).toBe(true);
  },
  300_000,
);

it.runIf(process.env["TEST_SIZE"] === "full")(
  "a PostgreSQL server whose disk runs full, and that panics on it, costs nobody a word nor a reference",
  async ({ skip }) => {
    const report = await fillPostgresDisk({ clients: 4 });
    if (!report) return skip("no native PostgreSQL, or the system lets nobody make a disk of fixed size");
    expect(hasHeldOnFullPostgresDisk(report), JSON.stringify(report)).toBe(true);
  },
  300_000,
);
