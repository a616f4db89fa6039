import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { type RerankScript, ScriptedReranker } from "#tests/support/scripted-reranker.ts";
import { timed } from "#tests/support/timed.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { RERANKED } from "./rerank-passages.server.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");
const MANY = RERANKED + 8;

let server: ScriptedReranker;
beforeAll(async () => {
  server = await ScriptedReranker.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.script = "ok";
  server.requests = [];
});

const ferries = Array.from({ length: MANY }, (_, n) =>
  indexableDocument({
    id: `ferry-${n}`,
    title: `Ferry ${n}`,
    sections: [indexableSection(`The ferry sails. ${"It carries cars. ".repeat(n)}`, "times")],
  }),
);

async function search(db: Database, { isReranked, question = "ferry sails", limit = MANY }: Search) {
  const reranker = isReranked
    ? createHttpReranker({ baseUrl: server.baseUrl, apiKey: "k", model: "judge" })
    : undefined;
  return retrieve({ db, clock }, { question, language: "en", limit, reranker });
}
type Search = { readonly isReranked: boolean; readonly question?: string; readonly limit?: number };

const withFerries = (work: (db: Database) => Promise<void>) =>
  database.rolledBack(async (db) => {
    await indexDocuments({ db }, ferries);
    await work(db);
  });

it.each<RerankScript>(["refused", "429", "500", "silence", "garbage", "wrong_shape", "place_twice", "no_such_place"])(
  "a rerank server that answers with %s leaves the list as it was",
  (script) =>
    withFerries(async (db) => {
      server.script = script;
      const before = await search(db, { isReranked: false });
      const { result, ms } = await timed(() => {
        server.requests.length = 0;
        return search(db, { isReranked: true });
      });
      expect(result).toEqual(before);
      expect(ms).toBeLessThan(4_000);
      expect(server.requests).toHaveLength(1);
    }),
);

it("the first thirty are put in its order and the others stay behind them; scores and confidence stay where they are", () =>
  withFerries(async (db) => {
    const before = await search(db, { isReranked: false });
    const after = await search(db, { isReranked: true });
    const idsOf = ({ chunks }: typeof before) => chunks.map(({ documentId }) => documentId);
    const [first, rest] = [idsOf(before).slice(0, RERANKED), idsOf(before).slice(RERANKED)];
    expect(rest).toHaveLength(MANY - RERANKED);
    expect(idsOf(after)).toEqual([...first.toReversed(), ...rest]);
    expect(after.chunks.map(({ score }) => score)).toEqual(before.chunks.map(({ score }) => score));
    expect([after.confidence, after.isConfident]).toEqual([before.confidence, before.isConfident]);
    const short = await search(db, { isReranked: true, limit: 3 });
    expect(idsOf(short)).toEqual(idsOf(after).slice(0, 3));
  }));

it("it reads names and text of each passage, and the question without identifiers", () =>
  withFerries(async (db) => {
    await search(db, { isReranked: true, question: "ferry sails 13812345678 11010519491231002X" });
    expect(server.requests[0]?.query).toBe("ferry sails");
    expect(server.requests[0]?.documents).toHaveLength(RERANKED);
    expect(server.requests[0]?.documents.some((text) => /^Ferry \d+[^\n]*\nThe ferry sails\./.test(text))).toBe(true);
  }));
