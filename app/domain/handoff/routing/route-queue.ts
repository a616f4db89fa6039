import { type Agent, roomOf } from "../presence/presence.ts";

/** So long a conversation is offered to one person before the others; then whoever is quicker has it. */
export const FIRST_FOR_MS = 20_000;

export type Waiting = {
  readonly id: string;
  readonly deskId: string;
  readonly language: string;
  readonly waitedMs: number;
  readonly isCrisis: boolean;
};

/** Speaks it, has not said, or does not. */
function fitOf(agent: Pick<Agent, "languages">, language: string): number {
  if (agent.languages.includes(language)) return 0;
  return agent.languages.length === 0 ? 1 : 2;
}

/**
 * To whom each waiting conversation is offered first, by its id. In the order of the queue, each goes to somebody online at
 * its desk with room: who speaks the language before who has not said and who does not, then who has fewest conversations,
 * counting those offered a line before. One that is a crisis, or has waited longer than a moment, is everybody's, so that
 * nothing waits for one person; it is not in the answer, nor is one for which nobody has room.
 */
export function routeQueue(
  queue: readonly Waiting[],
  agents: readonly Agent[],
  desks: readonly { readonly id: string; readonly live_at_once: number }[],
): ReadonlyMap<string, string> {
  const open = new Map(agents.map((agent) => [agent.staffId, agent.open]));
  const first = new Map<string, string>();
  for (const waiting of queue) {
    const desk = desks.find(({ id }) => id === waiting.deskId);
    if (!desk || waiting.isCrisis || waiting.waitedMs >= FIRST_FOR_MS) continue;
    const [best] = agents
      .map((agent) => ({ ...agent, open: open.get(agent.staffId) ?? 0 }))
      .filter((agent) => agent.deskIds.includes(desk.id) && roomOf(agent, desk) > 0)
      .sort(
        (a, b) =>
          fitOf(a, waiting.language) - fitOf(b, waiting.language) ||
          a.open - b.open ||
          (a.staffId < b.staffId ? -1 : 1),
      );
    if (!best) continue;
    first.set(waiting.id, best.staffId);
    open.set(best.staffId, best.open + 1);
  }
  return first;
}
