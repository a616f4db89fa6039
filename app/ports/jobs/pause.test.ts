import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPause } from "./pause.ts";

const LONG_MS = 60_000;

test("pauses beside each other have one listener, which Node does not warn of", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on("warning", note);
  const stopping = new AbortController();
  const pause = createPause(stopping.signal);
  const all = Promise.all(Array.from({ length: 50 }, () => pause(LONG_MS)));
  for (let n = 0; n < 50; n += 1) await pause(0);
  expect(getEventListeners(stopping.signal, "abort")).toHaveLength(1);
  stopping.abort();
  await all;
  // Warnings are told on the next turn.
  await sleep(1);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});

test("a stop ends those under way at once, and one that is asked for afterwards does not begin", async () => {
  const stopping = new AbortController();
  const pause = createPause(stopping.signal);
  let ended = 0;
  const both = [pause(LONG_MS), pause(LONG_MS)].map((one) => one.then(() => (ended += 1)));
  await sleep(5);
  expect(ended).toBe(0);
  stopping.abort();
  await Promise.all(both);
  await pause(LONG_MS);
  expect(ended).toBe(2);
});
