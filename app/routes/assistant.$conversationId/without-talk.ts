import type { AnswerReply } from "#app/domain/assistant/present-answer.server.ts";

type NextStep = AnswerReply["next_steps"][number];

/**
 * What an answer offers on a page that ends with the way to a person and the district's line anyway: neither stands there
 * twice. In danger every number stays where it is read first, and the newest answer is never left without a way on.
 */
export function withoutTalk(
  answer: AnswerReply,
  page: { readonly phone: string | undefined; readonly isNewest: boolean },
): readonly NextStep[] {
  if (answer.status.startsWith("signpost_")) return answer.next_steps;
  const others = answer.next_steps.filter(({ kind, url }) => kind !== "person" && url !== `tel:${page.phone}`);
  return others.length === 0 && page.isNewest ? answer.next_steps.slice(0, 1) : others;
}
