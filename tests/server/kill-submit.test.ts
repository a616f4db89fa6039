import { expect, it } from "vitest";
import { killWhileSubmitting } from "#tests/faults/kill-submit.ts";

const ROUNDS = process.env["TEST_SIZE"] === "full" ? 20 : 2;

it(
  "every reference a resident was shown exists once, however the portal was killed meanwhile",
  async () => {
    const report = await killWhileSubmitting({ rounds: ROUNDS });
    expect(report.sentAgain).toBeGreaterThan(0);
    expect(report.shown).toBe(report.attempts);
    expect({ lost: report.lost, doubled: report.doubled }).toEqual({ lost: [], doubled: [] });
  },
  ROUNDS * 90_000,
);
