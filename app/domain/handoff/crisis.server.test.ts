import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { countWaitingBefore, selectHandoff } from "./handoffs.queries.server.ts";
import { joinQueue } from "./join-queue.server.ts";
import { listDeskHandoffs } from "./list-desk-handoffs.server.ts";
import { loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { sendResidentMessage } from "./send-message.server.ts";

const database = useTestDatabase();
const base = aSite();
const site = { ...base, crisis_desk: "second-hall" };
/** A Monday, 10:00 in the district. */
const MONDAY_MORNING = "2026-09-14T02:00:00Z";

type Deps = { db: Database; clock: SetClock; site: typeof site; sessionSecret: string };

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = { db, clock: new SetClock(MONDAY_MORNING), site, sessionSecret: "a secret for tests" };
    await anOnlineAgent(deps, ["service-hall", "second-hall"]);
    await work(deps);
  });

async function aQueued(deps: Deps, summary = "My allowance stopped") {
  deps.clock.advance(1_000);
  const visitorId = randomUUID();
  const conversationId = await aConversation(deps, visitorId);
  const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
  await joinQueue(deps, { handoffId: id, summary });
  const panel = async () => (await loadHandoffPanel(deps, { conversationId, visitorId, language: "en" }))!;
  const stored = async () => (await selectHandoff(deps.db, id))!;
  return { id, panel, stored };
}

const say = (deps: Deps, handoffId: string, text: string) =>
  sendResidentMessage(deps, { handoffId, text, clientKey: randomUUID() });

describe("somebody who may want to die", () => {
  it.each([
    "This is very urgent, I need help immediately!!!",
    "EMERGENCY. I have waited for hours, this is a matter of life",
    "crisis crisis crisis, put me first",
    "I am dying to know when my pension comes",
    "The queue is killing time, please kill the process",
    "热死了，急死人了，快一点",
    "There is a fire in my street",
  ])("is not anybody who writes “%s”: nobody jumps the queue by ordinary words", (words) =>
    withDeps(async (deps) => {
      await aQueued(deps);
      const second = await aQueued(deps, words);
      await say(deps, second.id, words);
      expect(await second.stored()).toMatchObject({ isCrisis: false, deskId: "service-hall" });
      expect(await countWaitingBefore(deps.db, await second.stored())).toBe(1);
      expect((await second.panel()).hotlines).toEqual([]);
    }),
  );

  it.each(["I want to kill myself", "我不想活了"])(
    "is put first at the named desk, with numbers at once: “%s”",
    (words) =>
      withDeps(async (deps) => {
        const first = await aQueued(deps);
        const inSummary = await aQueued(deps, words);
        const inMessage = await aQueued(deps);
        await say(deps, inMessage.id, words);
        for (const one of [inSummary, inMessage]) {
          expect(await one.stored()).toMatchObject({ isCrisis: true, deskId: "second-hall", state: "queued" });
          const { hotlines, entries } = await one.panel();
          expect(hotlines.map((line) => line.number)).toEqual(["12356"]);
          expect(entries.at(-1)?.text).toBe("Your conversation has been put first, at Desk second-hall.");
        }
        expect(await countWaitingBefore(deps.db, await inSummary.stored())).toBe(0);
        const reader = { staffId: randomUUID(), deskIds: ["service-hall", "second-hall"], language: "en" } as const;
        const { waiting } = await listDeskHandoffs(deps, reader);
        expect(waiting.map((row) => [row.id, row.isCrisis])).toEqual([
          [inSummary.id, true],
          [inMessage.id, true],
          [first.id, false],
        ]);
      }),
  );

  it("goes before those who came earlier at the same desk, and stays first whatever is written then", () =>
    withDeps(async (deps) => {
      deps.site.crisis_desk = "service-hall";
      const first = await aQueued(deps);
      const second = await aQueued(deps, "I want to kill myself");
      deps.site.crisis_desk = "second-hall";
      await say(deps, second.id, "Thank you");
      expect(await second.stored()).toMatchObject({ isCrisis: true, deskId: "service-hall" });
      expect(await countWaitingBefore(deps.db, await second.stored())).toBe(0);
      expect(await countWaitingBefore(deps.db, await first.stored())).toBe(1);
    }));

  it("stays with the person who has them", () =>
    withDeps(async (deps) => {
      const one = await aQueued(deps);
      const agent = await anOnlineAgent(deps);
      await claimHandoff(deps, one.id, agent);
      await say(deps, one.id, "I want to kill myself");
      expect(await one.stored()).toMatchObject({ isCrisis: true, deskId: "service-hall", claimedBy: agent.staffId });
      expect((await one.panel()).hotlines).not.toEqual([]);
    }));
});
