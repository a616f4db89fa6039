import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";

let portal: AskablePortal;
beforeAll(async () => {
  portal = await openAskablePortal();
});
afterAll(() => portal.db.close());

const SPANISH = "¿Cómo puedo solicitar el certificado de nacimiento de mi hijo?";
const RUSSIAN = "Как получить пособие по старости?";

describe("a question in a language that the portal does not speak", () => {
  it.each([SPANISH, RUSSIAN, "住所変更の手続きを教えて", "quiero hablar con alguien"])(
    "%s: is told which languages there are, in that of the page, and led to people",
    async (question) => {
      const reply = await portal.ask(question);
      expect(reply).toMatchObject({ status: "unanswerable_no_source", language: "en", sources: [] });
      expect(reply.text).toContain("answers in English and Chinese only so far");
      expect(reply.next_steps.slice(0, 2).map((step) => step.kind)).toEqual(["person", "phone"]);
      const chinese = await portal.ask(question, {}, { language: "zh-CN" });
      expect(chinese).toMatchObject({ status: "unanswerable_no_source", language: "zh-CN" });
      expect(chinese.text).toContain("只能用中文和英文回答");
    },
  );

  it("hears it in the language of the page, offers included, where that is one without answers", async () => {
    const arabic = { language: "en", readIn: "ar" } as const;
    const reply = await portal.ask("كيف أسجل تصريح الإقامة؟", {}, arabic);
    expect(reply).toMatchObject({ status: "unanswerable_no_source", language: "ar", sources: [] });
    expect(reply.text).toBe(getTranslator("ar")("assistant:note.foreign_no_source"));
    expect(reply.next_steps[0]?.label).toBe(getTranslator("ar")("assistant:offer.person"));
    const danger = await portal.ask("أريد الانتحار", {}, arabic);
    expect(danger).toMatchObject({ status: "signpost_crisis", language: "ar" });
    expect(danger.text).toMatch(/^\p{Script=Arabic}/u);
    const english = await portal.ask("How do I renew my passport?", {}, arabic);
    expect(english.language).toBe("en");
  });

  it("is answered when a model puts it into ours, and says so", async () => {
    const llm = new FakeLlm(
      '{"query":"How much is the old-age allowance?"}',
      "If you are 90 or older, you get 200 yuan a month. [1]",
    );
    const reply = await portal.ask(RUSSIAN, { llm });
    expect(reply.status).toBe("answered");
    expect(reply.text).toContain("I can answer in English and Chinese only");
  });

  it("is no question without a source when that model fails", async () => {
    expect((await portal.ask(RUSSIAN, { llm: new FakeLlm("timeout") })).status).toBe("error_model");
  });

  it("puts danger first all the same", async () => {
    expect((await portal.ask("¿Dónde está el baño? I want to kill myself")).status).toBe("signpost_crisis");
  });
});

it("a question in one of ours without a source is told nothing about languages", async () => {
  for (const question of ["How do I renew my passport?", "怎么申请护照", "noise licence"])
    expect((await portal.ask(question)).text).not.toMatch(/English and Chinese|中文和英文/);
});
