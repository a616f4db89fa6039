import { describe, expect, it } from "vitest";
import { estimateWait, MIN_HANDLED, quantile } from "./estimate-wait.ts";

const MINUTE = 60_000;
const handled = (count: number, waited = 1, took = 8) =>
  Array.from({ length: count }, () => ({ waitedMs: waited * MINUTE, tookMs: took * MINUTE }));
const facts = { handled: handled(10), ahead: 0, room: 2, capacity: 4 };

describe("an estimate of the wait", () => {
  it("is not given with too few conversations to judge by, with nobody there, or for longer than two hours", () => {
    expect(estimateWait({ ...facts, handled: handled(MIN_HANDLED - 1) })).toBeUndefined();
    expect(estimateWait({ ...facts, capacity: 0, room: 0 })).toBeUndefined();
    expect(estimateWait({ ...facts, ahead: 100, room: 0, capacity: 1 })).toBeUndefined();
  });

  it("is the time until a free person takes it up, as long as there is room for all before one", () => {
    expect(estimateWait(facts)).toEqual({ minutes: 1, leastMinutes: 0, mostMinutes: 2 });
    expect(estimateWait({ ...facts, ahead: 1 })?.minutes).toBe(1);
  });

  it("grows by a share of the handling time for each one without room, and shrinks with more people online", () => {
    // One minute, and three turns of eight minutes shared by four.
    expect(estimateWait({ ...facts, ahead: 4 })?.minutes).toBe(10);
    expect(estimateWait({ ...facts, ahead: 4, capacity: 8, room: 4 })?.minutes).toBe(2);
    expect(estimateWait({ ...facts, ahead: 4, capacity: 1, room: 0 })?.minutes).toBe(45);
  });

  it("goes by the median: one conversation that lasted all day changes nothing", () => {
    const odd = [...handled(10), { waitedMs: 300 * MINUTE, tookMs: 500 * MINUTE }];
    expect(estimateWait({ ...facts, handled: odd, ahead: 4 })?.minutes).toBe(10);
  });

  it("reckons quantiles between neighbours", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([7], 0.25)).toBe(7);
  });
});
