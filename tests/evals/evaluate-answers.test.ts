import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { HistoryMode } from "#app/domain/search/history.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { evaluateAnswers } from "./evaluate-answers.ts";

const fixture = (name: string) => join(projectRoot, "tests/evals/fixtures", name);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onewindow-eval-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Line = {
  query_id: string;
  answer: string;
  refused: boolean;
  clarify: boolean;
  citations: { doc_id: string; section_id: string }[];
};
type Gold = { id: string; gold_span_ids: string[] };

async function linesOf<T>(path: string): Promise<T[]> {
  return (await readFile(path, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

async function run(history: HistoryMode): Promise<Line[]> {
  const out = join(folder, `${history}.jsonl`);
  const options = { documents: fixture("documents.jsonl"), queries: fixture("queries.jsonl"), run: out, history };
  await evaluateAnswers(options, () => undefined, openTestDatabase);
  return linesOf<Line>(out);
}

describe("the evaluation of answers", { timeout: 120_000 }, () => {
  it("refuses a file of questions that is not there", async () => {
    const options = {
      documents: fixture("documents.jsonl"),
      queries: join(folder, "none.jsonl"),
      run: join(folder, "x"),
    };
    await expect(evaluateAnswers({ ...options, history: "none" }, () => undefined, openTestDatabase)).rejects.toThrow(
      "none.jsonl",
    );
  });

  it("writes a line a question; who answers cites a section, who refuses says nothing", async () => {
    const gold = await linesOf<Gold>(fixture("queries.jsonl"));
    const lines = await run("weighted");
    expect(lines.map(({ query_id }) => query_id)).toEqual(gold.map(({ id }) => id));
    for (const { answer, refused, clarify, citations } of lines) {
      expect(answer !== "").toBe(!refused && !clarify);
      expect(citations.length > 0).toBe(answer !== "");
    }
    const right = lines.filter(({ citations }, i) =>
      citations.some(({ section_id }) => gold[i]?.gold_span_ids.includes(section_id)),
    );
    expect(right.length).toBeGreaterThanOrEqual(gold.length / 2);
  });
});
