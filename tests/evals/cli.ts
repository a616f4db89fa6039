import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readConfig } from "#app/config/env.server.ts";
import { HISTORY_MODES } from "#app/domain/search/history.ts";
import { readAttacks, readInnocents } from "./attacks.ts";
import { openAttackedPortal } from "./attacked-portal.ts";
import { askPortalQuestions, readPortalQuestions } from "./evaluate-portal.ts";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";
import { evaluateAnswers } from "./evaluate-answers.ts";
import { evaluateRetrieval } from "./evaluate-retrieval.ts";
import { placePhrasings, readPhrasings, reportPhrasings } from "./phrasings.ts";
import { describePortal, reportPortal } from "./report-portal.ts";
import { type Attacked, reportAttacks, type Spared, tryAttack, tryInnocent } from "./report-attacks.ts";
import { openScratchDatabase } from "./scratch-index.ts";

const USAGE =
  "npm run eval -- portal [--questions FILE] [--page FILE], npm run eval -- phrasings, npm run eval -- attacks, or npm run eval -- retrieval|answers --documents FILE --queries FILE --run OUT [--history none|first|user|weighted|all] [--withheld FILE]";

const optionsSchema = z.object({
  documents: z.string({ error: "--documents FILE is missing" }),
  queries: z.string({ error: "--queries FILE is missing" }),
  run: z.string({ error: "--run OUT is missing" }),
  history: z.enum(HISTORY_MODES, { error: `--history is one of ${HISTORY_MODES.join(", ")}` }).default("weighted"),
  withheld: z.string().optional(),
});

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      documents: { type: "string" },
      queries: { type: "string" },
      run: { type: "string" },
      history: { type: "string" },
      withheld: { type: "string" },
      questions: { type: "string" },
      page: { type: "string" },
    },
  });
  if (positionals.length === 1 && positionals[0] === "portal") return evaluatePortal(values);
  if (positionals.length === 1 && positionals[0] === "phrasings") return evaluatePhrasings();
  if (positionals.length === 1 && positionals[0] === "attacks") return evaluateAttacks();
  const [kind] = positionals;
  if (positionals.length !== 1 || (kind !== "retrieval" && kind !== "answers")) throw new Error(`usage: ${USAGE}`);
  const options = optionsSchema.safeParse(values);
  if (!options.success)
    throw new Error(`${options.error.issues.map((issue) => issue.message).join("; ")} (usage: ${USAGE})`);
  const { embeddings: endpoint, llm, rerank } = readConfig(process.env);
  if (kind === "answers") {
    const model = llm && createOpenAiLlm(llm);
    return evaluateAnswers({ ...options.data, llm: model }, (line) => console.log(line));
  }
  const embeddings = endpoint && createOpenAiEmbeddings(endpoint);
  const reranker = rerank && createHttpReranker(rerank);
  await evaluateRetrieval({ ...options.data, embeddings, reranker }, (line) => console.log(line));
}

async function evaluatePortal({ questions, page }: { questions?: string; page?: string }): Promise<void> {
  const db = await openScratchDatabase();
  try {
    const verdicts = await askPortalQuestions(db, await readPortalQuestions(questions));
    reportPortal(verdicts, (line) => console.log(line));
    if (page) await writeFile(page, describePortal(verdicts, new Date()));
  } finally {
    await db.close();
  }
}

async function evaluatePhrasings(): Promise<void> {
  const db = await openScratchDatabase();
  try {
    reportPhrasings(await placePhrasings(db, await readPhrasings()), (line) => console.log(line));
  } finally {
    await db.close();
  }
}

async function evaluateAttacks(): Promise<void> {
  const db = await openScratchDatabase();
  const attacks = await readAttacks();
  const portal = await openAttackedPortal(db, attacks);
  try {
    const attacked: Attacked[] = [];
    for (const attack of attacks) attacked.push(await tryAttack(portal, attack));
    const spared: Spared[] = [];
    for (const innocent of await readInnocents()) spared.push(await tryInnocent(portal, innocent));
    reportAttacks(attacked, spared, (line) => console.log(line));
  } finally {
    await portal.close();
    await db.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
