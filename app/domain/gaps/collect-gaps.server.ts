import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import type { Analyser } from "#app/domain/search/analyser.server.ts";
import { analyserOf } from "#app/domain/search/index-analyser.server.ts";
import type { Services } from "#app/domain/services.ts";
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
import { compareTerms, sayTerms, termsOf, withoutParts, wordsOf } from "./gap-terms.ts";
import { selectGapQuestions } from "./gaps.queries.server.ts";

/** A run takes no more than this, so that it is short; the next one goes on. */
const MAX_QUESTIONS = 200;
/** Enough to see what many people say. */
const WORDS_FROM_QUESTIONS = 500;

/** Sorts new questions without an answer into gaps, and gives how many. Each is placed once, whoever runs this how often. */
export async function collectGaps({ db }: Pick<Services, "db">): Promise<number> {
  const analyser = await analyserOf(db);
  return db.transaction(async (tx) => {
    await lockGaps(tx);
    await forgetEmptyGaps(tx);
    const unanswered = await selectWithoutSource(tx, MAX_QUESTIONS);
    const rated = await selectRatedWrong(tx, MAX_QUESTIONS);
    const questions = [...unanswered, ...rated.filter(({ id }) => !unanswered.some((one) => one.id === id))];
    const touched = new Set<string>();
    for (const question of questions) touched.add(await place(tx, question, analyser));
    for (const gapId of touched) await suggestWords(tx, gapId, questions, analyser);
    return questions.length;
  });
}

/** The gap most alike, the oldest of several; a new one when none is alike. */
async function place(tx: Transaction, question: NewGapQuestion, analyser: Analyser): Promise<string> {
  const terms = termsOf(question.text, question.language, analyser);
  const alike = (await selectGroups(tx, question.language))
    .map((gap) => ({ id: gap.id, ...compareTerms(gap.terms, terms) }))
    .filter(({ isAlike }) => isAlike)
    .reduce<{ id: string; shared: string[]; share: number } | undefined>(
      (best, one) => (best && best.share >= one.share ? best : one),
      undefined,
    );
  const id = alike?.id ?? randomUUID();
  if (!alike) await insertGap(tx, { id, language: question.language, terms, at: question.askedAt });
  const shared = sayTerms(alike?.shared ?? terms, question.text, question.language, analyser);
  await insertGapQuestion(tx, id, question, shared);
  return id;
}

/** Words of so many conversations are suggested to editors; anybody can open conversations, so a count publishes nothing. */
async function suggestWords(
  tx: Transaction,
  gapId: string,
  added: readonly NewGapQuestion[],
  analyser: Analyser,
): Promise<void> {
  const questions = await selectGapQuestions(tx, gapId, WORDS_FROM_QUESTIONS);
  const language = added.find(({ id }) => questions.some((one) => one.questionId === id))?.language ?? "en";
  const conversations = new Map<string, Set<string>>();
  for (const { text, conversationId } of questions) {
    for (const word of wordsOf(text, language, analyser))
      conversations.set(word, (conversations.get(word) ?? new Set()).add(conversationId));
  }
  const words = [...conversations].filter(([, of]) => of.size >= PUBLIC_FROM).map(([word]) => word);
  if (words.length > 0) await addSuggestedWords(tx, gapId, withoutParts(words));
}
