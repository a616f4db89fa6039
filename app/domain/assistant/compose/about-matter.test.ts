import { describe, expect, it } from "vitest";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import type { Evidence } from "../context.ts";
import { conceptsOf } from "../words/everyday-words.ts";
import { isAboutMatter } from "./about-matter.ts";
import { type Analyse, inherit, matterOf, ownTerms } from "./matter.ts";
import { kindsOfQuestion } from "./question-kinds.ts";

const analyser = createAnalyser();
const analyseIn = (language: "en" | "zh-CN"): Analyse =>
  Object.assign((text: string) => [...analyser.analyse(text, language), ...conceptsOf(text.toLowerCase(), language)], {
    words: (text: string) => analyser.words(text, language),
    language,
  });
const analyse = analyseIn("en");

const section = (more: Partial<Evidence>): Evidence => ({
  id: "1",
  kind: "service",
  slug: "permit",
  title: "Residence permit",
  names: ["permit", "residence"],
  url: "/services/permit",
  anchor: "who",
  section: "Who is it for?",
  text: "For people who live here.",
  language: "en",
  checkedOn: null,
  score: 1,
  ...more,
});
const isAbout = (question: string, more: Partial<Evidence>) =>
  isAboutMatter(matterOf(question, analyse), section(more), analyse);

describe("what a page only mentions", () => {
  const papers = { anchor: "evidence", section: "Which documents?", text: "You need: One passport photo in colour." };

  it("is not what it is about: a passport photo is no way to a passport", () => {
    expect(isAbout("how do I renew my passport", papers)).toBe(false);
    expect(isAbout("where do I get a passport", papers)).toBe(false);
  });

  it("is no answer where nothing but the thing is named: that it is to be brought tells nobody how to get one", () => {
    const visa = { ...papers, text: "You need: The passport of your wife with its visa." };
    expect(isAbout("a visa for my wife", visa)).toBe(false);
    expect(isAbout("a visa for my wife", { ...visa, anchor: "who" })).toBe(true);
  });

  it("is an answer to who asks for just that", () => {
    expect(isAbout("do I need a passport photo", papers)).toBe(true);
  });

  it("does not tell how, unless the sentence says all of it", () => {
    const adopted = { anchor: "adopted", section: "Special cases", text: "An adopted tortoise counts like any other." };
    expect(isAbout("how do I adopt a tortoise", adopted)).toBe(false);
    expect(isAbout("how do I adopt a tortoise", { ...adopted, text: "To adopt a tortoise, apply here." })).toBe(true);
  });
});

describe("a page that is surely meant", () => {
  const fees = { anchor: "lateness", section: "What if I am late?", text: "A second reminder costs 30 yuan." };
  const story = "my uncle went abroad and forgot everything, what does the second reminder cost now";

  it("answers a long story by the sentence with the asked form and a word of it", () => {
    expect(isAbout(story, fees)).toBe(false);
    expect(isAbout(story, { ...fees, isSure: true })).toBe(true);
  });

  it("is silent where no sentence has the form", () => {
    expect(isAbout(story, { ...fees, isSure: true, text: "A second reminder is sent." })).toBe(false);
  });
});

describe("follow-ups", () => {
  const before = { ...matterOf("how much is the old-age allowance", analyse) };

  it.each(["and at 95?", "and for my grandmother?", "what about my son"])(
    "%s names no matter of its own",
    (question) => {
      const matter = matterOf(question, analyse);
      expect(ownTerms(matter).size).toBe(0);
      expect(inherit(matter, before)).toMatchObject({ kinds: before.kinds, subject: before.subject });
    },
  );

  it("a number goes along, and the matter stays", () => {
    const { numbers, terms } = inherit(matterOf("and at 95?", analyse), before);
    expect(numbers).toEqual([{ value: "95", unit: "years" }]);
    expect([...before.terms.keys()].every((term) => terms.has(term))).toBe(true);
  });

  it("what has a matter of its own keeps it", () => {
    expect(ownTerms(matterOf("and for the library card?", analyse)).size).toBeGreaterThan(0);
  });
});

describe("what is asked", () => {
  it.each([
    ["补办一张要多少钱", "zh-CN", true],
    ["补办身份证要多少钱", "zh-CN", false],
    ["how do I renew it", "en", true],
    ["how do I renew the permit", "en", false],
  ] as const)("%s says only what is done: %s %s", (question, language, isBare) => {
    expect(matterOf(question, analyseIn(language)).isBare).toBe(isBare);
  });

  it("neighbouring words of grammar are no name", () => {
    expect(matterOf("does the insurance pay for hearing aids", analyse).phrases).toContain("hearing aids");
    expect(matterOf("does the insurance pay for hearing aids", analyse).phrases).not.toContain("the insurance");
  });

  it.each([
    ["what will another one set me back", "fee"],
    ["送到家一共收几块", "fee"],
    ["how late can we play in the park", "hours"],
    ["it burnt out on sunday, how fast do you decide", "duration"],
    ["一共能谈几回", "count"],
    ["绳子最长多少", "limit"],
    ["要几个工作日", "duration"],
  ])("%s asks for %s", (question, kind) => {
    expect(kindsOfQuestion(question)[0]).toBe(kind);
  });
});
