import type { Answer } from "#app/domain/eligibility/answers.ts";
import { factsOf } from "./facts.ts";

type Reader = { readonly field: string; readonly read: (plain: string) => Answer | undefined };

const YEARS_TO_MONTHS = 12;
const NUMBER = "(\\d[\\d,.]*(?: ?万)?|[一二两三四五六七八九十百千半]+)";

const NEXT_UNIT: Readonly<Record<string, string>> = { 万: "千", 千: "百", 百: "十" };

/** 一千二 is 1,200, and 半 a half. */
function valueOf(numeral: string): number {
  if (numeral === "一") return 1;
  if (numeral === "半") return 0.5;
  const whole = numeral.replace(
    /([万千百])([一二三四五六七八九])$/,
    (_, unit: string, digit: string) => `${unit}${digit}${NEXT_UNIT[unit] ?? ""}`,
  );
  return Number(factsOf(`${whole}元`)[0]?.value);
}

/** The first pattern whose first group is a number, as that number; `factor` turns years into months. */
const numberBy =
  (...patterns: readonly (readonly [RegExp, number])[]) =>
  (plain: string): number | undefined => {
    for (const [pattern, factor] of patterns) {
      const found = pattern.exec(plain)?.[1];
      if (found === undefined) continue;
      const value = valueOf(found);
      if (Number.isFinite(value)) return Math.floor(value * factor);
    }
    return undefined;
  };

const choice =
  (...options: readonly (readonly [RegExp, Answer])[]) =>
  (plain: string): Answer | undefined =>
    options.find(([pattern]) => pattern.test(plain))?.[1];

const HERE = "(?:here|in (?:the|this|your) (?:district|city|town)|in linjiang)";

/**
 * What people say of themselves, by the names of `facts.yml`. Only what is said outright counts: a number alone is no age,
 * and what somebody earns is not what each person of the household has.
 */
const READERS: readonly Reader[] = [
  {
    field: "age",
    read: numberBy(
      [/(?<![\d.,])(\d{1,3})(?: |-)?years?[- ]olds?\b/, 1],
      [
        /\b(?:i am|i'm|im|she is|she's|he is|he's|(?:mother|father|mum|mom|dad|grandmother|grandfather|grandma|grandpa|aunt|uncle|husband|wife|son|daughter|boy|girl|brother|sister) is|aged?|turned) (?:only |just |now |already )?(\d{1,3})(?!\d|[.,]\d|\s*(?:%|percent|yuan|months?|days?|weeks?|hours?|metres?))/,
        1,
      ],
      [/(?<![\d.,])(\d{1,3})\s?周?岁(?!以)/, 1],
      [/[爸妈爹娘爷奶公婆我他她](?:今年|都|已经|才|刚)?(\d{2,3})了?(?=$|[,，。.?？\s])/, 1],
    ),
  },
  {
    field: "registered_months",
    read: numberBy(
      [new RegExp(`\\bregistered (?:here |my address )?for ${NUMBER} months?\\b`), 1],
      [new RegExp(`\\bregistered (?:here |my address )?for ${NUMBER} years?\\b`), YEARS_TO_MONTHS],
      [new RegExp(`登记(?:住址)?(?:才|了|满|已经)*${NUMBER}个月`), 1],
      [new RegExp(`登记(?:住址)?(?:才|了|满|已经)*${NUMBER}年`), YEARS_TO_MONTHS],
    ),
  },
  {
    field: "months_in_district",
    read: numberBy(
      [new RegExp(`\\blived ${HERE} for ${NUMBER} months?\\b`), 1],
      [new RegExp(`\\blived ${HERE} for ${NUMBER} years?\\b`), YEARS_TO_MONTHS],
      [new RegExp(`(?:在这[里儿边]?|在临江区?|在本区)住(?:才|了|满|已经)*${NUMBER}个月`), 1],
      [new RegExp(`(?:在这[里儿边]?|在临江区?|在本区)住(?:才|了|满|已经)*${NUMBER}年`), YEARS_TO_MONTHS],
    ),
  },
  {
    field: "income_per_person_month",
    read: numberBy(
      [
        new RegExp(
          `${NUMBER}(?: yuan)?(?: a month)? (?:per person|a head|each(?: person)?|for each (?:person|of us))\\b`,
        ),
        1,
      ],
      [
        new RegExp(
          `(?:人均|每人|一个人摊|每个人)(?:月?收入|下来|摊)?(?:是|有|才|大概|大约|一个月)*${NUMBER}(?![岁天年个])`,
        ),
        1,
      ],
    ),
  },
  {
    field: "household_district",
    read: choice(
      [
        /\bnot (?:from here|registered here)\b|\b(?:hukou|household|registered)\b[^.?!]{0,20}\b(?:elsewhere|somewhere else|(?:in )?another (?:city|province|district|town|county))\b|外地户[口籍]|户[口籍][^,，。?？]{0,4}(?:不在(?:这|本|临江)|在(?:外地|外省|老家|外区))|非本地户/,
        "other",
      ],
      [
        /\b(?:hukou|household) (?:is )?(?:registered )?(?:here|in linjiang)\b|(?:临江区?|本地|本区)户[口籍]|户[口籍]在(?:这|本区|临江)/,
        "linjiang",
      ],
    ),
  },
  {
    field: "employment",
    read: choice(
      [/\b(?:unemployed|out of work|lost my job|have no job|jobless)\b|失业|没工作|下岗|没了工作/, "unemployed"],
      [/\b(?:i am|i'm) retired\b|已经退休|退休了/, "retired"],
    ),
  },
  { field: "disability_level", read: numberBy([/\blevel ([1-4])\b/, 1], [/([1-4一二三四])级残/, 1]) },
  {
    field: "residence_permit",
    read: choice(
      [/\b(?:no|not have|without) (?:a |any )?residence permit\b|没(?:有|办)?居住证/, false],
      [/\b(?:hold|have|got|with) (?:a |my )?residence permit\b|有居住证|办了居住证/, true],
    ),
  },
];

/** The facts about a person that a question in plain, folded words states outright. */
export function statedFacts(plain: string): ReadonlyMap<string, Answer> {
  return new Map(
    READERS.flatMap(({ field, read }) => {
      const said = read(plain);
      return said === undefined ? [] : [[field, said] as const];
    }),
  );
}
