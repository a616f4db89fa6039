import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { ANSWER_STATUS_TABLE } from "./answer-statuses.ts";
import {
  deleteShare,
  insertShare,
  selectOwnShare,
  selectSharedTurn,
  selectShares,
} from "./answer-shares.queries.server.ts";
import { selectTurnById } from "./conversations.queries.server.ts";
import { type ConversationCaller, getConversation, readConversation } from "./find-conversation.server.ts";
import type { Answer, Turn } from "./types.ts";

type Deps = Pick<Services, "db" | "clock" | "sessionSecret">;

/** An answer others may read, as its owner sees it. */
export type AnswerShare = { readonly path: string };

/** Worked out from the share's id and the portal's secret, so that the database alone opens nothing. */
const tokenOf = (sessionSecret: string, shareId: string): string =>
  createHmac("sha256", sessionSecret).update(`answer-share:${shareId}`).digest("base64url");

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

const pathOf = (sessionSecret: string, shareId: string): string => `/shared/${tokenOf(sessionSecret, shareId)}`;

/** Only what was answered from pages is worth passing on; what was told in danger or refused stays with its reader. */
export const canBeShared = (answer: Answer | null): boolean =>
  answer !== null && ANSWER_STATUS_TABLE[answer.status].countsAs === "answered";

type OneAnswer = {
  readonly conversationId: string;
  readonly questionId: string;
  readonly caller: ConversationCaller;
};

async function getOwnTurn(deps: Deps, { conversationId, questionId, caller }: OneAnswer): Promise<Turn> {
  const conversation = await getConversation(deps, conversationId, caller);
  const turn = await selectTurnById(deps.db, questionId, conversation.id);
  if (!turn) throw new AppError("not_found");
  return turn;
}

/** Lets whoever has the link read one question and its answer. Shared twice, it has one link. */
export async function shareAnswer(deps: Deps, input: OneAnswer): Promise<AnswerShare> {
  const turn = await getOwnTurn(deps, input);
  if (!canBeShared(turn.answer)) throw new AppError("not_found");
  const id = randomUUID();
  const share = await insertShare(deps.db, {
    id,
    questionId: turn.questionId,
    tokenHash: hashOf(tokenOf(deps.sessionSecret, id)),
    at: deps.clock.now(),
  });
  return { path: pathOf(deps.sessionSecret, share.id) };
}

/** From now on the link opens nothing, and a later share has another one. */
export async function takeBackShare(deps: Deps, input: OneAnswer): Promise<void> {
  const turn = await getOwnTurn(deps, input);
  await deleteShare(deps.db, turn.questionId);
}

/** The shared answers of a conversation by question; the caller has looked whose it is. */
export async function listShares(
  deps: Pick<Services, "db" | "sessionSecret">,
  conversationId: string,
): Promise<Map<string, AnswerShare>> {
  const shares = await selectShares(deps.db, conversationId);
  return new Map(shares.map(({ id, questionId }) => [questionId, { path: pathOf(deps.sessionSecret, id) }]));
}

type OwnAnswer = { readonly conversationId: string; readonly questionId: string };

/** The caller's own answer behind a link, so that the page about the link can lead back and take it back. */
export async function findOwnShare(
  deps: Pick<Services, "db">,
  token: string,
  visitorId: string,
): Promise<OwnAnswer | undefined> {
  return isToken(token) ? selectOwnShare(deps.db, { tokenHash: hashOf(token), visitorId }) : undefined;
}

/** What the holder of a conversation may want to show somebody: the newest answer that can be shared. */
export async function findAnswerToShare(
  deps: Pick<Services, "db">,
  conversationId: string,
  visitorId: string,
): Promise<OwnAnswer | undefined> {
  const caller = { visitorId, isProgram: false };
  const { turns } = await readConversation(deps, conversationId, caller).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return { turns: [] as readonly Turn[] };
    throw error;
  });
  const turn = turns.findLast((one) => !one.isReplaced && canBeShared(one.answer));
  return turn && { conversationId, questionId: turn.questionId };
}

/** What a link opens: one question, masked as it is stored, and its answer. Unknown and taken back look alike. */
export async function findSharedTurn(
  deps: Pick<Services, "db">,
  token: string,
): Promise<(Turn & { readonly answer: Answer }) | undefined> {
  const turn = isToken(token) ? await selectSharedTurn(deps.db, hashOf(token)) : undefined;
  return turn?.answer ? { ...turn, answer: turn.answer } : undefined;
}
