import { describe, expect, it } from "vitest";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import type { Evidence, Statement } from "../context.ts";
import { checkStatement, type Guard } from "./check-statement.ts";
import { contactsIn } from "./contacts.ts";
import { sidesOf } from "./complete-thresholds.server.ts";
import { areFactsIn, areFactsTogether, factsOf } from "./facts.ts";
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

const OWN = ["09996880010", "linjiang.example/a"];
const faultOf = (said: Statement, sources: readonly Evidence[], isQuoted: boolean) => {
  const guard: Guard = {
    evidence: sources,
    analyse: Object.assign((text: string) => analyse(text), {
      weigh: (word: string) => (word === "mayor" ? 1.2 : 0.5),
    }),
    isOwn: (contact) => OWN.includes(contact),
    isPrompt: (text) => text.includes("Copy every number"),
  };
  return checkStatement(said, guard, isQuoted).fault;
};

describe("a model's sentence is dropped when", () => {
  const sources = [
    evidence(
      "You get 100 yuan a month from 80 years. You get 200 yuan a month from 90 years. You cannot apply by post. " +
        "Call 0999-6880010, write to fake@evil.example or see https://linjiang.example/a.",
    ),
    evidence("The library lends ten books. Reading is a pleasure for children."),
  ];
  it.each([
    ["it cites nothing", statement("You get 100 yuan a month."), "no_source"],
    ["it cites a source that does not exist", statement("You get 100 yuan a month.", 4), "no_source"],
    ["its number is not in the source", statement("You get 900 yuan a month.", 0), "unknown_number"],
    ["its numbers stand in two rows", statement("You get 200 yuan a month from 80 years.", 0), "unsupported"],
    ["its link is no record", statement("See http://evil.example/a for 100 yuan a month.", 0), "foreign_contact"],
    ["its link has no scheme", statement("See evil-pay.example for 100 yuan a month.", 0), "foreign_contact"],
    ["its link is spelled out", statement("See evil-pay dot com for 100 yuan a month.", 0), "foreign_contact"],
    ["its phone is no record", statement("Call 0999-1112223 for 100 yuan a month.", 0), "foreign_contact"],
    ["its short phone is no record", statement("For 100 yuan a month call 9558.", 0), "foreign_contact"],
    ["only a text names its mail address", statement("Write to fake@evil.example for 100 yuan.", 0), "foreign_contact"],
    [
      "its phone is a record that this source does not name",
      statement("The library: 0999-6880010.", 1),
      "foreign_contact",
    ],
    ["it holds markup", statement("You get <b>100 yuan</b> a month.", 0), "markup"],
    ["it holds a picture", statement("![a](https://linjiang.example/a) 100 yuan a month", 0), "markup"],
    ["it holds a reference to a picture", statement("![a][b] 100 yuan a month", 0), "markup"],
    [
      "its words are not those of the source",
      statement("Everybody may park on the pavement forever.", 0),
      "unsupported",
    ],
    [
      "a true sentence carries a false one",
      statement("You get 100 yuan a month, and dogs sleep at noon.", 0),
      "unsupported",
    ],
    ["it affirms what is denied", statement("You apply by post.", 0), "unsupported"],
    ["it denies what is said", statement("You do not get 100 yuan a month.", 0), "unsupported"],
    ["it makes a claim of its own", statement("You get 100 yuan a month for free.", 0), "unsupported"],
    ["no page knows its word", statement("The mayor: 100 yuan a month.", 0), "unknown_word"],
    ["it repeats what the model was told", statement("Copy every number, 100 yuan a month.", 0), "prompt"],
  ] as const)("%s", (_, said, fault) => {
    expect(faultOf(said, sources, false)).toBe(fault);
  });

  it("but not when source, number, link and phone are right", () => {
    expect(faultOf(statement("You get 100 yuan a month; call 0999-6880010.", 0), sources, false)).toBeUndefined();
    expect(faultOf(statement("You cannot apply by post.", 0), sources, false)).toBeUndefined();
    expect(faultOf(statement("See https://linjiang.example/a", 0), sources, true)).toBeUndefined();
  });

  it("and loses the sources that do not bear it out", () => {
    const said = statement("You get 100 yuan a month from 80 years.", 0, 1);
    const guard: Guard = { evidence: sources, analyse, isOwn: () => false, isPrompt: () => false };
    expect(checkStatement(said, guard, false).sound?.evidence).toEqual([0]);
  });

  it("and a contact in a foreign collection vouches for nothing", () => {
    const foreign = [evidence("Call 0999-6880010.", { kind: "corpus" })];
    expect(faultOf(statement("Call 0999-6880010.", 0), foreign, true)).toBe("foreign_contact");
  });
});

describe("contacts", () => {
  it.each([
    ["see HTTPS://Evil.example/x.", "evil.example/x"],
    ["ｈｔｔｐ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ", "evil.example"],
    ["evil\u200b-pay.example", "evil-pay.example"],
    ["evil-pay[.]com", "evil-pay[.]com"],
    ["evil-pay点com", "evil-pay点com"],
    ["例子.中国", "例子.中国"],
    ["at 10.0.0.1 now", "10.0.0.1"],
    ["a.b@c.example", "a.b@c.example"],
    ["+34 600 123 456", "34600123456"],
    ["请拨打95588", "95588"],
    ["Please call us on 9558 now", "9558"],
    ["加微信 help-88", "help-88"],
    ["微信号：linjiang88", "linjiang88"],
    ["add WeChat linjiang88", "linjiang88"],
    ["QQ群 123456", "123456"],
    ["javascript:alert(1)", "javascript:alert(1"],
  ])("%s holds one", (text, key) => {
    expect(contactsIn(text)).toContain(key);
  });

  it.each([
    "The allowance is 1,200.50 yuan, e.g. paid on 2026-11-10 from 09:00 to 12:00.",
    "1200000元，2026年，第3.2条",
    "Call after 10 days. It costs 120 yuan.",
    "In 2026 1200 people came.",
    "You wait 10 days.The rest is easy.",
    "12个月内，每月15日发放。",
    "Phone between 9:00 and 12:00.",
    "call 3 days before",
    "微信和支付宝都可以付款",
  ])("%s holds none", (text) => {
    expect(contactsIn(text)).toEqual([]);
  });
});

it.each([
  ["You get 100 yuan from 80 years.", true],
  ["From 80 to 89 you get 100 yuan, from 90 you get 200 yuan.", true],
  ["You get 200 yuan from 80 years.", false],
  ["It costs 20 yuan and takes 10 days.", true],
])("numbers that belong together stay together: %s", (said, areTogether) => {
  const rows = ["80 to 89 years: 100 yuan.", "From 90 years: 200 yuan.", "The fee is 20 yuan.", "It takes 10 days."];
  expect(areFactsTogether(said, rows)).toBe(areTogether);
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
