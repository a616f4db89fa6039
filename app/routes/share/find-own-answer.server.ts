import { findAnswerToShare, findOwnShare } from "#app/domain/assistant/share-answer.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { findVisitor } from "#app/http/visitor.server.ts";

/** An answer of this browser's that the page is about: one to make a link to, or one whose link it shows. */
export type OwnAnswer = { readonly conversationId: string; readonly questionId: string; readonly isShared: boolean };

const SHARED = /^\/shared\/([\w-]+)$/;
const CONVERSATION = /^\/assistant\/([0-9a-f-]{36})$/;

/** Pages of answers belong to one browser: nothing may keep what is said about them. */
export const isAboutAnswer = (page: string): boolean => SHARED.test(page) || CONVERSATION.test(page);

export async function findOwnAnswer(
  request: Request,
  context: LoadContext,
  page: string,
): Promise<OwnAnswer | undefined> {
  const { services } = context;
  const visitorId = findVisitor(context, request.headers.get("Cookie"))?.visitorId;
  if (!visitorId) return undefined;
  const token = SHARED.exec(page)?.[1];
  const shared = token && (await findOwnShare(services, token, visitorId));
  if (shared) return { ...shared, isShared: true };
  const conversationId = CONVERSATION.exec(page)?.[1];
  const found = conversationId && (await findAnswerToShare(services, conversationId, visitorId));
  return found ? { ...found, isShared: false } : undefined;
}
