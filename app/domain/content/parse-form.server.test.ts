import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { ContentFault } from "./content.ts";
import { parseForm } from "./parse-form.server.ts";

const SOUND = `id: lamp
title: { en: Report a lamp, zh-CN: 报修路灯 }
lead: { en: Tell us., zh-CN: 告诉我们。 }
minutes: 2
needs: [{ en: the place, zh-CN: 地点 }]
contact: { name: who, phone: phone }
statement: { en: It is true., zh-CN: 属实。 }
steps:
  - id: kind
    title: { en: Kind, zh-CN: 类型 }
    fields:
      - id: kind
        type: radio
        label: { en: Kind, zh-CN: 类型 }
        options:
          - { value: dark, label: { en: dark, zh-CN: 不亮 } }
          - { value: other, label: { en: other, zh-CN: 其他 } }
  - id: contact
    title: { en: You, zh-CN: 您 }
    when: { field: kind, is: [dark] }
    fields:
      - { id: who, type: text, label: { en: Name, zh-CN: 姓名 } }
      - { id: phone, type: phone, label: { en: Phone, zh-CN: 电话 } }
`;

const PAPERS = `${SOUND}  - id: born
    title: { en: Birth, zh-CN: 出生 }
    fields:
      - { id: born, type: date, label: { en: Born, zh-CN: 出生日期 } }
  - id: number
    title: { en: Number, zh-CN: 号码 }
    fields:
      - { id: number, type: id-number, matches: born, label: { en: Number, zh-CN: 号码 } }
`;
const TITLE = "title: { en: Too young, zh-CN: 年龄不到 }";
const notice = (when: string, text = "{ en: Wait., zh-CN: 请等待。 }", id = "young") =>
  `notices:\n  - id: ${id}\n    when: ${when}\n    ${TITLE}\n    text: ${text}\n`;
const TURNS = "{ field: born, turns: 80, in_more_than_days: 30 }";

const known = { services: new Set(["lamp-repair"]), desks: new Set(["complaints"]) };

function faultsOf(text: string, file = "forms/lamp.yml"): string[] {
  const faults: ContentFault[] = [];
  const form = parseForm(file, text, { faults, known });
  expect(form === undefined).toBe(faults.length > 0);
  return faults.map((fault) => `${fault.line}: ${fault.message}`);
}

describe("a form file", () => {
  test.each([
    ["is not YAML", SOUND.replace("minutes: 2", "minutes: [2"), /not readable as YAML/],
    ["lacks a language", SOUND.replace(", zh-CN: 告诉我们。", ""), /^3: lead\.zh-CN is missing/],
    [
      "gives a number of papers to everybody",
      PAPERS.replace("type: id-number,", "type: id-number, grade: internal,"),
      /^31: steps.*grade: “number” is the number of a paper or an account: at least confidential/,
    ],
    ["has an unknown field", SOUND.replace("minutes: 2", "minutes: 2\nhours: 1"), /^5: hours is not a known field/],
    ["has a field twice", SOUND.replace("id: who,", "id: kind,"), /“kind” is used twice/],
    ["has a step named like a page of every form", SOUND.replace("id: contact\n", "id: sent\n"), /^18: .*“sent” is a page/],
    ["asks for what was not asked before", SOUND.replace("field: kind", "field: who"), /^20: .*“who” is no choice/],
    ["has a condition on no option", SOUND.replace("is: [dark]", "is: [light]"), /^20: .*“light” is no option/],
    ["cannot reach anybody", SOUND.replace(", phone: phone }", " }"), /^6: .*phone or an e-mail/],
    ["takes the phone from a text", SOUND.replace("phone: phone }", "phone: who }"), /^6: .*“who” is no phone field/],
    ["names no service", `${SOUND}service: lamps\n`, /there is no service “lamps”/],
    ["routes to no desk", `${SOUND}routing: { field: kind, desks: { dark: lamps } }\n`, /there is no desk “lamps”/],
  ])("that %s is refused with its line", (_what, text, words) => {
    expect(faultsOf(text)[0]).toMatch(words);
  });

  test.each([
    ["compares a number with no date", PAPERS.replace("matches: born", "matches: kind"), /^31: .*“kind” is no date/],
    ["has a notice on no date", PAPERS + notice(TURNS.replace("born", "who")), /^34: .*“who” is no date/],
    ["has a notice on no option", PAPERS + notice("{ field: kind, is: [bright] }"), /^34: .*“bright” is no option/],
    ["has a notice without a condition", PAPERS + notice("{ field: kind }"), /^34: .*either “is” or “turns”/],
    [
      "has a notice on two things",
      PAPERS + notice("{ field: kind, is: [dark], turns: 80 }"),
      /^34: .*either “is” or “turns”/,
    ],
    ["counts days to nothing", PAPERS + notice("{ field: kind, is: [dark], in_more_than_days: 3 }"), /^34: .*“turns” only/],
    [
      "has a date in a notice without one",
      PAPERS + notice("{ field: kind, is: [dark] }", '{ en: "From {{date}}.", zh-CN: 请等待。 }'),
      /^36: .*“turns” only/,
    ],
    [
      "has an unknown place in a notice",
      PAPERS + notice(TURNS, '{ en: Wait., zh-CN: "{{name}}请等待。" }'),
      /^36: .*only {{date}}/,
    ],
    [
      "has a notice twice",
      PAPERS + notice(TURNS) + notice(TURNS).replace("notices:\n", ""),
      /^37: .*“young” is used twice/,
    ],
    ["has no such answer to sum up", `${SOUND}summary: [where]\n`, /^24: .*no field “where”/],
    ["sums up with a number", `${PAPERS}summary: [number]\n`, /^32: .*not for everybody's eyes/],
    ["names nobody to speak to", SOUND.replace("name: who", "name: [who, whom]"), /^6: .*“whom” is no text field/],
    ["repeats at no place", `${SOUND}repeats: { place: kind, same: [kind] }\n`, /“kind” is no text or address field/],
    ["repeats by an answer that is no choice", `${SOUND}repeats: { place: who, same: [who] }\n`, /“who” is no choice/],
    [
      "repeats on no option",
      `${SOUND}repeats: { place: who, same: [kind], when: { field: kind, is: [bright] } }\n`,
      /“bright” is no option/,
    ],
    [
      "is a matter of no service",
      `${SOUND}routing: { field: kind, services: { dark: lamps } }\n`,
      /there is no service “lamps”/,
    ],
  ])("that %s is refused with its line", (_what, text, words) => {
    expect(faultsOf(text)[0]).toMatch(words);
  });

  test("has the name of its form", () => {
    expect(faultsOf(SOUND, "forms/lantern.yml")).toEqual(["1: id: the file must be named lamp.yml"]);
  });

  test("that is sound is read", () => {
    expect(faultsOf(`${SOUND}routing: { field: kind, desks: { dark: complaints } }\n`)).toEqual([]);
    expect(faultsOf(`${SOUND}routing: { field: kind, services: { dark: lamp-repair } }\n`)).toEqual([]);
    const repeats = "repeats: { place: who, same: [kind], when: { field: kind, is: [dark] } }";
    expect(faultsOf(`${SOUND}${repeats}\n`)).toEqual([]);
    expect(faultsOf(PAPERS + notice(TURNS, '{ en: "From {{date}}.", zh-CN: "从{{date}}起。" }'))).toEqual([]);
  });
});

describe("the forms of the sample district", () => {
  const folder = join(projectRoot, "content/forms");
  test.each(readdirSync(folder))("%s is sound", (name) => {
    const faults: ContentFault[] = [];
    parseForm(`forms/${name}`, readFileSync(join(folder, name), "utf8"), { faults });
    expect(faults).toEqual([]);
  });
});
