import { appendFileSync } from "node:fs";
import { ScriptedEmbeddings } from "./scripted-embeddings.ts";
import { ScriptedLlm } from "./scripted-llm.ts";
import { ScriptedReranker } from "./scripted-reranker.ts";

/** Between two requests in the file; no JSON has such a line. */
const BORDER = "\n=== request to a model\n";

export type RecordedModels = {
  /** What makes a portal use them. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

/**
 * Models of all three kinds, one server each, that answer like good ones, and write all they are sent into `file` before they answer:
 * it holds what whoever runs the models can read.
 */
export async function startRecordedModels(file: string): Promise<RecordedModels> {
  const llm = await ScriptedLlm.start();
  const embeddings = await ScriptedEmbeddings.start();
  const reranker = await ScriptedReranker.start();
  llm.reply = replyTo;
  reranker.judge = (_, index) => -index;
  const servers = [llm, embeddings, reranker];
  for (const server of servers) server.onReceived = (request) => appendFileSync(file, BORDER + request);
  return {
    environment: {
      LLM_BASE_URL: llm.baseUrl,
      LLM_MODEL: "scripted-chat",
      EMBEDDINGS_BASE_URL: embeddings.baseUrl,
      EMBEDDINGS_MODEL: "scripted-embeddings",
      RERANK_BASE_URL: reranker.baseUrl,
      RERANK_MODEL: "scripted-rerank",
    },
    stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}

/** The requests of such a file in their order. */
export const readRequests = (recorded: string): string[] => recorded.split(BORDER).slice(1);

/** Says the first line of the source that is most about the question; makes a question that goes on whole with the one before; translates. */
function replyTo(asked: string): string {
  if (asked.includes(" question to translate\n")) return JSON.stringify({ query: TRANSLATED });
  const [, followUp] = /={5}\w+ new question\n([^\n]*)/.exec(asked) ?? [];
  const [, before = ""] = /^Resident: ([^\n]*)/m.exec(asked) ?? [];
  if (followUp !== undefined) return `${followUp} ${before}`;
  const [, question = ""] = /={5}\w+ resident's question\n([^\n]*)/.exec(asked) ?? [];
  const sources = [...asked.matchAll(/={5}\w+ source (\d+): ([^\n]*)\n(?:- )?([^\n]+)/g)].map(
    ([, number = "", title = "", line = ""]) => ({
      said: `${line} [${number}]`,
      shared: shared(`${title} ${line}`, question),
    }),
  );
  return sources.toSorted((a, b) => b.shared - a.shared)[0]?.said ?? "NO ANSWER";
}

/** Each letter with the next one: words of English, and signs of Chinese. */
const pairsOf = (text: string): string[] => [...text.toLowerCase()].map((sign, at, all) => sign + (all[at + 1] ?? ""));
const shared = (text: string, question: string): number => {
  const pairs = new Set(pairsOf(text));
  return pairsOf(question).filter((pair) => pairs.has(pair)).length;
};

/** Whatever was asked in another language. */
const TRANSLATED = "How much is the old-age allowance?";
