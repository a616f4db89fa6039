import { expect, it } from "vitest";
import type { Fact } from "#app/domain/content/facts-schema.ts";
import { statedFacts } from "./stated-facts.ts";

const text = { en: "?", "zh-CN": "？" };
const number = (id: string, max: number): [string, Fact] => [id, { id, type: "number", question: text, min: 0, max }];
const choice = (id: string, ...values: string[]): [string, Fact] => [
  id,
  { id, type: "choice", question: text, options: values.map((value) => ({ value, label: text })) },
];
const FACTS = new Map<string, Fact>([
  number("age", 120),
  number("registered_months", 1_200),
  number("months_in_district", 1_200),
  number("income_per_person_month", 1_000_000),
  number("disability_level", 4),
  choice("household_district", "here", "other"),
  choice("employment", "employed", "unemployed", "retired"),
  ["residence_permit", { id: "residence_permit", type: "boolean", question: text }],
]);

it.each([
  ["my father is not yet 80, can he get the allowance"],
  ["can i apply before i am 80"],
  ["is it for people under 18 years old"],
  ["i am 40, my mother is 82, can she get it"],
  ["my dad is 59 and my mum is 61, can they get it"],
  ["my e-bike is 3 years old, can i register it"],
  ["i am 2nd in the queue, can i come later"],
  ["can i get it if the limit is 3,500 yuan each"],
  ["i am not unemployed, can i get the course"],
  ["i have not been registered for 6 months, can i apply"],
  ["i am 300 years old, can i apply"],
  ["我妈还没满80岁,能领吗"],
  ["不到60岁能办吗"],
  ["未满18岁能办吗"],
  ["我没失业,能申请吗"],
  ["有没有居住证都能办吗"],
  ["每人有2间房,能申请公租房吗"],
  ["还没退休了解一下能申请吗"],
  ["is the bus free at 62"],
  ["we already have two dogs, may we get another one"],
  ["i earn 4000 a month, do i get a flat"],
  ["i am 30 days late, is there a fine"],
  ["年满80周岁以上的才能领吗"],
  ["月薪3600能申请公租房吗"],
])("%s says no fact outright", (question) => {
  expect([...statedFacts(question, FACTS)]).toEqual([]);
});

it.each([
  ["my dad is 78, can he get the allowance", { age: 78 }],
  ["i'm 82 and have some savings", { age: 82 }],
  ["a 17 year old girl wants to marry", { age: 17 }],
  ["i have been registered for 4 months, can i get the permit", { registered_months: 4 }],
  ["i have lived here for 2 years and i am 66, do i get it", { months_in_district: 24, age: 66 }],
  ["我们人均一万二,能申请吗", { income_per_person_month: 12_000 }],
  ["we have 1,100 yuan a head, would we get it", { income_per_person_month: 1100 }],
  ["my household is registered in another city, can i apply", { household_district: "other" }],
  ["i lost my job, do i qualify", { employment: "unemployed" }],
  ["我妈79了,能领高龄津贴吗", { age: 79 }],
  ["我家一个人摊一千二,能领低保吗", { income_per_person_month: 1200 }],
  ["登记了4个月,能办居住证吗", { registered_months: 4 }],
  ["外地户口,在这里住了半年,能办吗", { household_district: "other", months_in_district: 6 }],
  ["二级残疾能领补贴吗", { disability_level: 2 }],
])("%s", (question, facts) => {
  expect(Object.fromEntries(statedFacts(question, FACTS))).toEqual(facts);
});
