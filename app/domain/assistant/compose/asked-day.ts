import { Temporal } from "temporal-polyfill";
import type { Site } from "#app/domain/desks/site-schema.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** For which day somebody asks: certain dates, days of the week, days off in general, or none in particular. */
export type AskedDay =
  | { readonly type: "dates"; readonly dates: readonly string[] }
  | { readonly type: "weekdays"; readonly days: readonly Weekday[] }
  | { readonly type: "holidays" }
  | { readonly type: "any" };

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]; // prettier-ignore
const MONTH = MONTHS.join("|");
const DATE = new RegExp(
  `(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>${MONTH})|(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?)(?:,? (?<y1>\\d{4}))?|(?:(?<y2>\\d{4})年)?(?<m3>\\d{1,2})月(?<d3>\\d{1,2})[日号]?|(?<y4>\\d{4})-(?<m4>\\d{2})-(?<d4>\\d{2})`,
  "u",
);
const ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const CHINESE_DAYS = "一二三四五六日";
/** Other names of the days off, by the name that the site gives them. */
const HOLIDAY_NAMES: Readonly<Record<string, RegExp>> = {
  "new year": /\bnew year(?:'s)?(?: day| eve)?\b/,
  "spring festival": /\b(?:spring festival|chinese new year|lunar new year)\b/,
  "labour day": /\b(?:labou?r day|may day)\b/,
  春节: /春节|过年|大年|除夕/,
  劳动节: /劳动节|五一/,
  国庆节: /国庆|十一(?!点)/,
  中秋节: /中秋/,
  端午节: /端午/,
  清明节: /清明/,
};

/** The phrases of a question that name a day, so that what is left can be looked at. */
export const withoutDays = (plain: string, site: Site): string =>
  namesOf(site)
    .reduce(
      (text, { pattern }) => text.replace(new RegExp(pattern.source, "g"), " "),
      plain.replace(new RegExp(DATE.source, "gu"), " "),
    )
    .replace(
      /\b(?:on |at |over |during )?(?:the )?(?:weekdays?|weekends?|today|tonight|tomorrow|now|this (?:morning|afternoon|evening)|(?:public )?holidays?|days? off|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?|noon|lunch ?time|bank holidays?|next|this|during)\b|星期[一二三四五六日几]?|今天|明天|后天|今日|明日|现在|上午|下午|中午|晚上|工作日|节假日|假期|放假|期间|那天|当天|当日/g,
      " ",
    );

function namesOf(site: Site): { pattern: RegExp; from: string; to: string }[] {
  return site.holidays.flatMap(({ from, to, name }) =>
    [name.en.toLowerCase(), name["zh-CN"]].map((text) => ({
      pattern: HOLIDAY_NAMES[text] ?? new RegExp(text),
      from,
      to,
    })),
  );
}

export function askedDay(plain: string, site: Site, today: Temporal.PlainDate): AskedDay {
  const date = dateIn(plain, today);
  if (date) return { type: "dates", dates: [date] };
  if (/\bday after tomorrow\b|后天/.test(plain)) return { type: "dates", dates: [today.add({ days: 2 }).toString()] };
  if (/\btomorrow\b|明[天日]/.test(plain)) return { type: "dates", dates: [today.add({ days: 1 }).toString()] };
  if (/\b(?:today|tonight|now|this (?:morning|afternoon|evening))\b|今[天日]|现在/.test(plain))
    return { type: "dates", dates: [today.toString()] };
  const holiday = namesOf(site)
    .filter(({ pattern, to }) => pattern.test(plain) && to >= today.toString())
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (holiday) return { type: "dates", dates: datesFrom(holiday.from, holiday.to) };
  const days = WEEKDAYS.filter(
    (_, index) =>
      new RegExp(`\\b${ENGLISH_DAYS[index]}s?\\b|星期${CHINESE_DAYS[index]}`).test(plain) ||
      (index > 4 && /\bweekends?\b/.test(plain)),
  );
  if (days.length > 0) return { type: "weekdays", days };
  return /\bholidays?\b|\bdays? off\b|节假日|放假|假期/.test(plain) ? { type: "holidays" } : { type: "any" };
}

/** A date without a year is the next one. */
function dateIn(plain: string, today: Temporal.PlainDate): string | undefined {
  const found = DATE.exec(plain)?.groups;
  if (!found) return undefined;
  const named = found.m1 ?? found.m2;
  const month = named ? MONTHS.indexOf(named) + 1 : Number(found.m3 ?? found.m4);
  const day = Number(found.d1 ?? found.d2 ?? found.d3 ?? found.d4);
  const year = found.y1 ?? found.y2 ?? found.y4;
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = Temporal.PlainDate.from({ year: Number(year ?? today.year), month, day });
  return (year || Temporal.PlainDate.compare(date, today) >= 0 ? date : date.add({ years: 1 })).toString();
}

function datesFrom(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = Temporal.PlainDate.from(from); date.toString() <= to; date = date.add({ days: 1 }))
    dates.push(date.toString());
  return dates;
}
