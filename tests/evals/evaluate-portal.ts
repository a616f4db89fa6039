import { readFile } from "node:fs/promises";
import pino from "pino";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import type { AssistantDeps } from "#app/domain/assistant/context.ts";
import { presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { judge, type PortalQuestion, portalQuestionSchema, type Verdict } from "./portal-questions.ts";

/** Tuesday, 10 November 2026, 10:30 in the district: the hours of "today" are known. */
const NOW = "2026-11-10T02:30:00Z";
const QUESTIONS = `${projectRoot}/tests/evals/portal-questions.jsonl`;

export async function readPortalQuestions(path = QUESTIONS): Promise<PortalQuestion[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => portalQuestionSchema.parse(JSON.parse(line)));
}

/** Asks the assistant, without a model, every question over `content/`. */
export async function askPortalQuestions(db: Database, questions: readonly PortalQuestion[]): Promise<Verdict[]> {
  const clock = new SetClock(NOW);
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  const { content } = loaded;
  await publishContent({ db, clock }, content);
  const deps = { db, clock, site: content.site, llm: undefined, log: pino({ level: "silent" }) };
  const verdicts: Verdict[] = [];
  for (const question of questions) verdicts.push(await ask(deps, question));
  return verdicts;
}

async function ask(deps: AssistantDeps, question: PortalQuestion): Promise<Verdict> {
  let conversationId: string | undefined;
  for (const text of [...question.history, question.question]) {
    const asked = { question: text, language: question.lang, mode: "full", channel: "cli", conversationId } as const;
    const outcome = await askQuestion(deps, asked);
    if (outcome.status !== "answered") throw new Error(`${question.id}: ${outcome.status}`);
    conversationId = outcome.conversationId;
    if (text === question.question) return judge(question, presentAnswer(deps, outcome.answer, conversationId));
  }
  throw new Error(`${question.id}: nothing asked`);
}
