import { describe, expect, it } from "vitest";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import type { Evidence, Statement } from "../context.ts";
import { findFault } from "./check-statement.ts";
import { sidesOf } from "./complete-thresholds.server.ts";
import { areFactsIn, factsOf } from "./facts.ts";
import { LinkTokens } from "./link-tokens.ts";
import { createReplyReader, parseReply } from "./parse-reply.ts";
import { kindsOfQuestion } from "./question-kinds.ts";
import { renderAnswer } from "./render-answer.ts";
import { splitSentences, splitUnits } from "./sentences.ts";
import { splitQuestion } from "./split-question.ts";

const analyser = createAnalyser();
const analyse = (text: string) => analyser.analyse(text, "en");

const evidence = (text: string, more: Partial<Evidence> = {}): Evidence => ({
  id: "1",
  kind: "service",
  slug: "x",
  title: "Old-age allowance",
  names: [],
  url: "/services/x#a",
  anchor: "a",
  section: "How much is it?",
  text,
  language: "en",
  checkedOn: "2026-01-01",
  score: 1,
  ...more,
});
const statement = (text: string, ...cited: number[]): Statement => ({ text, evidence: cited, isListItem: false });

describe("numbers of a statement", () => {
  it.each([
    ["You get 500 yuan.", "The amount is 500 yuan.", true],
    ["You get 1,200 yuan.", "每年1200元。", true],
    ["You get 500 yuan.", "The amount is 200 yuan.", false],
    ["It costs 80 yuan.", "For people aged 80 years or over.", false],
    ["It takes ten working days.", "within 10 working days", true],
    ["It takes 10 days.", "within 10 working days", false],
    ["需要十五个工作日", "15个工作日内办结", true],
    ["需要三十天", "15个工作日内办结", false],
    ["Apply before 1 March.", "at the latest on 2026-03-01", true],
    ["Apply before 1 May.", "at the latest on 2026-03-01", false],
    ["统一办理，十分方便", "到窗口办理", true],
    ["One of the counters helps you.", "Ask at the counter.", true],
    ["2万元", "20000元", true],
  ])("%s — %s: %s", (said, source, isThere) => {
    expect(areFactsIn(said, [source])).toBe(isThere);
  });

  it("are found in digits and words of both languages", () => {
    expect(factsOf("¥1,200 or twenty yuan")).toEqual([
      { value: "1200", unit: "money" },
      { value: "20", unit: "money" },
    ]);
    expect(factsOf("两个月内")).toEqual([{ value: "2", unit: "months" }]);
  });
});

describe("a model's sentence is dropped when", () => {
  const sources = [evidence("You get 100 yuan a month. Call 0999-6880010 or see https://linjiang.example/a.")];
  it.each([
    ["it cites nothing", statement("You get 100 yuan a month."), "no_source"],
    ["it cites a source that does not exist", statement("You get 100 yuan a month.", 4), "no_source"],
    ["its number is not in the source", statement("You get 900 yuan a month.", 0), "unknown_number"],
    [
      "its link is not in the source",
      statement("See http://evil.example/a for 100 yuan a month.", 0),
      "foreign_contact",
    ],
    ["its phone is not in the source", statement("Call 0999-1112223 for 100 yuan a month.", 0), "foreign_contact"],
    [
      "its mail address is not in the source",
      statement("Write to x@evil.example for the yuan a month.", 0),
      "foreign_contact",
    ],
    ["it holds markup", statement("You get <b>100 yuan</b> a month.", 0), "markup"],
    ["it holds a picture", statement("![a](https://linjiang.example/a) 100 yuan a month", 0), "markup"],
    [
      "its words are not those of the source",
      statement("Everybody may park on the pavement forever.", 0),
      "unsupported",
    ],
  ] as const)("%s", (_, said, fault) => {
    expect(findFault(said, sources, analyse, false)).toBe(fault);
  });

  it("but not when source, number, link and phone are right", () => {
    expect(
      findFault(statement("You get 100 yuan a month; call 0999-6880010.", 0), sources, analyse, false),
    ).toBeUndefined();
    expect(findFault(statement("See https://linjiang.example/a", 0), sources, analyse, true)).toBeUndefined();
  });

  it("and a contact in a foreign collection vouches for nothing", () => {
    const foreign = [evidence("Call 0999-6880010.", { kind: "corpus" })];
    expect(findFault(statement("Call 0999-6880010.", 0), foreign, analyse, true)).toBe("foreign_contact");
  });
});

describe("a model's reply", () => {
  it("gives its sentences with the sources they name", () => {
    const { statements, missing } = parseReply(
      "You get 100 yuan. [1] It is paid on the 15th [1, 2].\n- First paper [2]\nMISSING: tax",
    );
    expect(statements).toEqual([
      { text: "You get 100 yuan.", evidence: [0], isListItem: false },
      { text: "It is paid on the 15th.", evidence: [0, 1], isListItem: false },
      { text: "First paper", evidence: [1], isListItem: true },
    ]);
    expect(missing).toBe("tax");
    expect(parseReply(" NO ANSWER. ").isNoAnswer).toBe(true);
  });

  it("is given sentence by sentence while it grows, each once and the same as at the end", () => {
    const reply = "每月100元。[1]每月15日发放。[2]\n- 身份证 [2]\n- 银行卡 [2]\n";
    const said: string[] = [];
    const read = createReplyReader((one) => said.push(one.text));
    for (const character of reply) read(character);
    expect(said).toEqual(parseReply(reply).statements.map((one) => one.text));
  });

  it("has its links restored only when they were issued", () => {
    const links = new LinkTokens();
    expect(links.hide("See https://a.example/x and https://b.example/y.")).toMatch(/^See link-1 and link-2/);
    expect(links.restore("Go to link-1, never link-7.")).toBe("Go to https://a.example/x, never .");
  });
});

it("sentences hold numbers and abbreviations together", () => {
  expect(splitSentences("The fee is 1.50 yuan. It is paid once, e.g. at the counter. Done.")).toHaveLength(3);
  expect(splitSentences("每月100元。15日发放！好吗？")).toHaveLength(3);
  expect(
    splitUnits("Tell us when:\nyou move;\nyou marry.\nThat is all. Really.").map((unit) => unit.isListItem),
  ).toEqual([false, true, true, false, false]);
});

it.each([
  ["How much is it and what papers do I need?", 2],
  ["高龄津贴多少钱，要带什么材料，去哪里办？", 3],
  ["I live abroad. Can I apply?", 1],
  ["What papers do I need for the allowance?", 1],
])("%s asks %i things", (question, count) => {
  expect(splitQuestion(question)).toHaveLength(count);
});

it.each([
  ["how much is the old-age allowance", "amount"],
  ["how much is the card", "fee"],
  ["高龄津贴多少钱", "amount"],
  ["办证多少钱", "fee"],
  ["where can i apply", "where"],
  ["办居住登记要多久", "duration"],
  ["who can get it", "who"],
  ["怎么申请高龄津贴", "how"],
  ["要带什么材料", "papers"],
])("%s asks for %s", (question, kind) => {
  expect(kindsOfQuestion(question)[0]).toBe(kind);
});

it("a scale of limits is told whole, each side once", () => {
  const limit = (id: string, value: number) => ({
    id,
    field: "age",
    value,
    unit: "years" as const,
    below: `below ${value}`,
    atOrAbove: `from ${value}`,
  });
  expect(sidesOf([limit("b", 90), limit("a", 80)])).toEqual(["below 80", "from 80", "from 90"]);
});

it("sources are numbered in the order they are used, with their own words as quote", () => {
  const sources = [evidence("Unused."), evidence("Paid monthly. In cash never.", { url: "/b" })];
  const { text, sources: cited } = renderAnswer(
    [statement("Paid monthly.", 1), { ...statement("In cash never.", 1), isListItem: true }],
    sources,
  );
  expect(text).toBe("Paid monthly. [1]\n- In cash never. [1]");
  expect(cited).toMatchObject([{ n: 1, url: "/b", quote: "Paid monthly. … In cash never." }]);
});
