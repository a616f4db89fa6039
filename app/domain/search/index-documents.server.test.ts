import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { countOutdated } from "./index.queries.server.ts";
import { ANALYSER_VERSION } from "./analyser.server.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { removeDocuments } from "./remove-documents.server.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");
const titlesFor = async (db: Database, question: string) =>
  (await retrieve({ db, clock }, { question, language: "en" })).chunks.map((chunk) => chunk.documentId);

const ferry = indexableDocument({ id: "ferry", sections: [indexableSection("The ferry sails hourly.")] });
const tram = indexableDocument({ id: "tram", sections: [indexableSection("The tram runs all night.")] });

/** Every count of the statistics against the chunks themselves. */
async function wrongCounts(db: Database): Promise<unknown[]> {
  const { rows } = await db.query(
    `select coalesce(s.term, c.term) as term, s.chunk_count as counted, c.chunk_count as real
       from (select term, chunk_count from search_terms) s
       full join (select term, count(distinct id)::int as chunk_count
                    from chunks, string_to_table(terms, ' ') as term
                   group by term) c
         on c.term = s.term
      where s.chunk_count is distinct from c.chunk_count`,
  );
  return rows;
}

describe("indexDocuments", () => {
  it("does nothing for documents that have not changed", () =>
    database.rolledBack(async (db) => {
      expect(await indexDocuments({ db }, [ferry, tram])).toEqual({ indexed: 2, unchanged: 0, chunks: 2 });
      expect(await indexDocuments({ db }, [ferry, tram])).toEqual({ indexed: 0, unchanged: 2, chunks: 0 });
    }));

  it("replaces a changed document whole and keeps the statistics true", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [ferry, tram]);
      await indexDocuments({ db }, [
        indexableDocument({ id: "ferry", sections: [indexableSection("The bridge is open.")] }),
      ]);
      expect(await titlesFor(db, "ferry sails")).toEqual([]);
      expect(await titlesFor(db, "bridge")).toEqual(["ferry"]);
      expect(await wrongCounts(db)).toEqual([]);
    }));

  it("forgets removed documents and leaves no counts behind", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [ferry, tram]);
      await removeDocuments({ db }, ["ferry", "never-there"]);
      expect(await titlesFor(db, "ferry tram")).toEqual(["tram"]);
      expect(await wrongCounts(db)).toEqual([]);
      await removeDocuments({ db }, ["tram"]);
      const { rows } = await db.query("select chunk_count, term_count::int as term_count from search_languages");
      expect(rows).toEqual([{ chunk_count: 0, term_count: 0 }]);
    }));

  it("makes entries of an older analyser anew", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [ferry]);
      await db.query("update search_documents set analyser_version = 0");
      expect(await countOutdated(db, ANALYSER_VERSION)).toBe(1);
      expect(await indexDocuments({ db }, [ferry])).toMatchObject({ indexed: 1 });
      expect(await countOutdated(db, ANALYSER_VERSION)).toBe(0);
    }));

  it("writes a whole batch or nothing of it, and goes on after a failure", () =>
    database.rolledBack(async (db) => {
      const big = Array.from({ length: 600 }, (_, n) => indexableSection(`Stop number ${n}.`, `s${n}`));
      const first = indexableDocument({ id: "first", sections: big });
      const broken = indexableDocument({
        id: "broken",
        sections: [indexableSection("Half way.")],
        validFrom: "no date",
      });
      await expect(indexDocuments({ db }, [first, ferry, broken])).rejects.toThrow();
      expect(await titlesFor(db, "ferry sails")).toEqual([]);
      expect(await indexDocuments({ db }, [first, ferry])).toEqual({ indexed: 1, unchanged: 1, chunks: 1 });
    }));

  it("tells how far it is", () =>
    database.rolledBack(async (db) => {
      const seen: string[] = [];
      await indexDocuments({ db }, [ferry, tram], { onProgress: ({ done, total }) => seen.push(`${done}/${total}`) });
      expect(seen).toEqual(["2/2"]);
    }));
});
