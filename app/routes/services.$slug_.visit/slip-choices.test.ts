import { expect, test } from "vitest";
import { readSlipChoices, slipAddress } from "./slip-choices.ts";

const read = (query: string, mode = "full") => readSlipChoices(new URLSearchParams(query), mode);

test("an empty address chooses nothing, and an unknown type is the normal one", () => {
  expect(read("")).toEqual({ centreId: undefined, isLarge: false, have: [] });
  expect(read("type=huge").isLarge).toBe(false);
});

test("simplified mode prints large unless told otherwise", () => {
  expect(read("", "simple").isLarge).toBe(true);
  expect(read("type=normal", "simple").isLarge).toBe(false);
});

test("what the address of a slip says is read again", () => {
  const address = slipAddress("old-age-allowance", "hall", ["id-card", "bank-card"], "large");
  expect(address).toMatch(/^\/services\/old-age-allowance\/visit\?/);
  expect(read(address.slice(address.indexOf("?")))).toEqual({
    centreId: "hall",
    isLarge: true,
    have: ["id-card", "bank-card"],
  });
});

test("a tick counts once", () => {
  expect(read("have=a&have=a").have).toEqual(["a"]);
});
