import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { findPersonalQuestions } from "./form-questions.ts";
import { findWords, JARGON, NOT_INCLUSIVE } from "./jargon.ts";
import { findHardWords, gradeOf, LIMITS, meanLengthOf } from "./plain-words.ts";
import {
  listDocumentSummaries,
  listFormTexts,
  listPageBodies,
  listServicePages,
  listServiceTexts,
  readInterfaceTexts,
  type TextGroups,
} from "./resident-texts.ts";

let content: Content;

beforeAll(async () => {
  const outcome = await loadContent(`${projectRoot}/content`);
  if (outcome.status === "faulty") throw new Error(JSON.stringify(outcome.faults, null, 1));
  content = outcome.content;
});

/** Labels are left out: many short ones would hide a hard sentence. */
const hasSentence = ({ text }: { readonly text: string }): boolean => /[.!?。！？]/.test(text);

const hardOf = (groups: TextGroups, language: ContentLanguage): string[] =>
  [...groups].flatMap(([name, texts]) => findHardWords(name, texts, language));

describe.each(CONTENT_LANGUAGES)("residents can read with ease, in %s,", (language) => {
  it("the interface, area by area", () => {
    const areas = readInterfaceTexts(language);
    expect(areas.size).toBeGreaterThanOrEqual(7);
    expect([...areas].flatMap(([name, texts]) => findHardWords(name, texts.filter(hasSentence), language))).toEqual([]);
  });

  it("what a service is and who it is for", () => {
    expect(hardOf(listServiceTexts(content, language), language)).toEqual([]);
  });

  it("all services together", () => {
    const services = [...listServiceTexts(content, language).values()].map((texts) => texts.map(({ text }) => text));
    const [measure, limit] =
      language === "en" ? [gradeOf, LIMITS.en.grade] : [meanLengthOf, LIMITS["zh-CN"].meanLength];
    expect(services.map(measure).reduce((sum, one) => sum + one, 0) / services.length).toBeLessThanOrEqual(limit);
  });

  it.each([
    ["the rest of a service's page", listServicePages],
    ["what pages and rules are about", listDocumentSummaries],
    ["the pages about the portal", listPageBodies],
    ["the online forms", listFormTexts],
  ])("%s", (_, list) => {
    expect(hardOf(list(content, language), language)).toEqual([]);
  });
});

/** Everything we write to residents but the rules themselves. */
const allTexts = (language: ContentLanguage) =>
  [
    readInterfaceTexts(language),
    listServiceTexts(content, language),
    listServicePages(content, language),
    listDocumentSummaries(content, language),
    listPageBodies(content, language),
    listFormTexts(content, language),
  ].flatMap((groups) => [...groups.values()].flat());

describe.each(CONTENT_LANGUAGES)("what residents read in %s", (language) => {
  it("says it in plain words", () => {
    expect(findWords(JARGON[language], allTexts(language))).toEqual([]);
  });

  it("leaves nobody out", () => {
    // At which age whom the law lets marry depends on the sex.
    const texts = allTexts(language).filter(({ place }) => !/marriage-registration\/.* thresholds\./.test(place));
    expect(findWords(NOT_INCLUSIVE[language], texts)).toEqual([]);
  });
});

describe("online forms", () => {
  it("ask for one full name, and for no sex and no title unless a rule needs it", () => {
    expect(findPersonalQuestions(content.forms, content.documents)).toEqual([]);
  });
});

describe("the measure itself", () => {
  const placed = (text: string) => [{ place: "a.json key", text }];

  it("gives the grade that the formula gives", () => {
    // 0.39 × 6 words + 11.8 × 6 ÷ 6 syllables − 15.59
    expect(gradeOf(["The cat sat on the mat."])).toBeCloseTo(-1.45, 2);
    expect(gradeOf(["The {{animal}} sat on the {{thing}}."])).toBeCloseTo(-1.45, 2);
  });

  it("refuses a hard English text", () => {
    const hard =
      "Notification of the determination regarding eligibility for supplementary accommodation subsidies will be communicated to the applicant subsequent to verification of documentation.";
    expect(findHardWords("area", placed(hard), "en")).toEqual([
      expect.stringMatching(/^area: grade \d+\.\d, at most 8$/),
      expect.stringMatching(/^a\.json key: grade \d+\.\d, at most 12: Notification/),
    ]);
    expect(findHardWords("area", placed("We tell you soon if you can get help with your rent."), "en")).toEqual([]);
  });

  it("refuses a long Chinese sentence", () => {
    const long = "申请人在提交材料之后需要等待工作人员对材料逐项进行核对并且在核对完成之后".repeat(2) + "才能收到结果。";
    expect(findHardWords("area", placed(long), "zh-CN")).toEqual([
      "area: 78.0 characters a sentence, at most 25",
      expect.stringContaining("a.json key: 78 characters, at most 60"),
    ]);
    expect(findHardWords("area", placed("材料交了以后，我们会核对。核对完就告诉您结果。"), "zh-CN")).toEqual([]);
  });

  it("names file, key and the plain word", () => {
    expect(findWords(JARGON.en, placed("Your request shall be dealt with."))).toEqual([
      "a.json key: not “shall” but “must, will”",
    ]);
    expect(findWords(JARGON["zh-CN"], placed("办结时限为五天。"))).toEqual(["a.json key: not “办结时限” but “多久办好”"]);
    expect(findWords(NOT_INCLUSIVE.en, placed("The resident gives his or her name."))).toHaveLength(1);
    expect(findWords(NOT_INCLUSIVE["zh-CN"], placed("请他/她带上证件。"))).not.toEqual([]);
    expect(findWords(NOT_INCLUSIVE["zh-CN"], placed("请其他人带上证件，他们不用登记。"))).toEqual([]);
  });

  it("refuses a form that must know the sex, or cuts a name in two", () => {
    const [form] = content.forms;
    if (!form) throw new Error("there is no form");
    const ask = (en: string, zh: string) => ({
      ...form,
      service: undefined,
      steps: [
        {
          id: "about",
          title: { en: "About you", "zh-CN": "您的信息" },
          fields: [
            {
              id: "asked",
              type: "text" as const,
              label: { en, "zh-CN": zh },
              required: true,
              errors: {},
              max_length: 60,
              masked: false,
            },
          ],
        },
      ],
    });
    const findIn = (en: string, zh: string) => findPersonalQuestions([ask(en, zh)], content.documents);
    expect(findIn("Sex", "性别")).toEqual([expect.stringContaining("asked")]);
    expect(findIn("How should we call you?", "怎么称呼您：先生还是女士？")).toHaveLength(1);
    expect(findIn("Last name", "姓名")).toHaveLength(1);
    expect(findIn("Full name", "姓名")).toEqual([]);
  });
});
