import { expect, it } from "vitest";
import { killWhileSubmitting } from "#tests/faults/kill-submit.ts";

const ROUNDS = process.env["TEST_SIZE"] === "full" ? 20 : 2;

it(
  "every reference a resident was shown exists once, however the portal was killed meanwhile",
  async () => {
    const report = await killWhileSubmitting({ rounds: ROUNDS });
    expect(report.sentAgain).toBeGreaterThan(0);
    expect(report.shown).toBe(report.attempts);
    const { lost, doubled, notAudited, withoutReceipt, chain } = report;
    expect({ lost, doubled, notAudited, withoutReceipt }).toEqual({
      lost: [],
      doubled: [],
      notAudited: [],
      withoutReceipt: [],
    });
    expect(chain).toBe("whole");
  },
  ROUNDS * 90_000,
);
