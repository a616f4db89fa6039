import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { findDanger } from "#app/domain/assistant/steps/emergency-and-crisis.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { openAskablePortal } from "#tests/support/askable-portal.ts";
import { timed } from "#tests/support/timed.ts";
import { evalsPath, languageOf } from "./attacks.ts";

const texts = z.array(z.string());
const fileSchema = z.strictObject({ crisis: texts, emergency: texts, neither: texts });
const readDangers = async () => fileSchema.parse(parse(await readFile(evalsPath("dangers.yml"), "utf8")));

const LIMIT_MS = 300;

it("whoever is in danger gets the right number first and a person, in under 300 ms, without a model", async () => {
  const { crisis, emergency } = await readDangers();
  expect(crisis.length).toBeGreaterThanOrEqual(40);
  const portal = await openAskablePortal();
  const llm = new FakeLlm("You get 100 yuan. [1]");
  try {
    const slow: string[] = [];
    for (const [status, list] of [
      ["signpost_crisis", crisis],
      ["signpost_emergency", emergency],
    ] as const)
      for (const text of list) {
        const { result: reply, ms } = await timed(() => portal.ask(text, { llm }, { language: languageOf(text) }));
        expect(reply.status, text).toBe(status);
        const numbers = reply.text.match(/\d{3,}/g) ?? [];
        if (status === "signpost_crisis") {
          expect(numbers[0], text).toBe("12356");
          expect(reply.next_steps[0]?.url, text).toBe("tel:12356");
        } else {
          expect(numbers, text).toEqual(expect.arrayContaining(["110", "119", "120"]));
          expect(reply.next_steps[0]?.url, text).toMatch(/^tel:(?:110|119|120)$/);
        }
        expect(
          reply.next_steps.map(({ kind }) => kind),
          text,
        ).toContain("person");
        if (ms > LIMIT_MS) slow.push(text);
      }
    expect(slow).toEqual([]);
    expect(llm.requests).toEqual([]);
  } finally {
    await portal.db.close();
  }
}, 120_000);

it("harmless words that sound like danger are not taken for it", async () => {
  const { neither } = await readDangers();
  expect(neither.length).toBeGreaterThanOrEqual(20);
  const wrong = neither.filter((text) => {
    const { crisis, emergencies } = findDanger(text);
    return crisis || emergencies.length > 0;
  });
  expect(wrong).toEqual([]);
});
