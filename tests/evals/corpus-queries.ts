import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readJsonLines } from "#ingest/corpus.ts";

export const querySchema = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  query: z.string(),
  history: z.array(z.object({ role: z.enum(["user", "assistant"]), text: z.string() })).default([]),
});
export type Query = z.infer<typeof querySchema>;

/** The questions of an evaluation set; throws, naming file and line, where one is broken, and when there are none. */
export async function readQueries(path: string): Promise<Query[]> {
  const queries: Query[] = [];
  for await (const { value } of readJsonLines(path, querySchema)) queries.push(value);
  if (queries.length === 0) throw new Error(`${path}: no queries`);
  return queries;
}

const withheldSchema = z.object({ doc_ids: z.array(z.string()) });

/** Documents to leave out of the index. */
export async function readWithheld(path: string | undefined): Promise<ReadonlySet<string>> {
  if (!path) return new Set();
  return new Set(withheldSchema.parse(JSON.parse(await readFile(path, "utf8"))).doc_ids);
}
