import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { evaluateRetrieval } from "./evaluate-retrieval.ts";

const fixture = (name: string) => join(projectRoot, "tests/evals/fixtures", name);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onewindow-eval-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Line = {
  query_id: string;
  ranked: { doc_id: string; section_id: string; score: number }[];
  top_score: number;
  refused: boolean;
};

async function run(options: Partial<Parameters<typeof evaluateRetrieval>[0]>) {
  const out = join(folder, "run.jsonl");
  const lines: string[] = [];
  await evaluateRetrieval(
    {
      documents: fixture("documents.jsonl"),
      queries: fixture("queries.jsonl"),
      run: out,
      history: "weighted",
      ...options,
    },
    (line) => lines.push(line),
    openTestDatabase,
  );
  const text = await readFile(out, "utf8");
  return {
    lines,
    run: text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line),
  };
}

describe("the retrieval evaluation", { timeout: 60_000 }, () => {
  it("refuses a corpus with a broken line by file and line", async () => {
    const broken = join(folder, "broken.jsonl");
    await writeFile(broken, `${JSON.stringify({ id: "a", lang: "en", title: "A", sections: [] })}\n`);
    await expect(run({ documents: broken })).rejects.toThrow(`${broken}:1: sections`);
  });

  it("finds the right section for every sample question, in its language and with its conversation", async () => {
    const gold = (await readFile(fixture("queries.jsonl"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; gold_span_ids: string[] });
    const { run: answers, lines } = await run({});
    expect(answers.map((line) => [line.query_id, line.ranked[0]?.section_id])).toEqual(
      gold.map(({ id, gold_span_ids }) => [id, gold_span_ids[0]]),
    );
    expect(answers.every((line) => line.top_score >= 0 && line.top_score <= 1)).toBe(true);
    expect(lines.at(-1)).toMatch(/^wrote /);
  });

  it("asks without the conversation when told so", async () => {
    const { run: answers } = await run({ history: "none" });
    expect(answers.find((line) => line.query_id === "q3")?.ranked[0]?.doc_id).not.toBe("dogs");
  });

  it("leaves the withheld documents out and is then less sure", async () => {
    const withheld = join(folder, "withheld.json");
    await writeFile(withheld, JSON.stringify({ doc_ids: ["library"] }));
    const [whole, part] = [await run({}), await run({ withheld })];
    const q2 = (lines: Line[]) => lines.find((line) => line.query_id === "q2");
    expect(part.run.flatMap((line) => line.ranked).some((entry) => entry.doc_id === "library")).toBe(false);
    expect(q2(part.run)?.top_score).toBeLessThan(q2(whole.run)?.top_score ?? 0);
  });
});
