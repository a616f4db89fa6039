import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import type { Language } from "#app/i18n/languages.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { solveHandoff } from "../act-as-staff.server.ts";
import { leaveHandoff } from "../answer-offer.server.ts";
import { claimHandoff } from "../claim-handoff.server.ts";
import { joinQueue } from "../join-queue.server.ts";
import { loadHandoffPanel } from "../load-handoff-panel.server.ts";
import { loadOffer } from "../load-offer.server.ts";
import { offerHandoff } from "../offer-handoff.server.ts";
import { recordBeat } from "../presence/presence.queries.server.ts";
import { selectEstimateErrors } from "./estimates.queries.server.ts";
import { giveEstimates } from "./give-estimate.server.ts";

const database = useTestDatabase();
const site = aSite();
const MINUTE = 60_000;
/** A Monday, 9:30 in the district. */
const MONDAY_MORNING = "2026-09-14T01:30:00Z";

type Deps = { db: Database; clock: SetClock; site: typeof site; sessionSecret: string };

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack((db) =>
    work({ db, clock: new SetClock(MONDAY_MORNING), site, sessionSecret: "a secret for tests" }),
  );

async function aQueued(deps: Deps, language: Language = "en") {
  deps.clock.advance(1_000);
  const visitorId = randomUUID();
  const conversationId = await aConversation(deps, visitorId);
  const { id } = await offerHandoff(deps, { conversationId, visitorId, language, isSimplified: false });
  await joinQueue(deps, { handoffId: id, summary: "My allowance stopped" });
  return { id, conversationId, visitorId };
}

/** Six conversations that waited two minutes and took six. */
async function aHistory(deps: Deps) {
  const agent = await anOnlineAgent(deps);
  const pass = async (minutes: number) => {
    deps.clock.advance(minutes * MINUTE);
    await recordBeat(deps.db, agent.staffId, deps.clock.now());
  };
  for (let n = 0; n < 6; n += 1) {
    const { id } = await aQueued(deps);
    await pass(2);
    await claimHandoff(deps, id, agent);
    await pass(6);
    await solveHandoff(deps, id, agent);
  }
  return { agent, pass };
}

const statusOf = async (deps: Deps, one: { conversationId: string; visitorId: string }, language: Language = "en") =>
  (await loadHandoffPanel(deps, { ...one, language }))?.statusText;

describe("what is said of the wait", () => {
  it("is nothing where too few have ended, and nothing in a language that has none", () =>
    withDeps(async (deps) => {
      await anOnlineAgent(deps);
      expect(await loadOffer(deps, { conversationId: null, language: "en" })).toMatchObject({ minutes: null });
      const one = await aQueued(deps);
      expect(await statusOf(deps, one)).not.toContain("minute");
    }));

  it("goes by what the desk did lately in that language, and by who is before one; it is told in every language", () =>
    withDeps(async (deps) => {
      await aHistory(deps);
      expect(await loadOffer(deps, { conversationId: null, language: "en" })).toMatchObject({ waiting: 0, minutes: 2 });
      expect(await loadOffer(deps, { conversationId: null, language: "zh-CN" })).toMatchObject({ minutes: null });
      const waiting = [];
      for (let n = 0; n < 6; n += 1) waiting.push(await aQueued(deps));
      expect(await statusOf(deps, waiting[0]!)).toContain("about 2 minutes");
      // Five before, four of whom find room: two turns of six minutes shared by four.
      expect(await statusOf(deps, waiting[5]!)).toContain("5 people are before you");
      expect(await statusOf(deps, waiting[5]!)).toContain("about 5 minutes");
      expect(await statusOf(deps, waiting[5]!, "zh-CN")).toContain("约5分钟");
      expect(await statusOf(deps, waiting[5]!, "es")).toContain("5 minutos");
      expect(await statusOf(deps, waiting[5]!, "ar")).toContain("5 دقائق");
    }));

  it("is told anew when others leave, and taken back when nobody is there any more", () =>
    withDeps(async (deps) => {
      const { agent } = await aHistory(deps);
      const waiting = [];
      for (let n = 0; n < 6; n += 1) waiting.push(await aQueued(deps));
      await leaveHandoff(deps, { handoffId: waiting[0]!.id });
      await leaveHandoff(deps, { handoffId: waiting[1]!.id });
      await giveEstimates(deps);
      expect(await statusOf(deps, waiting[5]!)).toContain("about 2 minutes");
      await deps.db.query("update staff_presence set chosen = 'away' where staff_id = $1", [agent.staffId]);
      await giveEstimates(deps);
      expect(await statusOf(deps, waiting[5]!)).not.toContain("minute");
    }));

  it("is kept with what really happened, so that its error can be read", () =>
    withDeps(async (deps) => {
      const { agent, pass } = await aHistory(deps);
      const from = deps.clock.now();
      const [soon, late, left] = [await aQueued(deps), await aQueued(deps), await aQueued(deps)];
      await pass(2);
      await claimHandoff(deps, soon.id, agent);
      await leaveHandoff(deps, { handoffId: left.id });
      await pass(9);
      await claimHandoff(deps, late.id, agent);
      const all = { from, to: new Date("2030-01-01T00:00:00Z") };
      // Two minutes were said to each: hardly wrong and in range, nine minutes wrong and out of it.
      expect(await selectEstimateErrors(deps.db, all)).toEqual([
        {
          deskId: "service-hall",
          language: "en",
          judged: 2,
          medianErrorMinutes: expect.closeTo(4.5, 1) as number,
          shareWithinRange: 0.5,
        },
      ]);
      expect(await selectEstimateErrors(deps.db, { ...all, to: new Date(0) })).toEqual([]);
    }));
});
