import { describe, expect, it } from "vitest";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");

const allowance = indexableDocument({
  id: "allowance",
  title: "Old-age allowance",
  sections: [
    indexableSection("Residents of 80 years and older receive 100 yuan a month.", "how-much"),
    indexableSection("Bring your identity card.", "bring"),
  ],
});
const bins = indexableDocument({
  id: "bins",
  title: "Waste",
  sections: [indexableSection("Bins are emptied every Tuesday.")],
});
const 津贴 = indexableDocument({
  id: "allowance-zh",
  language: "zh-CN",
  kind: "service",
  title: "高龄津贴",
  sections: [indexableSection("年满八十周岁的老人每月可领取一百元。")],
});

describe("retrieve", () => {
  it("does not show a document above the asker's ceiling", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [
        indexableDocument({ id: "x", grade: "internal", sections: [indexableSection("Escalate to the duty desk.")] }),
      ]);
      const question = { question: "duty desk", language: "en" };
      expect((await retrieve({ db, clock }, question)).chunks).toEqual([]);
      expect((await retrieve({ db, clock }, { ...question, ceiling: "internal" })).chunks).toHaveLength(1);
    }));

  it("does not show a document before or after its dates, in the site's time zone", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [
        indexableDocument({ id: "old", validTo: "2026-03-01", sections: [indexableSection("Snow clearing fee")] }),
        indexableDocument({
          id: "new",
          validFrom: "2026-03-02",
          sections: [indexableSection("Snow clearing is free")],
        }),
      ]);
      const found = await retrieve({ db, clock }, { question: "snow clearing", language: "en" });
      expect(found.chunks.map((chunk) => chunk.documentId)).toEqual(["new"]);
    }));

  it("finds the section that answers, and says where it stands", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [bins, allowance]);
      const { chunks } = await retrieve(
        { db, clock },
        { question: "How many yuan is the old age allowance a month?", language: "en" },
      );
      expect(chunks[0]).toMatchObject({
        documentId: "allowance",
        sectionId: "how-much",
        url: "/guides/allowance#how-much",
        start: 0,
        end: 57,
      });
    }));

  it("finds simplified text for a question in traditional characters", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [津贴, allowance]);
      const { chunks } = await retrieve({ db, clock }, { question: "高齡津貼每月領多少", language: "zh-Hant" });
      expect(chunks[0]?.documentId).toBe("allowance-zh");
    }));

  it("answers from another language only when its own has nothing, and says so", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [bins, 津贴]);
      expect(await retrieve({ db, clock }, { question: "高龄津贴", language: "en" })).toMatchObject({
        isOtherLanguage: true,
        chunks: [{ documentId: "allowance-zh" }],
      });
      expect(await retrieve({ db, clock }, { question: "bins 高龄津贴", language: "en" })).toMatchObject({
        isOtherLanguage: false,
        chunks: [{ documentId: "bins" }],
      });
    }));
});
