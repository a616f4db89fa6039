import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { readCorpus } from "#ingest/corpus.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { selectCandidates, selectDocumentFacts } from "./candidates.queries.server.ts";
import { indexDocuments } from "./index-documents.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");

const QUESTIONS: [string, string][] = [
  ["en", "How much is a ticket for the swimming pool?"],
  ["en", "library card identity card"],
  ["en", "Does my dog need a licence every year?"],
  ["en", "parking permit for residents and visitors"],
  ["en", "When are the bins emptied in the morning?"],
  ["zh-CN", "游泳馆几点开放"],
  ["zh-CN", "办理借书证要带身份证吗"],
  ["zh-CN", "犬只接种疫苗"],
];

/** The same database as one without pg_textsearch has it (0030). */
async function withoutBm25(db: Database): Promise<Database> {
  await db.query(
    "alter table chunks add column terms_vector tsvector generated always as (to_tsvector('simple'::regconfig, terms)) stored",
  );
  return { ...db, capabilities: { ...db.capabilities, bm25: false }, query: (sql, params) => db.query(sql, params) };
}

it("finds the same with and without the BM25 extension, in nearly the same order", () =>
  database.rolledBack(async (db) => {
    const documents: IndexableDocument[] = [];
    for await (const document of readCorpus(join(projectRoot, "tests/evals/fixtures/documents.jsonl")))
      documents.push(document);
    await indexDocuments({ db }, documents);
    expect(db.capabilities.bm25).toBe(true);
    const portable = await withoutBm25(db);
    for (const [language, question] of QUESTIONS) {
      const found = async (on: Database) =>
        (await retrieve({ db: on, clock }, { question, language })).chunks.map((chunk) => chunk.chunkId);
      const [byIndex, byHand] = [await found(db), await found(portable)];
      expect(byIndex.length, question).toBeGreaterThan(0);
      expect(byHand, question).toEqual(byIndex);
    }
    const filter = {
      language: "en",
      grades: ["public"],
      kinds: ["corpus"],
      on: "2026-03-02",
      audience: null,
      places: null,
    } as const;
    const terms = ["card", "licenc", "ticket", "year", "cost"].map((term, i) => ({
      term,
      weight: 1,
      idf: 1 + i / 10,
      frequency: 3,
    }));
    const firstStage = async (on: Database) => (await selectCandidates(on, filter, terms, 20, 5)).map(({ id }) => id);
    const shared = (await firstStage(portable)).filter(
      (
        (byIndex) => (id: string) =>
          byIndex.includes(id)
      )(await firstStage(db)),
    );
    expect(shared.length).toBeGreaterThanOrEqual(4);
  }));

it("knows how many passages each document has and how many others name it, and nothing of one that is not there", () =>
  database.rolledBack(async (db) => {
    const texts = (...of: string[]) => of.map((text, n) => indexableSection(text, `s${n}`));
    const law = { language: "zh-CN", title: "中华人民共和国养犬法" };
    const rule = { language: "zh-CN", title: "养犬法实施细则（2020年修订）" };
    await indexDocuments({ db }, [
      indexableDocument({ ...law, id: "law", sections: texts("《养犬法》所称犬只。", "二。", "三。") }),
      indexableDocument({ ...rule, id: "rule", sections: texts("依照《养犬法》。依照《中华人民共和国养犬法》。") }),
      indexableDocument({ ...rule, id: "secret", grade: "internal", sections: texts("依照《养犬法》。") }),
      indexableDocument({ language: "en", title: "Dogs", id: "foreign", sections: texts("See 《养犬法》.") }),
    ]);
    const facts = (grades: readonly string[]) =>
      selectDocumentFacts(db, ["law", "rule", "nowhere"], { language: "zh-CN", grades });
    expect(await facts(["public"])).toEqual(
      new Map([
        ["law", { size: 3, mentions: 1 }],
        ["rule", { size: 1, mentions: 0 }],
      ]),
    );
    expect((await facts(["public", "internal"])).get("law")).toEqual({ size: 3, mentions: 2 });
    expect(await selectDocumentFacts(db, [], { language: "zh-CN", grades: ["public"] })).toEqual(new Map());
  }));
