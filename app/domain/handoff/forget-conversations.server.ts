import type { Services } from "#app/domain/services.ts";
import { deleteConversationsBefore, deleteQuestionsBefore } from "./conversation-retention.queries.server.ts";

const DAY_MS = 86_400_000;
/** Conversations a statement: nobody waits long for a lock. */
const BATCH = 500;

export type Forgotten = { readonly conversations: number; readonly questions: number };

/**
 * Deletes conversations that were silent for as many days as the site keeps them, with questions, answers, shared links
 * and feedback. Where a person talked or a request was opened, the messages, the summary and the request stay, and what
 * was asked of the assistant goes once all of it is over. Safe to run at any time and twice.
 */
export async function forgetConversations(
  deps: Pick<Services, "db" | "clock" | "site" | "log">,
  batch = BATCH,
): Promise<Forgotten> {
  const before = new Date(deps.clock.now().getTime() - deps.site.conversations.keep_days * DAY_MS);
  const conversations = await repeat(batch, () => deleteConversationsBefore(deps.db, before, batch));
  const questions = await repeat(1, () => deleteQuestionsBefore(deps.db, before, batch));
  if (conversations + questions > 0) deps.log.info({ conversations, questions }, "old conversations deleted");
  return { conversations, questions };
}

/** Until a round finds fewer than a full batch. */
async function repeat(fullRound: number, round: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await round();
    all += done;
    if (done < fullRound) return all;
  }
}
