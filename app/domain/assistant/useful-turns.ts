import { ANSWER_STATUS_TABLE } from "./answer-statuses.ts";
import type { Turn } from "./types.ts";

const MAX_TURNS = 5;

/** Turns that may be thought of again: what was refused, or told in danger, stays out. */
export const usefulTurns = (history: readonly Turn[]): Turn[] =>
  history
    .filter(
      (turn) => turn.answer && ["answered", "unanswered"].includes(ANSWER_STATUS_TABLE[turn.answer.status].countsAs),
    )
    .slice(-MAX_TURNS);
