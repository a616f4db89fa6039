import { type Fact, factsOf } from "./facts.ts";

/** Where people leave out what a number counts, the words before it tell. */
const AGE_BEFORE =
  /(?:\b(?:i'm|im|i am|is|are|am|at|aged?|turn(?:s|ed|ing)?|be|over|under|who is|and)|今年|都|已经|[爷奶爹娘爸妈公婆姥人的哥姐弟妹友])\s*$/;
const MONEY_BEFORE =
  /(?:\b(?:earn|make|income|salary|have|get)s?(?: (?:is|of|about|only))?|月薪|月入|收入|人均|工资|每人|挣|赚)[^\d,.?]{0,6}$/;
const COUNT_AFTER = /^\s*(?:dogs?|pupp(?:y|ies)|cats?|cars?|children|books?|(?:条|只|辆|本|个)(?:狗|猫|车|书|孩子)?)/;
const NO_AGE_AFTER =
  /^\s*(?:[:：/年月日号楼]|(?:january|february|march|april|may|june|july|august|september|october|november|december|yuan|元|%|o'clock|am|pm)\b)/;
const CHINESE_AMOUNT =
  /(?:月薪|月入|收入|人均|工资|挣|赚)[^\d,?]{0,3}?([一二两三四五六七八九]千|[一二两三四五六七八九]万)/;
const ORDINAL = /\b(third|second|fourth)\b|第([二三四])[只条辆]/;
const ORDINALS: Readonly<Record<string, string>> = { second: "2", third: "3", fourth: "4", 二: "2", 三: "3", 四: "4" };

/** "How many dogs": every limit on their number is for it. */
const ANY = "any";

/** A span that has gone by, said without a number: "after a year", 过了半年. */
const SPANS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:half a year|six months)\b|半年/, "6"],
  [
    /\b(?:after|over|more than|for|within) (?:a|one) year\b|\b(?:a|one) year (?:ago|later|old|after)\b|(?:过了?|超过|满|隔了?|晚了?|已经|不到|不满|登记了?|住了?|交了?|缴了?)一年/,
    "12",
  ],
];

/** The numbers of a question with what they count: an age, money, days, things of a kind. */
export function numbersOfQuestion(plain: string): Fact[] {
  const numbers = factsOf(plain).filter((fact) => !fact.value.startsWith("month"));
  const told = numbers.map((fact): Fact => {
    if (fact.unit === "weeks") return { value: String(Number(fact.value) * 7), unit: "days" };
    return fact.unit === undefined ? { ...fact, unit: unitFromWords(plain, fact.value) } : fact;
  });
  const spans = SPANS.flatMap(([pattern, value]) => (pattern.test(plain) ? [{ value, unit: "months" }] : []));
  const amount = CHINESE_AMOUNT.exec(plain)?.[1];
  const ordinal = ORDINAL.exec(plain);
  return [
    ...told,
    ...spans,
    ...(amount ? factsOf(`${amount}元`).slice(0, 1) : []),
    ...(/\bhow many (?:dogs?|cars?)\b|(?:几|多少)[只条辆]/.test(plain) ? [{ value: ANY, unit: "items" }] : []),
    ...(ordinal ? [{ value: ORDINALS[ordinal[1] ?? ordinal[2] ?? ""] ?? "", unit: "items" }] : []),
  ];
}

function unitFromWords(plain: string, value: string): string | undefined {
  const at = plain.search(new RegExp(`(?<![\\d.])${value}(?![\\d.])`));
  const [before, after] = at < 0 ? ["", plain] : [plain.slice(0, at), plain.slice(at + value.length)];
  if (COUNT_AFTER.test(after) || (at < 0 && /\b\w+ (?:dogs?|cars?)\b|[两三四几][条只辆]/.test(plain))) return "items";
  if (NO_AGE_AFTER.test(after)) return undefined;
  if (MONEY_BEFORE.test(before)) return "money";
  const size = Number(value);
  const isAge = size > 0 && size < 130 && (AGE_BEFORE.test(before) || /^\s*(?:了|[,，]|$)/.test(after) || at < 0);
  return isAge ? "years" : undefined;
}

const ASKED_UNITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhow many years\b|[几多]少?年/, ["years", "months"]],
  [/\bhow many months\b|[几多]少?个月/, ["months", "years"]],
  [/\bhow many (?:working )?days\b|[几多]少?(?:天|个工作日)/, ["days", "working_days"]],
  [/\bhow many weeks\b|几个?(?:星期|周)/, ["weeks", "days", "working_days"]],
];

/** What the number asked for counts; empty when the question does not say. */
export const askedUnit = (plain: string): readonly string[] =>
  ASKED_UNITS.find(([pattern]) => pattern.test(plain))?.[1] ?? [];

export const countsIn = (text: string, units: readonly string[]): boolean =>
  units.length === 0 || factsOf(text).some(({ unit }) => unit !== undefined && units.includes(unit));

/** Limits that name no unit beside the number: "younger than 80", "家里已有2只狗". */
const SPEAKS_OF: Readonly<Record<string, RegExp>> = {
  years: /\b(?:older|younger|aged?)\b|周?岁/,
  items: /\b(?:dogs?|cars?)\b|[只辆]/,
};

/** Whether a text sets limits for what the number counts. */
export const setsLimitFor = (text: string, { unit }: Fact): boolean =>
  unit !== undefined &&
  /\d/.test(text) &&
  ((SPEAKS_OF[unit]?.test(text) ?? false) || factsOf(text).some((fact) => fact.unit === unit));

const number = (text: string | undefined) => Number((text ?? "").replaceAll(",", ""));
const N = "(\\d[\\d,]*)";
const RANGES: readonly (readonly [RegExp, (a: number, b: number, x: number) => boolean])[] = [
  [new RegExp(`${N}\\s*(?:to|-|–|至|到)\\s*${N}`, "g"), (a, b, x) => a <= x && x <= b],
  [
    new RegExp(
      `(?:younger|less|fewer|lower) than ${N}|(?:below|under) ${N}|(?:不满|低于|小于|少于|不到)(?:每月)?${N}`,
      "g",
    ),
    (a, _, x) => x < a,
  ],
  [
    new RegExp(
      `${N}[^\\d,.，。;；]{0,14}(?:or (?:older|more|over)|及以上|以上)|(?:at least|over|from) ${N}|with ${N} (?:dogs?|cars?)|(?:年满|达到|已有|(?<!不)满)${N}`,
      "g",
    ),
    (a, _, x) => x >= a,
  ],
];

/** Whether a row or sentence is for this number: inside every range that it names. */
export function coversNumber(text: string, { value }: Fact): boolean {
  if (value === ANY) return true;
  const plain = text.normalize("NFKC").toLowerCase();
  const found = RANGES.flatMap(([pattern, holds]) =>
    [...plain.matchAll(pattern)].map((match) => {
      const [a, b] = match.slice(1).filter((group) => group !== undefined);
      return holds(number(a), number(b), Number(value));
    }),
  );
  return found.length > 0 && found.every(Boolean);
}
