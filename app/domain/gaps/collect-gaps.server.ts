import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Analyser } from "#app/domain/search/analyser.server.ts";
import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { Services } from "#app/domain/services.ts";
import { tellOutcome } from "#app/domain/watches/tell-outcome.server.ts";
import { findOutcome } from "#app/domain/watches/notices.queries.server.ts";
import {
  addSuggestedWords,
  forgetEmptyGaps,
  insertGap,
  insertGapQuestion,
  lockGaps,
  type NewGapQuestion,
  selectGroups,
  selectRatedWrong,
  selectWithoutSource,
} from "./collect.queries.server.ts";
import { PUBLIC_FROM } from "./gap.ts";
import { GapIndex } from "./gap-index.ts";
import { sayTerms, termsOf, withoutParts, wordsOf } from "./gap-terms.ts";
import { selectGapQuestions } from "./gaps.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

/** In one transaction, so that nobody waits long for its lock. */
const BATCH = 50;
/** A run takes no more than this, so that it is short; the next one goes on. */
const MAX_BATCHES = 4;
/** Enough to see what many people say. */
const WORDS_FROM_QUESTIONS = 500;

/** Sorts new questions without an answer into gaps, and gives how many. Each is placed once, whoever runs this how often. */
export async function collectGaps(deps: Deps): Promise<number> {
  const { db } = deps;
  const analyser = await analyserOf(db);
  await db.transaction(async (tx) => {
    await lockGaps(tx);
    await forgetEmptyGaps(tx);
  });
  let placed = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const count = await db.transaction((tx) => placeBatch(deps, tx, analyser));
    placed += count;
    if (count < BATCH) break;
  }
  return placed;
}

/** Questions and gaps are read under the lock: another process may have placed and opened some since the last batch. */
async function placeBatch(deps: Deps, tx: Transaction, analyser: Analyser): Promise<number> {
  await lockGaps(tx);
  const unanswered = await selectWithoutSource(tx, BATCH);
  const rated = await selectRatedWrong(tx, BATCH);
  // No question is in both: one was answered, the other was not.
  const questions = [...unanswered, ...rated];
  if (questions.length === 0) return 0;
  const index = new GapIndex(await selectGroups(tx, [...new Set(questions.map(({ language }) => language))]));
  const touched = new Map<string, string>();
  for (const question of questions) {
    touched.set(await place(tx, question, index, analyser), question.language);
    // It came after the end of its gap: whoever waits is told at once.
    const outcome = await findOutcome(tx, question.id);
    if (outcome) await tellOutcome(deps, tx, { questionIds: [question.id], outcome });
  }
  for (const [gapId, language] of touched) await suggestWords(tx, gapId, language, analyser);
  return questions.length;
}

/** In the gap most alike; in a new one when none is. */
async function place(tx: Transaction, question: NewGapQuestion, index: GapIndex, analyser: Analyser): Promise<string> {
  const { text, language, askedAt } = question;
  const terms = termsOf(text, language, analyser);
  const alike = index.find(language, terms);
  const id = alike?.id ?? randomUUID();
  if (!alike) {
    await insertGap(tx, { id, language, terms, at: askedAt });
    index.add({ id, language, terms });
  }
  await insertGapQuestion(tx, id, question, sayTerms(alike?.shared ?? terms, text, language, analyser));
  return id;
}

/** Words of so many conversations are suggested to editors; anybody can open conversations, so a count publishes nothing. */
async function suggestWords(tx: Transaction, gapId: string, language: string, analyser: Analyser): Promise<void> {
  const questions = await selectGapQuestions(tx, gapId, WORDS_FROM_QUESTIONS);
  const conversations = new Map<string, Set<string>>();
  for (const { text, conversationId } of questions) {
    for (const word of wordsOf(text, language, analyser))
      conversations.set(word, (conversations.get(word) ?? new Set()).add(conversationId));
  }
  const words = [...conversations].filter(([, of]) => of.size >= PUBLIC_FROM).map(([word]) => word);
  if (words.length > 0) await addSuggestedWords(tx, gapId, withoutParts(words));
}
