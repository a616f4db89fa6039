import { expect, it } from "vitest";
import { raceForRequests } from "#tests/faults/races.ts";

const ROUNDS = 200;

it("a request that two to eight take, answer and note at once has one owner and one answer; losers are told, nothing is lost", async () => {
  const report = await raceForRequests(ROUNDS);
  expect(report.tries).toBeGreaterThan(ROUNDS * 6);
  const faults = { withoutOwner: 0, movedTwice: 0, untold: 0, lost: 0, chain: "whole" };
  expect(report).toMatchObject({ rounds: ROUNDS, ...faults });
}, 300_000);
