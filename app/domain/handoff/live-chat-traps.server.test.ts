import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { joinQueue } from "./join-queue.server.ts";
import { loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { loadOffer } from "./load-offer.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";

// What residents and staff of other live chats complained of: the numbers are those of Chatwoot's issues.
const database = useTestDatabase();
/** In the district it is eight hours later; its desks are open from 9 to 12 and from 13:30 to 17, National Day is 1 to 7 October. */
const [MONDAY_MORNING, MONDAY_LUNCH, MONDAY_NIGHT, NATIONAL_DAY] = [
  "2026-09-14T02:00:00Z",
  "2026-09-14T04:30:00Z",
  "2026-09-14T14:00:00Z",
  "2026-10-01T02:00:00Z",
];

type Deps = { db: Database; clock: SetClock; site: ReturnType<typeof aSite>; sessionSecret: string };

const withDeps = (now: string, work: (deps: Deps) => Promise<void>) =>
  database.rolledBack((db) => work({ db, clock: new SetClock(now), site: aSite(), sessionSecret: "for tests" }));

const offerOf = (deps: Deps) => loadOffer(deps, { conversationId: null, language: "en" });

async function aQueued(deps: Deps) {
  const visitorId = randomUUID();
  const conversationId = await aConversation(deps, visitorId);
  const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
  expect((await joinQueue(deps, { handoffId: id, summary: "My allowance stopped" })).status).toBe("done");
  deps.clock.advance(1_000);
  const status = async () =>
    (await loadHandoffPanel(deps, { conversationId, visitorId, language: "en" }))?.statusText ?? "";
  return { id, status };
}

describe("what went wrong with live chats elsewhere", () => {
  it("10059: whoever waits sees how many are before them, and sees it change", () =>
    withDeps(MONDAY_MORNING, async (deps) => {
      const agent = await anOnlineAgent(deps);
      const [first, , third] = [await aQueued(deps), await aQueued(deps), await aQueued(deps)];
      expect(await third.status()).toMatch(/^2 people are before you/);
      expect((await claimHandoff(deps, first.id, agent)).status).toBe("done");
      expect(await third.status()).toMatch(/^1 person is before you/);
    }));

  it("1900: a closed desk says when it opens, by the clock of the district and not of the server", () =>
    withDeps(MONDAY_NIGHT, async (deps) => {
      expect(await offerOf(deps)).toMatchObject({
        status: "closed",
        reason: "outside_hours",
        opens: expect.stringMatching(/Tuesday.*15 September.*9:00/) as string,
      });
    }));

  it("6467: on a holiday nobody is promised, however online they are; the day it opens again is named", () =>
    withDeps(NATIONAL_DAY, async (deps) => {
      await anOnlineAgent(deps);
      expect(await offerOf(deps)).toMatchObject({
        status: "closed",
        reason: "holiday",
        opens: expect.stringMatching(/8 October.*9:00/) as string,
      });
    }));

  it("14009: at lunch the desk is closed, and opens after it on the same day", () =>
    withDeps(MONDAY_LUNCH, async (deps) => {
      await anOnlineAgent(deps);
      expect(await offerOf(deps)).toMatchObject({
        status: "closed",
        opens: expect.stringMatching(/14 September.*13:30/) as string,
      });
    }));

  it("273, 9773, 14313: with nobody there no live person is offered, but a promised day is", () =>
    withDeps(MONDAY_MORNING, async (deps) => {
      expect(await offerOf(deps)).toMatchObject({
        status: "closed",
        reason: "nobody_free",
        promised: expect.stringMatching(/17 September/) as string,
      });
    }));
});
