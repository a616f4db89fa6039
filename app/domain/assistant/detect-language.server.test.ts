import { describe, expect, it } from "vitest";
import { detectLanguage } from "./detect-language.server.ts";

describe("the language of a question", () => {
  it.each([
    "noise complaint",
    "kindergarten enrolment",
    "restaurant licence",
    "dementia care",
    "id card lost",
    "lost my bank card and ID",
    "Linjiang service hall",
    "Linjiang District Civil Affairs Bureau address",
    "Is Maria Fernanda Gonzalez allowed to register?",
    "My name is José Martínez, how do I get a residence permit?",
    "Chen Meiling residence registration Hefei",
    "The pension of my grandmother Rosa Hernández",
    "办居住证 need what documents",
  ])("%s: is English, whatever the page's", (text) => {
    expect([detectLanguage(text, "en"), detectLanguage(text, "zh-CN")]).toEqual(["en", "en"]);
  });

  it.each(["hukou", "visa", "Wang Xiuying", "Ouyang Zhenhua", "Café permit", "register Müller GmbH", "12345", "???"])(
    "%s: says too little, and is taken for the page's",
    (text) => {
      expect([detectLanguage(text, "en"), detectLanguage(text, "zh-CN")]).toEqual(["en", "zh-CN"]);
    },
  );

  it.each(["居住证", "高龄津贴 how much", "请问 Social Security 卡怎么办", "身份证 passport", "ID卡", "WiFi 在哪"])(
    "%s: is Chinese",
    (text) => {
      expect(detectLanguage(text, "en")).toBe("zh-CN");
    },
  );

  it.each([
    ["¿Cuánto cuesta la tarjeta?", "es"],
    ["necesito ayuda", "es"],
    ["renouvellement carte de séjour", "fr"],
    ["Wie beantrage ich einen Ausweis?", "de"],
    ["Làm thế nào để đăng ký tạm trú?", "vi"],
    ["Где находится центр обслуживания?", "ru"],
    ["Привет", "ru"],
    ["주민등록은 어떻게 하나요?", "ko"],
    ["كيف أحصل على بطاقة", "ar"],
    ["住所変更の手続き", "ja"],
    ["ᚠᚢᚦᚨᚱᚲ", "und"],
  ])("%s: is %s", (text, language) => {
    expect(detectLanguage(text, "en")).toBe(language);
  });
});
