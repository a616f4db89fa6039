import { describe, expect, it } from "vitest";
import { isBankCardNumber, isIdCardNumber, maskPersonalData } from "./personal-data.ts";

describe("personal data", () => {
  const mark = (kind: string) => `<${kind}>`;

  it.each([
    ["My ID is 11010519491231002X", "My ID is <id_card>"],
    ["身份证号110105194912310021，帮我查", "身份证号<id_card>，帮我查"],
    ["身份证 440524188001010014", "身份证 <id_card>"],
    ["call 13812345678 please", "call <phone> please"],
    ["打138 1234 5678", "打<phone>"],
    ["+86 138-1234-5678", "<phone>"],
    ["座机 010-62345678", "座机 <phone>"],
    ["my number is +44 20 7946 0958", "my number is <phone>"],
    ["write to li.wei@example.com now", "write to <email> now"],
    ["card 4111 1111 1111 1111", "card <bank_card>"],
    ["卡号6222020200112233445", "卡号6222020200112233445"],
    ["护照 E12345678", "护照 <passport>"],
    ["passport number: AB1234567", "passport number: <passport>"],
    ["１３８１２３４５６７８", "<phone>"],
    ["138\u200b1234\u202e5678", "<phone>"],
    ["一三八一二三四五六七八", "<phone>"],
    ["li.wei at example dot com", "<email>"],
    ["老身份证330102620829556", "老身份证<id_card>"],
    ["I live at Seededlane 47, door 1203.", "I live at <address>."],
    ["my address is 12 Heping Street", "my address is <address>"],
    ["家住和平路12号3栋501室，能办吗", "家住<address>，能办吗"],
    ["邮编 100080，门牌 188 号 1302 室", "邮编 100080，门牌 <address>"],
  ])("%s", (text, masked) => {
    expect(maskPersonalData(text, mark).text).toBe(masked);
  });

  // Looked through once from each letter, one of these would take minutes.
  it.each(["a", "长", "9", "a.", "9-", "1号", "12 street ", "住在", "live at "])(
    "comes to an end with 200,000 times %j",
    (sign) => {
      expect(maskPersonalData(sign.repeat(200_000), mark).kinds).toEqual([]);
    },
  );

  it.each([
    "call 12345 or 12356, in danger 110, 119, 120",
    "the fee is 1,200.50 yuan, 20000 yuan a year",
    "I was born on 1949-12-31 and moved on 20240115",
    "reference OW-2605-ABCDE-7",
    "rules number 2024 no. 138, section 10.2.3",
    "房产证号 2024001234567",
    "the lamp at 12 Heping Street is broken, and so is 和平路12号的路灯",
    "office on floor 3, room 12; 办事大厅3楼301室",
    "my case from 2026-05-12 10:30",
    "400 people, 1000 square metres",
    "tax number 91350211M000100Y43",
    "order 110105999912310021, parcel 100105194912310021",
    "bus 305 at 08:30, 09:00, 09:30",
  ])("%s: holds none", (text) => {
    expect(maskPersonalData(text, mark)).toEqual({ text, kinds: [] });
  });

  it("stays as it was typed where it is nobody's secret", () => {
    expect(
      maskPersonalData("０９９９-6880010 or 13812345678", (_, found) => (found.startsWith("0999") ? undefined : "x"))
        .text,
    ).toBe("0999-6880010 or x");
    expect(maskPersonalData("第１２３号", mark).text).toBe("第１２３号");
  });

  it("is known by its check digits", () => {
    expect(isIdCardNumber("11010519491231002X")).toBe(true);
    expect(isIdCardNumber("110105194912310021")).toBe(false);
    expect(isBankCardNumber("4111111111111111")).toBe(true);
    expect(isBankCardNumber("4111111111111112")).toBe(false);
    expect(isBankCardNumber("0000000000000000")).toBe(false);
  });
});
