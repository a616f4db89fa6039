import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { isStartupError } from "#app/lib/startup-error.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import type { Embeddings } from "#app/ports/embeddings/port.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { ScriptedEmbeddings } from "#tests/support/scripted-embeddings.ts";
import { embedIndex } from "./embed-index.server.ts";
import { indexDocuments } from "./index-documents.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");
let server: ScriptedEmbeddings;
beforeAll(async () => {
  server = await ScriptedEmbeddings.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.script = "ok";
  server.inputs = [];
});

const model = (name = "ideas") => createOpenAiEmbeddings({ baseUrl: server.baseUrl, apiKey: "none", model: name });
const kennel = indexableDocument({ id: "kennel", sections: [indexableSection("Every canine is registered in May.")] });
const stops = indexableDocument({ id: "stops", sections: [indexableSection("The tram stops at the market.")] });

async function index(db: Database, documents: readonly IndexableDocument[], embeddings: Embeddings) {
  await indexDocuments({ db }, documents);
  return embedIndex({ db, embeddings });
}

const find = async (db: Database, question: string, embeddings?: Embeddings) =>
  (await retrieve({ db, clock, embeddings }, { question, language: "en" })).chunks.map((chunk) => chunk.documentId);

describe("what is refused", () => {
  it("a model whose vectors cannot be compared with those held, even when nothing is new, with what to do", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel], model());
      const second = await embedIndex({ db, embeddings: model("other") }).catch((error: unknown) => error);
      expect(isStartupError(second) && second.message).toMatch(
        /vectors of ideas, but other is configured[^]*npm run ingest -- --new-vectors/,
      );
    }));

  it("the same name with vectors of another length", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel], model());
      const longer: Embeddings = { model: "ideas", embed: (texts, options) => model("long").embed(texts, options) };
      await expect(index(db, [stops], longer)).rejects.toThrow(/ideas \(5 numbers each\), but ideas \(6\)/);
    }));

  it("identifiers of a person: they do not leave with a question, however they are written", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel], model());
      server.inputs = [];
      await find(db, "puppy of 11010519491231002X, tel １３８\u200b１２３４５６７８, li@example.com", model());
      expect(server.inputs).toEqual(["puppy of , tel ,"]);
      await find(db, "13812345678", model());
      expect(server.inputs).toHaveLength(1);
    }));

  it("what is above the asker's ceiling, however near", () =>
    database.rolledBack(async (db) => {
      await index(db, [{ ...kennel, grade: "internal" }], model());
      expect(await find(db, "puppy", model())).toEqual([]);
    }));
});

describe("without vectors the words are found all the same", () => {
  it.each(["refused", "500", "wrong_count"] as const)("when the server answers with %s", (script) =>
    database.rolledBack(async (db) => {
      server.script = script;
      expect(await index(db, [kennel, stops], model())).toMatchObject({ status: "unanswered", missing: 2 });
      expect(await find(db, "tram", model())).toEqual(["stops"]);
      server.script = "ok";
      expect(await embedIndex({ db, embeddings: model() })).toEqual({ status: "done", embedded: 2 });
      server.script = script;
      expect(await find(db, "puppy tram", model())).toEqual(["stops"]);
    }),
  );

  it("when the database has no pgvector, and nobody is asked", () =>
    database.rolledBack(async (real) => {
      const db: Database = { ...real, capabilities: { ...real.capabilities, vector: false } };
      expect(await index(db, [stops], model())).toEqual({ status: "no_extension" });
      expect(await find(db, "tram", model())).toEqual(["stops"]);
      expect(server.inputs).toEqual([]);
    }));

  it("when the model asked is not the one whose vectors are held", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel, stops], model());
      expect(await find(db, "puppy tram", model("other"))).toEqual(["stops"]);
    }));
});

describe("with vectors", () => {
  it("a passage is found by meaning that the words miss", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel, stops], model());
      expect(await find(db, "my puppy")).toEqual([]);
      expect((await find(db, "my puppy", model()))[0]).toBe("kennel");
    }));

  it("of what has no word in common only the nearest few are shown", () =>
    database.rolledBack(async (db) => {
      const many = Array.from({ length: 12 }, (_, n) =>
        indexableDocument({ id: `kennel-${n}`, sections: [indexableSection("A canine barks.")] }),
      );
      await index(db, many, model());
      expect(await find(db, "puppy", model())).toHaveLength(5);
    }));

  it("only passages that have none yet are sent", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel], model());
      server.inputs = [];
      await index(db, [kennel, stops], model());
      expect(server.inputs.filter((text) => text !== "?")).toEqual([expect.stringContaining("The tram stops")]);
      server.inputs = [];
      expect(await embedIndex({ db, embeddings: model() })).toEqual({ status: "done", embedded: 0 });
      expect(server.inputs).toEqual([]);
    }));

  it("a passage that changes while the model reads gets the vector of its new text", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [kennel]);
      const changed = { ...kennel, contentHash: "new", sections: [indexableSection("The tram stops here.")] };
      let calls = 0;
      const slow: Embeddings = {
        model: "ideas",
        async embed(texts, options) {
          calls += 1;
          if (calls === 2) await indexDocuments({ db }, [changed]);
          return model().embed(texts, options);
        },
      };
      await embedIndex({ db, embeddings: slow });
      await embedIndex({ db, embeddings: slow });
      expect(await find(db, "bus", model())).toEqual(["kennel"]);
      expect(server.inputs.at(-2)).toContain("The tram stops here.");
    }));

  it("what is written meanwhile gets its vectors too, and is counted where the model fails", () =>
    database.rolledBack(async (db) => {
      const write = async () => {
        await indexDocuments({ db }, [kennel]);
        await sleep(150);
        await indexDocuments({ db }, [stops]);
      };
      expect(await embedIndex({ db, embeddings: model() }, { whileWriting: write() })).toEqual({
        status: "done",
        embedded: 2,
      });
      server.script = "500";
      const third = indexableDocument({ id: "third" });
      const later = sleep(150).then(() => indexDocuments({ db }, [{ ...stops, contentHash: "new" }, third]));
      expect(await embedIndex({ db, embeddings: model() }, { whileWriting: later })).toMatchObject({ missing: 2 });
    }));

  it("another model makes them anew, and gives none up before it has answered", () =>
    database.rolledBack(async (db) => {
      await index(db, [kennel, stops], model());
      server.script = "500";
      expect(await embedIndex({ db, embeddings: model("long") }, { isAnew: true })).toMatchObject({ missing: 0 });
      server.script = "ok";
      expect((await find(db, "puppy", model()))[0]).toBe("kennel");
      expect(await embedIndex({ db, embeddings: model("long") }, { isAnew: true })).toMatchObject({ embedded: 2 });
      expect((await find(db, "puppy", model("long")))[0]).toBe("kennel");
    }));
});
