import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";
import pino from "pino";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Database } from "#app/db/port.ts";
import { ANSWER_STATUS_TABLE } from "#app/domain/assistant/answer-statuses.ts";
import { ANSWER_BUDGET_MS } from "#app/domain/assistant/ask-question.server.ts";
import { type AssistantDeps, PipelineContext } from "#app/domain/assistant/context.ts";
import { runPipeline } from "#app/domain/assistant/pipeline.server.ts";
import type { AnswerSource, Turn } from "#app/domain/assistant/types.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import type { HistoryMode, HistoryTurn } from "#app/domain/search/history.ts";
import { type ContentLanguage, toContentLanguage } from "#app/i18n/languages.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import type { Llm } from "#app/ports/llm/port.ts";
import { type Query, readQueries, readWithheld } from "./corpus-queries.ts";
import { indexCorpus, openScratchDatabase } from "./scratch-index.ts";

export type AnswersEvaluation = {
  readonly documents: string;
  readonly queries: string;
  readonly run: string;
  readonly history: HistoryMode;
  readonly withheld?: string | undefined;
  /** Measures answers that a model writes. */
  readonly llm?: Llm | undefined;
};

type RunLine = {
  readonly query_id: string;
  readonly answer: string;
  readonly refused: boolean;
  readonly clarify: boolean;
  readonly citations: readonly { readonly doc_id: string; readonly section_id: string }[];
};

/** Indexes a corpus in a scratch database, asks the assistant every question and writes the run, one line a question. */
export async function evaluateAnswers(
  options: AnswersEvaluation,
  report: (line: string) => void,
  openDatabase: () => Promise<Database> = openScratchDatabase,
): Promise<void> {
  const queries = await readQueries(options.queries);
  const withheld = await readWithheld(options.withheld);
  const loaded = await loadContent(`${projectRoot}/content`);
  if (loaded.status === "faulty") throw new Error("content/ has faults");
  await mkdir(dirname(options.run), { recursive: true });
  const db = await openDatabase();
  try {
    await indexCorpus(db, options.documents, withheld, report);
    const log = pino({ level: "silent" });
    const deps = { db, clock: systemClock, site: loaded.content.site, llm: options.llm, assistant: "on", log } as const;
    const out = createWriteStream(options.run);
    for (const [i, query] of queries.entries()) {
      if (!out.write(`${JSON.stringify(await answer(deps, query, options.history))}\n`)) await once(out, "drain");
      if ((i + 1) % 100 === 0 || i + 1 === queries.length) report(`asked ${i + 1} of ${queries.length} questions`);
    }
    out.end();
    await once(out, "finish");
    report(`wrote ${options.run}`);
  } finally {
    await db.close();
  }
}

/** The steps a resident's question passes, after a conversation that was held elsewhere. */
async function answer(deps: AssistantDeps, query: Query, mode: HistoryMode): Promise<RunLine> {
  const language = toContentLanguage(query.lang) ?? "en";
  const context = new PipelineContext(
    deps,
    {
      question: query.query,
      language,
      signal: undefined,
      isNewConversation: true,
      submissionKey: undefined,
      storedQuestionId: undefined,
    },
    { id: randomUUID(), visitorId: null, language, mode: "full", channel: "cli", handedOffAt: null },
    toTurns(chooseTurns(query.history, mode), language),
    () => undefined,
    performance.now() + ANSWER_BUDGET_MS,
  );
  await runPipeline(context);
  const { countsAs } = ANSWER_STATUS_TABLE[context.status ?? "error_internal"];
  const isAnswered = countsAs === "answered";
  const isClarifying = context.status === "clarification";
  return {
    query_id: query.id,
    answer: isAnswered ? context.answerText.replace(/\s*\[\d+\]/g, "") : "",
    refused: !isAnswered && !isClarifying,
    clarify: isClarifying,
    citations: isAnswered ? await findCited(deps.db, context) : [],
  };
}

function chooseTurns(history: readonly HistoryTurn[], mode: HistoryMode): readonly HistoryTurn[] {
  switch (mode) {
    case "none":
      return [];
    case "first":
      return history.slice(0, 1);
    case "user":
      return history.filter(({ role }) => role === "user");
    case "weighted":
    case "all":
      return history;
  }
}

/** What was said before, a question with the reply to it as one turn. */
function toTurns(history: readonly HistoryTurn[], language: ContentLanguage): Turn[] {
  const turns: Turn[] = [];
  const add = (question: string, reply: string) =>
    turns.push({
      questionId: randomUUID(),
      position: turns.length + 1,
      question,
      maskedKinds: [],
      askedAt: systemClock.now(),
      isReplaced: false,
      answer: { status: "answered", text: reply, language, sources: [], nextSteps: [] },
    });
  let question: string | undefined;
  for (const { role, text } of history) {
    if (role === "user") {
      if (question !== undefined) add(question, "");
      question = text;
    } else {
      add(question ?? "", text);
      question = undefined;
    }
  }
  if (question !== undefined) add(question, "");
  return turns;
}

async function findCited(db: Database, { sources, evidence }: PipelineContext): Promise<RunLine["citations"]> {
  const idOf = (source: AnswerSource) => {
    const alike = evidence.filter(
      ({ title, url, section }) => title === source.title && url === source.url && section === source.section,
    );
    return (alike.find(({ text }) => text.includes(source.quote.split(" … ")[0] ?? "")) ?? alike[0])?.id;
  };
  const { rows } = await db.query<{ id: string; section_id: string; slug: string }>(
    `select c.id, c.section_id, d.slug
       from chunks c
       join search_documents d
         on d.id = c.document_id
      where c.id = any($1)`,
    [sources.flatMap((source) => idOf(source) ?? [])],
  );
  return rows.map(({ section_id, slug }) => ({ doc_id: slug, section_id }));
}
