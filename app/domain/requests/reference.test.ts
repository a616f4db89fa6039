import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatReference, makeReference, parseReference, REFERENCE_ALPHABET } from "./reference.ts";

const months = fc.record({ year: fc.integer({ min: 2020, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) });
const randoms = fc.string({ unit: fc.constantFrom(...REFERENCE_ALPHABET), minLength: 5, maxLength: 5 });
const references = fc.tuple(months, randoms).map(([month, random]) => formatReference(month, random));
const typeable = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];

describe("the reference of a request", () => {
  test("no single wrong character makes another valid reference", () => {
    fc.assert(
      fc.property(references, (reference) => {
        for (let at = 0; at < reference.length; at++) {
          if (reference[at] === "-") continue;
          for (const wrong of typeable) {
            const slipped = reference.slice(0, at) + wrong + reference.slice(at + 1);
            // A look-alike of the right character is read as what it must mean.
            expect([undefined, reference]).toContain(parseReference(slipped));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("no character of the alphabet in place of another is accepted", () => {
    fc.assert(
      fc.property(references, fc.nat(4), fc.nat(22), (reference, place, other) => {
        const at = reference.length - 7 + place;
        const wrong = REFERENCE_ALPHABET[other] ?? "";
        fc.pre(wrong !== reference[at]);
        expect(parseReference(reference.slice(0, at) + wrong + reference.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  test("no two neighbours swapped make another valid reference", () => {
    fc.assert(
      fc.property(references, (reference) => {
        const plain = reference.replaceAll("-", "");
        for (let at = 0; at < plain.length - 1; at++) {
          const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
          if (swapped !== plain) expect(parseReference(swapped)).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  test("it is found however it is typed", () => {
    fc.assert(
      fc.property(references, (reference) => {
        const plain = reference.replaceAll("-", "");
        const fullWidth = [...plain].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join("");
        for (const typed of [
          reference,
          reference.toLowerCase(),
          ` ${plain} `,
          reference.replaceAll("-", " – "),
          fullWidth,
          reference.replaceAll("0", "O").replaceAll("5", "S").replaceAll("2", "Z").replaceAll("8", "B"),
        ]) {
          expect(parseReference(typed)).toBe(reference);
        }
      }),
    );
  });

  test("a month that does not exist, or other text, is no reference", () => {
    for (const typed of ["", "OW", "OW-2613-22222-2", "XX-2601-22222-2", "x".repeat(10_000)]) {
      expect(parseReference(typed)).toBeUndefined();
    }
  });

  test("it carries year and month and has no confusable letters after them", () => {
    const reference = makeReference({ year: 2026, month: 3 }, (below) => below - 1);
    expect(reference).toMatch(/^OW-2603-[^01OILQSZBGUAE]{5}-[^01OILQSZBGUAE]$/);
  });
});
