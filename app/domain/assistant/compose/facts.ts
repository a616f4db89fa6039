/** A number with what it counts, so that "80 years" does not vouch for "80 yuan". */
export type Fact = { readonly value: string; readonly unit: string | undefined };

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
}; // prettier-ignore
const ENGLISH_MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const UNITS: readonly (readonly [string, RegExp])[] = [
  ["money", /^\s*(?:yuan|rmb|cny|元|块|圆|人民币)/],
  ["percent", /^\s*(?:%|percent|per cent|个百分点)/],
  ["working_days", /^\s*(?:个?工作日|working[ -]days?|business days?)/],
  ["days", /^\s*(?:天|days?\b|日(?!期))/],
  ["weeks", /^\s*(?:周(?!岁|年)|个?星期|weeks?\b)/],
  ["months", /^\s*(?:个月|months?\b)/],
  ["years", /^\s*(?:周?岁|年|years?\b|year-olds?)/],
  ["hours", /^\s*(?:个?小时|hours?\b)/],
  ["minutes", /^\s*(?:分钟|minutes?\b)/],
  ["decibels", /^\s*(?:分贝|decibels?\b)/],
  ["square_metres", /^\s*(?:平方?米|square met(?:re|er)s?\b)/],
  ["level", /^\s*级/],
  ["items", /^\s*(?:只|条|辆|dogs?\b|cars?\b)/],
];

const unitAfter = (rest: string): string | undefined => UNITS.find(([, pattern]) => pattern.test(rest))?.[0];

function parseChinese(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of numeral) {
    const known = CHINESE_DIGITS[character];
    if (known !== undefined) digit = known;
    else if (character === "万") [total, section, digit] = [(total + section + digit) * 10_000, 0, 0];
    else {
      section += (digit || 1) * (character === "十" ? 10 : character === "百" ? 100 : 1000);
      digit = 0;
    }
  }
  return total + section + digit;
}

/** A Chinese numeral counts only before a measure word: 统一, 三方 and 十分 are no numbers. */
const CHINESE_NUMERAL =
  /[〇零一二两三四五六七八九十百千万]+(?=个|天|日|年|月|周|岁|元|块|份|次|人|名|张|寸|条|项|级|倍|季度|小时|分钟|工作日|%|点|楼|层|号)/g;

/** Every number of a text with its unit, digits and words alike. `一` and "one" mostly mean "a", so they do not count. */
export function factsOf(raw: string): Fact[] {
  const text = raw.normalize("NFKC").toLowerCase();
  const facts: Fact[] = [];
  for (const match of text.matchAll(/\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)) {
    const value = Number(match[0].replaceAll(",", ""));
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const rest = text.slice(match.index + match[0].length);
    const isTenThousands = /^\s*万/.test(rest);
    facts.push({
      value: String(isTenThousands ? value * 10_000 : value),
      unit: /[¥$€£]\s*$/.test(before) ? "money" : unitAfter(isTenThousands ? rest.replace(/^\s*万/, "") : rest),
    });
  }
  for (const match of text.matchAll(CHINESE_NUMERAL)) {
    const value = parseChinese(match[0]);
    if (value > 1) facts.push({ value: String(value), unit: unitAfter(text.slice(match.index + match[0].length)) });
  }
  for (const match of text.matchAll(/\b[a-z]+\b/g)) {
    const value = ENGLISH_NUMBERS[match[0]];
    if (value !== undefined)
      facts.push({ value: String(value), unit: unitAfter(text.slice(match.index + match[0].length)) });
    // "may" is a verb unless a day stands beside it.
    const month = ENGLISH_MONTHS.indexOf(match[0]) + 1;
    const besideDay =
      /\d{1,2}(?:st|nd|rd|th)?\s*$/.test(text.slice(0, match.index)) ||
      /^\s+\d/.test(text.slice(match.index + match[0].length));
    if (month > 0 && (month !== 5 || besideDay)) facts.push({ value: `month ${month}`, unit: undefined });
  }
  return facts;
}

/** Whether every number of a statement stands in the texts it cites, counting the same thing. */
export function areFactsIn(statement: string, cited: readonly string[]): boolean {
  const holds = holder(cited);
  return factsOf(statement).every(holds);
}

/** Which numbers some texts hold, months as figures included. */
function holder(texts: readonly string[]): (fact: Fact) => boolean {
  const known = texts.flatMap(factsOf);
  const months = new Set(
    texts.flatMap((text) =>
      [...text.normalize("NFKC").matchAll(/(?:^|\D)(\d{1,2})月|\d{4}-(\d{2})-\d{2}/g)].map(
        (m) => `month ${Number(m[1] ?? m[2])}`,
      ),
    ),
  );
  return ({ value, unit }) =>
    months.has(value) ||
    known.some((fact) => fact.value === value && (unit === undefined || fact.unit === undefined || fact.unit === unit));
}

/**
 * Whether numbers that stand together in a statement belong together: all in one sentence or row of the source, else
 * each such row with at least two of its numbers or with all of them. "From 80 you get 200 yuan" takes an age from one
 * row and a sum from another.
 */
export function areFactsTogether(statement: string, rows: readonly string[]): boolean {
  const held = rows.map((row) => ({ holds: holder([row]), count: factsOf(withoutPhones(row)).length }));
  return withoutPhones(statement)
    .split(/[;；。]/)
    .every((part) => isCovered(factsOf(part), held));
}

/** They are looked at as contacts. */
const withoutPhones = (text: string): string => text.replace(/\d[\d-]{6,}/g, " ");

type Row = { readonly holds: (fact: Fact) => boolean; readonly count: number };

function isCovered(facts: readonly Fact[], held: readonly Row[]): boolean {
  let rest = facts;
  if (rest.length < 2 || held.some(({ holds }) => rest.every(holds))) return true;
  while (rest.length > 0) {
    const [best] = held
      .map(({ holds, count }) => ({ holds, count, taken: rest.filter(holds).length }))
      .sort((a, b) => b.taken - a.taken || a.count - b.count);
    if (!best || best.taken === 0 || (best.taken < 2 && best.taken < best.count)) return false;
    rest = rest.filter((fact) => !best.holds(fact));
  }
  return true;
}
