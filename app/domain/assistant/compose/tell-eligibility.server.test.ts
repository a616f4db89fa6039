import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { factsSchema } from "#app/domain/content/facts-schema.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { serviceFactsSchema } from "#app/domain/content/service-schema.ts";
import { serviceTextsSchema } from "#app/domain/content/service-text-schema.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { askQuestion } from "../ask-question.server.ts";
import { presentAnswer } from "../present-answer.server.ts";

const clock = new SetClock("2026-05-12T02:30:00Z");
let db: Database;
const content = withRule();

/** The small district, whose allowance asks for an age and for something no question states. */
function withRule() {
  const small = smallContent();
  const services = small.services.map((service) => {
    if (service.facts.identifier !== "old-age-allowance") return service;
    const conditions = {
      age: { question: "Are you 80 or older?", if_met: "You are old enough.", if_not_met: "Come back at 80." },
      alone: { question: "Do you live alone?", if_met: "Good.", if_not_met: "You get half." },
    };
    const { en } = service.written;
    return {
      facts: serviceFactsSchema.parse({
        ...service.facts,
        requirements: [{ id: "age", rule: { field: "age", operator: "at_least", value: 80 } }, { id: "alone" }],
      }),
      written: {
        ...service.written,
        en: { ...en, texts: serviceTextsSchema.parse({ ...en.texts, requirements: conditions }) },
        "zh-CN": {
          ...service.written["zh-CN"],
          texts: serviceTextsSchema.parse({ ...service.written["zh-CN"].texts, requirements: conditions }),
        },
      },
    };
  });
  const facts = factsSchema.parse([
    { id: "age", type: "number", unit: "years", min: 0, max: 120, question: { en: "How old?", "zh-CN": "多大？" } },
  ]);
  return { ...small, services, facts };
}

beforeAll(async () => {
  db = await openTestDatabase();
  await publishContent({ db, clock }, content);
});
afterAll(() => db.close());

async function ask(question: string) {
  const deps = { db, clock, site: content.site, llm: undefined, log: pino({ level: "silent" }) };
  const outcome = await askQuestion(deps, { question, language: "en", mode: "full", channel: "cli" });
  if (outcome.status !== "answered") throw new Error(outcome.status);
  return presentAnswer(deps, outcome.answer, outcome.conversationId);
}

const CHECK = "/services/old-age-allowance/eligibility";

it.each(["Can my father get the old-age allowance?", "How much is the old-age allowance at 85?"])(
  "%s is no verdict: nothing that decides was said, or something else was asked",
  async (question) => {
    const reply = await ask(question);
    expect(reply.text).not.toContain("From what you say");
    expect(reply.next_steps.some(({ url }) => url.startsWith(CHECK))).toBe(false);
  },
);

it("who is too young hears so first, in the rule's words, with its source and the check filled in", async () => {
  const reply = await ask("My father is 78, can he get the old-age allowance?");
  expect(reply.text.startsWith("Are you 80 or older? From what you say: no. Come back at 80. [1]")).toBe(true);
  expect(reply.sources[0]?.url).toBe("/services/old-age-allowance#requirements");
  expect(reply.next_steps[0]?.url).toBe(`${CHECK}?age=78`);
});

it("who is old enough hears that other conditions are open", async () => {
  const reply = await ask("I am 83, can I get the old-age allowance?");
  expect(reply.text).toContain("From what you say: yes. You are old enough. [1]");
  expect(reply.text).toContain("Other conditions count too");
  expect(reply.next_steps[0]?.url).toBe(`${CHECK}?age=83`);
});
