import { describe, expect, it } from "vitest";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { indexDocuments } from "./index-documents.server.ts";
import type { IndexableDocument } from "./indexable-document.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");

export function documentOf(facts: Partial<IndexableDocument> & Pick<IndexableDocument, "id">): IndexableDocument {
  return {
    kind: "policy",
    slug: facts.id,
    language: "en",
    title: "A policy",
    url: `/guides/${facts.id}`,
    grade: "public",
    askedAs: [],
    keywords: [],
    contentHash: JSON.stringify(facts),
    sections: [{ id: "s1", anchor: "s1", heading: "Text", headingPath: [], text: "Nothing to see here." }],
    ...facts,
  };
}

const section = (text: string, id = "s1") => ({ id, anchor: id, headingPath: [], text });

const allowance = documentOf({
  id: "allowance",
  title: "Old-age allowance",
  sections: [
    section("Residents of 80 years and older receive 100 yuan a month.", "how-much"),
    section("Bring your identity card.", "bring"),
  ],
});
const bins = documentOf({ id: "bins", title: "Waste", sections: [section("Bins are emptied every Tuesday.")] });
const 津贴 = documentOf({
  id: "allowance-zh",
  language: "zh-CN",
  kind: "service",
  title: "高龄津贴",
  sections: [section("年满八十周岁的老人每月可领取一百元。")],
});

describe("retrieve", () => {
  it("does not show a document above the asker's ceiling", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [
        documentOf({ id: "x", grade: "internal", sections: [section("Escalate to the duty desk.")] }),
      ]);
      const question = { question: "duty desk", language: "en" };
      expect((await retrieve({ db, clock }, question)).chunks).toEqual([]);
      expect((await retrieve({ db, clock }, { ...question, ceiling: "internal" })).chunks).toHaveLength(1);
    }));

  it("does not show a document before or after its dates, in the site's time zone", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db }, [
        documentOf({ id: "old", validTo: "2026-03-01", sections: [section("Snow clearing fee")] }),
        documentOf({ id: "new", validFrom: "2026-03-02", sections: [section("Snow clearing is free")] }),
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
