import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { AppError } from "#app/lib/app-error.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { forgiveRate, hasRateLeft, limitRate, RATE_TIERS } from "./rate-limit.server.ts";

const database = useTestDatabase();

const contextOf = (db: Pick<Database, "query">, isEvaluation = false) => ({ isEvaluation, services: { db } });
const codeOf = (tries: Promise<void>) =>
  tries.then(
    () => "allowed",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

async function use(context: ReturnType<typeof contextOf>, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await limitRate(context, "lookup", key);
}

describe("rate limits", () => {
  it("refuse one try too many and say how long to wait", async () => {
    await database.rolledBack(async (db) => {
      const context = contextOf(db);
      await use(context, "1.2.3.4", RATE_TIERS.lookup.points);
      const refusal = await limitRate(context, "lookup", "1.2.3.4").catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: "too_many", status: 429 });
      const { retryAfterSeconds } = refusal as AppError;
      expect(retryAfterSeconds).toBeGreaterThan(0);
      expect(retryAfterSeconds).toBeLessThanOrEqual(RATE_TIERS.lookup.seconds);
    });
  });

  it("do not count a try that is taken back", async () => {
    await database.rolledBack(async (db) => {
      const context = contextOf(db);
      for (let n = 0; n < RATE_TIERS.lookup.points + 1; n++) {
        expect(await codeOf(limitRate(context, "lookup", "1.2.3.4"))).toBe("allowed");
        await forgiveRate(context, "lookup", "1.2.3.4");
      }
    });
  });

  it("tell without counting whether another try would pass", async () => {
    await database.rolledBack(async (db) => {
      const context = contextOf(db);
      await use(context, "1.2.3.4", RATE_TIERS.lookup.points - 1);
      for (let n = 0; n < 3; n++) expect(await hasRateLeft(context, "lookup", "1.2.3.4")).toBe(true);
      await use(context, "1.2.3.4", 1);
      expect(await hasRateLeft(context, "lookup", "1.2.3.4")).toBe(false);
      expect(await codeOf(limitRate(context, "lookup", "1.2.3.4"))).toBe("too_many");
      expect(await hasRateLeft(context, "lookup", "5.6.7.8")).toBe(true);
      expect(await hasRateLeft(contextOf(db, true), "lookup", "1.2.3.4")).toBe(true);
    });
  });

  it("count each key and each tier for itself", async () => {
    await database.rolledBack(async (db) => {
      const context = contextOf(db);
      await use(context, "1.2.3.4", RATE_TIERS.lookup.points);
      expect(await codeOf(limitRate(context, "lookup", "5.6.7.8"))).toBe("allowed");
      expect(await codeOf(limitRate(context, "sign_in", "1.2.3.4"))).toBe("allowed");
    });
  });

  it("count together what several processes on one database see", async () => {
    await database.rolledBack(async (db) => {
      // A second handle on the same database has counters of its own, as a second process would.
      const other = contextOf({ query: (sql, params) => db.query(sql, params) });
      await use(contextOf(db), "1.2.3.4", RATE_TIERS.lookup.points);
      expect(await codeOf(limitRate(other, "lookup", "1.2.3.4"))).toBe("too_many");
    });
  });

  it("do not hold for the evaluation key", async () => {
    await database.rolledBack(async (db) => {
      await use(contextOf(db, true), "1.2.3.4", RATE_TIERS.lookup.points + 5);
    });
  });

  it("still hold, for this process alone, when the database does not answer", async () => {
    const context = contextOf({ query: () => Promise.reject(new Error("gone")) });
    await use(context, "1.2.3.4", RATE_TIERS.lookup.points);
    expect(await codeOf(limitRate(context, "lookup", "1.2.3.4"))).toBe("too_many");
  });
});
