import { expect, it } from "vitest";
import { DATABASE_FAULTS, tryDatabaseFaults } from "#tests/faults/database-faults.ts";

/** The slow one waits for the statement's own limit, half a minute. */
const FAULTS =
  process.env["TEST_SIZE"] === "full" ? DATABASE_FAULTS : DATABASE_FAULTS.filter((fault) => fault !== "slow");

it("a database that is away, read-only or full keeps nobody from the catalogue, and loses no word of a form", async ({
  skip,
}) => {
  const reports = await tryDatabaseFaults(FAULTS);
  if (!reports) {
    expect(process.env["REQUIRE_POSTGRES"]).not.toBe("1");
    return skip("no native PostgreSQL is installed");
  }
  expect(reports.map(({ fault }) => fault)).toEqual([...FAULTS]);
  for (const { fault, opened, sent, showsStack, recoveredMs, wentOn } of reports) {
    expect(new Set(Object.values(opened)), fault).toEqual(new Set([200]));
    expect(sent, fault).toEqual({ status: 503, retryAfter: true, hasWords: true });
    expect(showsStack, fault).toBe(false);
    expect(recoveredMs, fault).toBeLessThan(5_000);
    expect(wentOn, fault).toBe(true);
  }
}, 300_000);
