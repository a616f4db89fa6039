import { parseArgs } from "node:util";
import pino from "pino";
import { readConfig } from "#app/config/env.server.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { openPglite } from "#app/db/pglite.server.ts";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import { type AnswerReply, presentAnswer } from "#app/domain/assistant/present-answer.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { describeVectors } from "#app/domain/search/describe-vectors.ts";
import { embedIndex } from "#app/domain/search/embed-index.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { DEFAULT_LANGUAGE, type ContentLanguage, toContentLanguage } from "#app/i18n/languages.ts";
import { systemClock } from "#app/ports/clock/port.ts";
import { clearTracingVariables } from "#app/ports/llm/clear-tracing-variables.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { createOpenAiLlm } from "#app/ports/llm/openai.server.ts";
import { createHttpReranker } from "#app/ports/rerank/http.server.ts";

/**
 * `npm run ask -- "question" --lang zh-CN [--json]`: one question, answered from `content/` as it is now, in a scratch
 * database. Needs no build, no running portal and no data.
 */
async function main(): Promise<number> {
  clearTracingVariables(process.env);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { lang: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const language = toContentLanguage(values.lang) ?? DEFAULT_LANGUAGE;
  const t = getTranslator(language);
  const question = positionals.join(" ");
  if (question.trim() === "" || (values.lang !== undefined && !toContentLanguage(values.lang))) {
    console.error(t("assistant:cli.usage"));
    return 1;
  }
  const config = readConfig(process.env);
  const loaded = await loadContent(config.contentDir);
  if (loaded.status === "faulty") {
    for (const fault of loaded.faults) console.error(`${fault.file}:${fault.line}: ${fault.message}`);
    return 1;
  }
  const db = await openPglite({});
  try {
    await migrate(db, migrationsDir);
    await publishContent({ db, clock: systemClock }, loaded.content);
    const { site } = loaded.content;
    const llm = config.llm && createOpenAiLlm(config.llm);
    const embeddings = config.embeddings && createOpenAiEmbeddings(config.embeddings);
    const vectors = describeVectors(await embedIndex({ db, embeddings }));
    if (vectors) console.error(vectors);
    const deps = {
      db,
      clock: systemClock,
      site,
      llm,
      embeddings,
      reranker: config.rerank && createHttpReranker(config.rerank),
      assistant: config.assistant,
      log: pino({ level: "silent" }),
    };
    const outcome = await askQuestion(deps, { question, language, mode: "full", channel: "cli" });
    if (outcome.status !== "answered") {
      console.error(t(`assistant:error.${outcome.status === "refused" ? outcome.reason : "empty"}`, { max: 1_000 }));
      return 1;
    }
    const answer = presentAnswer({ site, clock: systemClock }, outcome.answer, outcome.conversationId);
    console.log(
      values.json
        ? JSON.stringify({ conversation_id: outcome.conversationId, question_id: outcome.questionId, answer }, null, 2)
        : toText(answer, language),
    );
    return 0;
  } finally {
    await db.close();
  }
}

function toText(answer: AnswerReply, language: ContentLanguage): string {
  const t = getTranslator(language);
  const lines = [answer.text];
  if (answer.sources.length > 0) {
    lines.push("", t("assistant:cli.sources"));
    for (const source of answer.sources)
      lines.push(`  [${source.n}] ${source.title} › ${source.section}  ${source.url}`);
  }
  lines.push("", t("assistant:cli.next_steps"));
  for (const step of answer.next_steps) lines.push(`  - ${step.label}  ${step.url}`);
  return lines.join("\n");
}

process.exitCode = await main();
