import { describe, expect, it } from "vitest";
import { useTestDatabase } from "#tests/support/database.ts";
import { createAnalyser } from "./analyser.server.ts";

const analyser = createAnalyser(["高龄津贴"]);
const database = useTestDatabase();

describe("the analyser", () => {
  it("finds inflected English words by their stem and leaves out words without a matter", () => {
    expect(analyser.analyse("What are the fees for renewing licences?", "en")).toEqual(
      analyser.analyse("fee renewed licence", "en"),
    );
  });

  it("reads traditional, full-width and invisible characters like the plain ones", () => {
    const plain = analyser.analyse("老年人优待证 ABC 65岁", "zh-CN");
    expect(analyser.analyse("老年人優待證 ＡＢＣ ６５歲", "zh-Hant")).toEqual(plain);
    expect(analyser.analyse("老年\u200b人优\u202e待证 ABC 65岁", "zh")).toEqual(plain);
  });

  it("keeps a service's name whole and gives its parts and pairs as well", () => {
    const terms = analyser.analyse("高龄津贴怎么申请", "zh-CN");
    expect(terms).toEqual(expect.arrayContaining(["高龄津贴", "高龄", "津贴", "龄津", "申请"]));
    expect(terms).not.toContain("怎么");
    expect(createAnalyser().analyse("高龄津贴", "zh-CN")).not.toContain("高龄津贴");
  });

  it("stems Spanish, Russian and Arabic, and cuts Vietnamese and Thai", () => {
    const pairs: [string, string, string][] = [
      ["es", "las solicitudes", "las solicitud"],
      ["ru", "пособия", "пособие"],
      ["ar", "المُسْتَشْفَى", "المستشفى"],
    ];
    for (const [language, one, other] of pairs) {
      expect(analyser.analyse(one, language)).toEqual(analyser.analyse(other, language));
    }
    expect(analyser.analyse("Trợ cấp người già", "vi")).toEqual(["trợ", "cấp", "người", "già"]);
    expect(analyser.analyse("เบี้ยยังชีพ", "th").length).toBeGreaterThan(0);
  });

  it("does not fail on an unknown language, an empty text or a stray half of a character", () => {
    expect(analyser.analyse("", "en")).toEqual([]);
    expect(analyser.analyse("hello wörld", "not a language!")).toEqual(["hello", "wörld"]);
    expect(() => analyser.analyse("a \ud83d 高 \udc00", "zh-CN")).not.toThrow();
  });

  it("reads a text of any length, and finds in it what its lines hold", () => {
    const lines = Array.from({ length: 8_000 }, (_, n) => `The office – desk ${n} – pays 2,000 yuan to carers`);
    expect(analyser.analyse(lines.join(" \n"), "en")).toEqual(lines.flatMap((line) => analyser.analyse(line, "en")));
    expect(analyser.analyse("x".repeat(100_000), "en")).toHaveLength(50);
  });

  it("gives only terms that PostgreSQL's text parser keeps in one piece", async () => {
    const texts: [string, string][] = [
      [
        "en",
        "U.S. tax_code v2.1, don't pay 2,000.50 on 2026-03-01 at https://example.org/a-b?c=d or me@example.org #42 C++ -5 1e5 3rd",
      ],
      ["zh-CN", "《老年人权益保障法》第52条：65周岁以上，𠮷野家、〇一二，ＩＤ号码Ａ１"],
      ["ar", "إقامة المقيمين ٢٠٢٦ الـبـطاقة"],
      ["ru", "прописка по адресу, №5"],
      ["vi", "giấy tờ tùy thân"],
      ["th", "เบี้ยยังชีพผู้สูงอายุ"],
      ["hi", "वृद्धावस्था पेंशन योजना"],
    ];
    for (const [language, text] of texts) {
      const terms = analyser.analyse(text, language);
      const { rows } = await database.db.query<{ lexemes: string[] }>(
        "select tsvector_to_array(to_tsvector('simple', $1)) as lexemes",
        [terms.join(" ")],
      );
      expect(new Set(rows[0]?.lexemes), language).toEqual(new Set(terms));
    }
  });
});
