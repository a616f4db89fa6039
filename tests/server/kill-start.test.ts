import { expect, it } from "vitest";
import { killWhileStarting } from "#tests/faults/kill-start.ts";

const ROUNDS = process.env["TEST_SIZE"] === "full" ? 10 : 2;

it(
  "a first start that is killed goes on where it was, and publishes just what an undisturbed one does",
  async () => {
    const { killedAfterMs, afterKills, uninterrupted } = await killWhileStarting(ROUNDS);
    expect(killedAfterMs).toHaveLength(ROUNDS);
    expect(afterKills).toEqual(uninterrupted);
    expect(Number(uninterrupted.chunks.split(" ")[0])).toBeGreaterThan(1_000);
  },
  60_000 + ROUNDS * 60_000,
);
