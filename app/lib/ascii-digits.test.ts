import { expect, it } from "vitest";
import { toAsciiDigits } from "./ascii-digits.ts";

it.each(["123 456", "１２３ ４５６", "١٢٣ ٤٥٦", "۱۲۳ ۴۵۶"])("%s is 123 456", (typed) =>
  expect(toAsciiDigits(typed)).toBe("123 456"),
);
