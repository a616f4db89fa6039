import { expect, it } from "vitest";
import { statedFacts } from "./stated-facts.ts";

it.each([
  ["is the bus free at 62"],
  ["we already have two dogs, may we get another one"],
  ["i earn 4000 a month, do i get a flat"],
  ["i am 30 days late, is there a fine"],
  ["年满80周岁以上的才能领吗"],
  ["月薪3600能申请公租房吗"],
])("%s says no fact outright", (question) => {
  expect([...statedFacts(question)]).toEqual([]);
});

it.each([
  ["my dad is 78, can he get the allowance", { age: 78 }],
  ["i'm 82 and have some savings", { age: 82 }],
  ["a 17 year old girl wants to marry", { age: 17 }],
  ["i have been registered for 4 months, can i get the permit", { registered_months: 4 }],
  ["i have lived here for 2 years and i am 66, do i get it", { months_in_district: 24, age: 66 }],
  ["we have 1,100 yuan a head, would we get it", { income_per_person_month: 1100 }],
  ["my household is registered in another city, can i apply", { household_district: "other" }],
  ["i lost my job, do i qualify", { employment: "unemployed" }],
  ["我妈79了,能领高龄津贴吗", { age: 79 }],
  ["我家一个人摊一千二,能领低保吗", { income_per_person_month: 1200 }],
  ["登记了4个月,能办居住证吗", { registered_months: 4 }],
  ["外地户口,在这里住了半年,能办吗", { household_district: "other", months_in_district: 6 }],
  ["二级残疾能领补贴吗", { disability_level: 2 }],
])("%s", (question, facts) => {
  expect(Object.fromEntries(statedFacts(question))).toEqual(facts);
});
