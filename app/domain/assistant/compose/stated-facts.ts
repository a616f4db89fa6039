import type { Fact } from "#app/domain/content/facts-schema.ts";
import type { Answer } from "#app/domain/eligibility/answers.ts";
import { readAnswer, writeAnswer } from "#app/domain/eligibility/read-answers.ts";
import { factsOf } from "./facts.ts";

type Reader = {
  readonly field: string;
  readonly read: (clause: string) => Answer | undefined;
  /** What it reads may be a denial: no job, no permit. */
  readonly isOfDenials?: true;
};

const YEARS_TO_MONTHS = 12;
const NUMBER = "(\\d[\\d,.]*(?: ?万)?|[一二两三四五六七八九十百千万半]+)";

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

const HERE = "(?:here|in (?:the|this|your) (?:district|city|town))";
const PERSON =
  "(?:i|she|he|(?:my |our |his |her )?(?:mother|father|mum|mom|dad|grandmother|grandfather|grandma|grandpa|aunt|uncle|husband|wife|son|daughter|boy|girl|brother|sister|baby|child|kid))(?: is|'s| am|'m| has turned| turned)";

/**
 * What people say of themselves, by the names of `facts.yml`. Only what is said outright counts: a number alone is no age,
 * an e-bike of three years is nobody's, and what somebody earns is not what each person of the household has.
 */
const READERS: readonly Reader[] = [
  {
    field: "age",
    read: numberBy(
      [
        /(?<![\d.,])\b(\d{1,3})(?: |-)year[- ]old (?:man|woman|lady|girl|boy|child|kid|person|mother|father|mum|mom|dad|son|daughter|grand\w+)\b/,
        1,
      ],
      [
        new RegExp(
          `\\b(?:${PERSON}|im|aged?) (?:only |just |now |already )?(\\d{1,3})(?: years? old)?(?: now| already| this year)?$`,
        ),
        1,
      ],
      [
        /(?:^|[爸妈爹娘爷奶公婆叔舅姨姑儿女孩我他她您你人])亲?(?:今年|现在|都|已经|已|才|刚|满|了)*(\d{1,3})\s?周?岁(?!以)/,
        1,
      ],
      [/[爸妈爹娘爷奶公婆我他她](?:今年|都|已经|才|刚)?(\d{2,3})了?$/, 1],
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
      [new RegExp(`(?:在这[里儿边]?|在本[区市])住(?:才|了|满|已经)*${NUMBER}个月`), 1],
      [new RegExp(`(?:在这[里儿边]?|在本[区市])住(?:才|了|满|已经)*${NUMBER}年`), YEARS_TO_MONTHS],
      [new RegExp(`(?:在这[里儿边]?|在本[区市])住(?:才|了|满|已经)*(半)年`), YEARS_TO_MONTHS],
    ),
  },
  {
    field: "income_per_person_month",
    read: numberBy(
      [
        new RegExp(
          `\\b(?:have|earn|get|make|income)\\b.*?${NUMBER} yuan(?: a month)? (?:per person|a head|each(?: person)?|for each (?:person|of us))\\b`,
        ),
        1,
      ],
      [
        new RegExp(
          `(?:人均(?:月?收入)?|每个?人(?:月?收入|摊)|一个人摊)(?:是|有|才|大概|大约|一个月|下来)*${NUMBER}(?![岁天年个间套])`,
        ),
        1,
      ],
    ),
  },
  {
    field: "household_district",
    isOfDenials: true,
    read: choice([
      /\bnot (?:from here|registered here)\b|\b(?:hukou|household|registered)\b[^.?!]{0,20}\b(?:elsewhere|somewhere else|(?:in )?another (?:city|province|district|town|county))\b|外地户[口籍]|户[口籍][^,，。?？]{0,4}(?:不在(?:这|本)|在(?:外地|外省|老家|外区))|非本地户/,
      "other",
    ]),
  },
  {
    field: "employment",
    read: choice(
      [
        /\b(?:i am|i'm|he is|she is) (?:unemployed|out of work|jobless)\b|\blost my job\b|\bhave no job\b|失业了|没工作|下岗了|没了工作/,
        "unemployed",
      ],
      [/\b(?:i am|i'm) retired\b|已经退休|退休了/, "retired"],
    ),
  },
  {
    field: "disability_level",
    read: numberBy([/\bdisability(?: of)? level ([1-4])\b|\blevel ([1-4]) disab/, 1], [/([1-4一二三四])级残/, 1]),
  },
  {
    field: "residence_permit",
    isOfDenials: true,
    read: choice(
      [/\b(?:have no|don't have|do not have|without) (?:a |any )?residence permit\b|(?<!有)没(?:有|办)?居住证/, false],
      [/\bi (?:hold|have|got) (?:a |my )?residence permit\b|(?<!没)(?:有了|办了|持有)居住证/, true],
    ),
  },
];

/** A clause with one of these says what is not, what may be, or where a limit lies. */
const DOUBT =
  /\b(?:not|never|no longer|isn't|before|until|till|under|over|above|below|less|more|nearly|almost|about|if|when|unless|must|need|needs|limit|only if|at least|from|or)\b|n't\b|不|没|未|非|快|差|近|将|如果|要是|假如|必须|需要|以上|以下|还是|或/;
const CLAUSES =
  /[,.;:!?，。；：！？、\n]+(?!\d)|\s(?:and|but|so|because|since|with|who|can|could|may|do|does|would|will)\s|(?=能|可以|可不可以|怎么|是不是|还能)/u;

/**
 * The facts about one person that a question in plain, folded words states outright, as far as `facts` know them. Two
 * values for one fact may be two people's, so they count for nobody.
 */
export function statedFacts(plain: string, facts: ReadonlyMap<string, Fact>): ReadonlyMap<string, Answer> {
  const clauses = plain.split(CLAUSES).map((clause) => clause.trim());
  return new Map(
    READERS.flatMap(({ field, read, isOfDenials }) => {
      const said = clauses.flatMap((clause) => (isOfDenials || !DOUBT.test(clause) ? (read(clause) ?? []) : []));
      const values = new Set(said);
      const [value] = values;
      const fact = facts.get(field);
      const isPossible = fact && value !== undefined && "answer" in readAnswer(fact, writeAnswer(value));
      return value !== undefined && values.size === 1 && isPossible ? [[field, value] as const] : [];
    }),
  );
}
