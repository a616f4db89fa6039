import { expect, it } from "vitest";
import { loseAnswers } from "#tests/faults/lost-answer.ts";

const RETRIES = 1_000;

it("a form, and a call of another system, whose answer was lost are one request, however often they are sent again at once", async () => {
  const { form, api } = await loseAnswers(RETRIES);
  for (const { references, stored, others } of [form, api]) {
    expect(others).toEqual([]);
    expect(references).toHaveLength(1);
    expect(stored).toBe(1);
  }
  expect(api.changed).toBe(422);
  expect(form.changed).toBeGreaterThanOrEqual(400);
}, 300_000);
