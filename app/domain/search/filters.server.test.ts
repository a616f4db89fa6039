import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { indexDocuments } from "./index-documents.server.ts";
import type { FilterInput } from "./rank-chunks.server.ts";
import { retrieve } from "./retrieve.server.ts";
import { searchRecords } from "./search-records.server.ts";
import { DEFAULT_WEIGHTS } from "./search-settings.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");
const name = { en: "A place", "zh-CN": "某地" };
const site = aSite({
  places: [
    { id: "district", level: 1, parent: null, name },
    { id: "river-street", level: 2, parent: "district", name },
    { id: "hill-street", level: 2, parent: "district", name },
    { id: "bridge-community", level: 3, parent: "river-street", name },
  ],
});

const about = (id: string, filters: { audiences?: string[]; places?: string[] }) =>
  indexableDocument({
    id,
    kind: "service",
    title: `Snow shovels ${id}`,
    sections: [indexableSection(`Snow shovels are lent to you. ${id}`)],
    ...filters,
  });
const DOCUMENTS = [
  about("for-all", {}),
  about("for-students", { audiences: ["student"] }),
  about("for-carers", { audiences: ["carer", "older-person"] }),
  about("whole-district", { places: ["district"] }),
  about("river", { places: ["river-street"] }),
  about("hill", { places: ["hill-street"] }),
  about("bridge", { places: ["bridge-community"] }),
];
const PLACED = ["whole-district", "river", "hill", "bridge"];
const AIMED = ["for-students", "for-carers"];
const SETTINGS = { weights: DEFAULT_WEIGHTS, synonyms: [] };

/** What is found by passages and by whole documents; both must agree. */
async function found(db: Database, filter: FilterInput): Promise<string[]> {
  const { chunks } = await retrieve(
    { db, clock, site },
    { question: "snow shovels", language: "en", limit: 20, ...filter },
  );
  const { records } = await searchRecords(
    { db, clock, site },
    { query: "snow shovels", language: "en", kinds: ["service"], ...SETTINGS, ...filter },
  );
  const passages = chunks.map(({ documentId }) => documentId).sort();
  expect(records.map(({ documentId }) => documentId).sort()).toEqual(passages);
  return passages;
}
const all = DOCUMENTS.map(({ id }) => id).sort();
const without = (...ids: string[]) => all.filter((id) => !ids.includes(id));

describe("what is found for whom and where", () => {
  it("is all of it for somebody who says neither", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, DOCUMENTS);
      expect(await found(db, {})).toEqual(all);
    }));

  it("is not what is for other people only", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, DOCUMENTS);
      expect(await found(db, { audience: "student" })).toEqual(without("for-carers"));
      expect(await found(db, { audience: "older-person" })).toEqual(without("for-students"));
      expect(await found(db, { audience: "business" })).toEqual(without(...AIMED));
    }));

  it("is what counts at the place or around it, never what counts in another street", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, DOCUMENTS);
      expect(await found(db, { place: "bridge-community" })).toEqual(without("hill"));
      expect(await found(db, { place: "hill-street" })).toEqual(without("river", "bridge"));
      expect(await found(db, { place: "district" })).toEqual(without("river", "hill", "bridge"));
      expect(await found(db, { place: "nowhere" })).toEqual(without(...PLACED));
    }));

  it("follows a document whose people and places change", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, DOCUMENTS);
      await indexDocuments({ db }, [about("hill", { places: ["river-street"], audiences: ["student"] })]);
      expect(await found(db, { place: "bridge-community", audience: "carer" })).toEqual(
        without("hill", "for-students"),
      );
      expect(await found(db, { place: "bridge-community", audience: "student" })).toContain("hill");
    }));
});
