import type { Queryable } from "#app/db/port.ts";
import type { Desk } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { countWaitingBefore, selectWaiting } from "../handoffs.queries.server.ts";
import { roomOf } from "../presence/presence.ts";
import { selectAgents } from "../presence/presence.queries.server.ts";
import type { Handoff } from "../types.ts";
import { estimateWait, type QueueFacts } from "./estimate-wait.ts";
import { insertEstimate, selectHandled, selectLastEstimate } from "./estimates.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site">;

/** What was long ago says nothing of how busy a desk is today. */
const RECENT_MS = 60 * 24 * 3_600_000;

type Facts = Omit<QueueFacts, "ahead">;

/** What a wait at a desk is reckoned from, as things stand now. */
export async function readQueueFacts(deps: Deps, desk: Desk, language: string): Promise<Facts> {
  const now = deps.clock.now();
  const online = (await selectAgents(deps.db, [desk.id], now)).filter((agent) => agent.presence === "online");
  return {
    handled: await selectHandled(deps.db, { deskId: desk.id, language }, new Date(now.getTime() - RECENT_MS)),
    room: online.reduce((sum, agent) => sum + roomOf(agent, desk), 0),
    capacity: online.length * desk.live_at_once,
  };
}

/** Tells somebody in the queue how long they will wait, where that differs from what they were told last. */
export async function giveEstimate(
  deps: Deps,
  handoff: Pick<Handoff, "id" | "deskId" | "language" | "queuedAt" | "isCrisis">,
  readFacts: (desk: Desk, language: string) => Promise<Facts> = (desk, language) =>
    readQueueFacts(deps, desk, language),
): Promise<void> {
  const desk = deps.site.desks.find((one) => one.id === handoff.deskId);
  if (!desk) return;
  const { id: handoffId, deskId, language } = handoff;
  const ahead = await countWaitingBefore(deps.db, handoff);
  const facts = await readFacts(desk, language);
  const estimate = estimateWait({ ...facts, ahead });
  const last = await selectLastEstimate(deps.db, handoffId);
  if ((last?.minutes ?? null) === (estimate?.minutes ?? null)) return;
  const { room } = facts;
  await insertEstimate(deps.db, { handoffId, deskId, language, at: deps.clock.now(), ahead, room, estimate });
}

/** The same for all who wait; run every few seconds. What is so for a whole queue is read once. */
export async function giveEstimates(deps: Deps): Promise<void> {
  const live = deps.site.desks.filter((desk) => desk.live).map((desk) => desk.id);
  const known = new Map<string, Promise<Facts>>();
  const readOnce = (desk: Desk, language: string): Promise<Facts> => {
    const key = `${desk.id} ${language}`;
    const facts = known.get(key) ?? readQueueFacts(deps, desk, language);
    known.set(key, facts);
    return facts;
  };
  for (const handoff of await selectWaiting(deps.db, live)) await giveEstimate(deps, handoff, readOnce);
}

/** What they were told last; null when nothing can be said. */
export async function findEstimate(db: Queryable, handoffId: string): Promise<number | null> {
  return (await selectLastEstimate(db, handoffId))?.minutes ?? null;
}
