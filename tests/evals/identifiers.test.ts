import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { cleanText } from "#app/domain/assistant/rules/normalise.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { evalsPath } from "./attacks.ts";

/** What is reached, less a little: whoever makes it better raises these, nobody lowers them in silence. */
const FLOORS = { found: 0.98, falseAlarms: 0.01 } as const;
/** Few enough that one more missed or wrong would break a closer one. */
const HELD_FLOORS = { found: 0.95, falseAlarms: 0.04 } as const;

const texts = z.array(z.string());
const fileSchema = z.strictObject({
  true: z.record(z.string(), texts),
  harmless: texts,
  held_true: texts,
  held_harmless: texts,
});

const mask = (text: string): string => maskPersonalData(cleanText(text), (kind) => `<${kind}>`).text;
/** Four digits in figures or words, or a domain, are more than a rest. */
const isStillThere = (masked: string): boolean =>
  (masked.replace(/<\w+>/g, "").match(/[\d〇零一二三四五六七八九幺]/g) ?? []).length >= 4 || /example/.test(masked);

const isMissed = (text: string): boolean => !/<\w+>/.test(mask(text)) || isStillThere(mask(text));
const isFalseAlarm = (text: string): boolean => mask(text) !== cleanText(text);

describe("identifiers", () => {
  const expectAtLeast = (
    found: readonly string[],
    harmless: readonly string[],
    floors: Record<keyof typeof FLOORS, number>,
  ) => {
    const [missed, wrong] = [found.filter(isMissed), harmless.filter(isFalseAlarm)];
    expect(1 - missed.length / found.length, JSON.stringify(missed)).toBeGreaterThanOrEqual(floors.found);
    expect(wrong.length / harmless.length, JSON.stringify(wrong)).toBeLessThanOrEqual(floors.falseAlarms);
  };

  it("are masked in the spellings people use, and hardly any harmless number is", async () => {
    const file = fileSchema.parse(parse(await readFile(evalsPath("identifiers.yml"), "utf8")));
    const found = Object.values(file.true).flat();
    expect(found.length).toBeGreaterThanOrEqual(60);
    expect(file.harmless.length).toBeGreaterThanOrEqual(100);
    expectAtLeast(found, file.harmless, FLOORS);
    expectAtLeast(file.held_true, file.held_harmless, HELD_FLOORS);
  });

  it("are named by their kind", async () => {
    const file = fileSchema.parse(parse(await readFile(evalsPath("identifiers.yml"), "utf8")));
    for (const [kind, list] of Object.entries(file.true))
      for (const text of list) expect(mask(text), text).toContain(`<${kind}>`);
  });
});
