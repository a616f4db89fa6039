import { expect, it } from "vitest";
import { SetClock } from "#app/ports/clock/port.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { editDistance } from "./edit-distance.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { searchRecords } from "./search-records.server.ts";
import { DEFAULT_WEIGHTS } from "./search-settings.ts";
import { splitSounds } from "./split-sounds.ts";

const database = useTestDatabase();
const zh = { kind: "service", language: "zh-CN" } as const;
const DOCUMENTS = [
  indexableDocument({ id: "licence", kind: "service", title: "Driving licence", askedAs: ["my licence runs out"] }),
  indexableDocument({
    id: "dog",
    kind: "service",
    title: "Dog registration",
    sections: [indexableSection("No driving here.")],
  }),
  indexableDocument({ id: "old", kind: "service", title: "Dog show", validTo: "2020-01-01" }),
  indexableDocument({ id: "secret", kind: "service", title: "Dog files", grade: "internal" }),
  indexableDocument({ id: "hukou", ...zh, title: "户口迁移", keywords: ["落户"] }),
  indexableDocument({ id: "card", ...zh, title: "身份证换领", keywords: ["身份证"] }),
];

async function search(query: string, language = "en", synonyms: string[][] = []): Promise<string[]> {
  let found: string[] = [];
  await database.rolledBack(async (db) => {
    await indexDocuments({ db }, DOCUMENTS);
    const own = { query, language, kinds: ["service"] as const, weights: DEFAULT_WEIGHTS, synonyms };
    const { records } = await searchRecords({ db, clock: new SetClock("2026-05-12T02:30:00Z") }, own);
    found = records.map(({ documentId }) => documentId);
  });
  return found;
}

it("neither what is out of date nor what is not public is found", async () => {
  expect(await search("dog")).toEqual(["dog"]);
});

it("words that stand nowhere, and no words, find nothing", async () => {
  for (const query of ["", "   ", "?!", "qwxzyk", "'; drop table", "a".repeat(5000)])
    expect(await search(query), query).toEqual([]);
});

it("the title weighs more than the text", async () => {
  expect(await search("driving")).toEqual(["licence", "dog"]);
});

it("slips of the pen are forgiven", async () => {
  expect((await search("drivng lisence"))[0]).toBe("licence");
});

it("a synonym finds what holds the other word, a group of words only as a whole", async () => {
  expect(await search("pooch", "en", [["pooch", "dog"]])).toEqual(["dog"]);
  expect(await search("paper wheel", "en", [["wheel paper", "licence"]])).toEqual([]);
  expect(await search("登记本", "zh-CN", [["登记本", "户口"]])).toEqual(["hukou"]);
});

it("Chinese is found by pinyin, initials, traditional characters and a wrong character that sounds the same", async () => {
  for (const query of ["hukou qianyi", "hukouqianyi", "hkqy", "戶口遷移", "luohu"])
    expect((await search(query, "zh-CN"))[0], query).toBe("hukou");
  expect((await search("身份正", "zh-CN"))[0]).toBe("card");
});

it("pinyin that does not come out even is no pinyin", () => {
  const heard = [{ sound: "hukou", word: "户口", is_initials: false }];
  expect(splitSounds("hukoux", heard)).toEqual([]);
  const pairs = ["qw", "xz", "yk"].map((sound) => ({ sound, word: "清屋", is_initials: true }));
  expect(splitSounds("qwxzyk", pairs)).toEqual([]);
  expect(splitSounds("hukou", heard)).toEqual([{ sound: "hukou", word: "户口", share: 1 }]);
});

it("a slip is a letter more, less, other, or two swapped", () => {
  expect(editDistance("licence", "lisence", 2)).toBe(1);
  expect(editDistance("licence", "licnece", 2)).toBe(1);
  expect(editDistance("licence", "licens", 2)).toBe(2);
  expect(editDistance("dog", "licence", 2)).toBe(3);
});
