import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aSite } from "#tests/factories/site.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { solveHandoff } from "../act-as-staff.server.ts";
import { claimHandoff } from "../claim-handoff.server.ts";
import { selectHandoffEvents } from "../handoff-events.queries.server.ts";
import { countWaitingBefore, selectHandoff } from "../handoffs.queries.server.ts";
import { joinQueue } from "../join-queue.server.ts";
import { loadHandoffPanel } from "../load-handoff-panel.server.ts";
import { loadOffer } from "../load-offer.server.ts";
import { offerHandoff } from "../offer-handoff.server.ts";
import { sendStaffMessage } from "../send-message.server.ts";
import { choosePresence, openPresence } from "./choose-presence.server.ts";
import { BEAT_EVERY_MS, SILENT_AFTER_MS, SILENT_AFTER_PAGE_MS, WATCH_EVERY_MS } from "./presence.ts";
import { recordBeat, recordPage } from "./presence.queries.server.ts";
import { returnSilent } from "./return-silent.server.ts";

const database = useTestDatabase();
const base = aSite();
const site = { ...base, desks: base.desks.map((desk) => ({ ...desk, live_at_once: 2 })) };
/** A Monday, 10:00 in the district. */
const MONDAY_MORNING = "2026-09-14T02:00:00Z";

type Deps = { db: Database; clock: SetClock; site: typeof site; sessionSecret: string };

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack((db) =>
    work({ db, clock: new SetClock(MONDAY_MORNING), site, sessionSecret: "a secret for tests" }),
  );

const offerNow = (deps: Deps) => loadOffer(deps, { conversationId: null, language: "en" });

async function anOffer(deps: Deps, visitorId: string = randomUUID()) {
  const conversationId = await aConversation(deps, visitorId);
  const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
  return { id, conversationId, visitorId };
}

async function aQueued(deps: Deps, visitorId?: string) {
  const offer = await anOffer(deps, visitorId);
  expect(await joinQueue(deps, { handoffId: offer.id, summary: "My allowance stopped" })).toMatchObject({
    status: "done",
  });
  return offer;
}

/** What happened, in the words of the resident's page. */
const eventsOf = async (deps: Deps, id: string) =>
  (await selectHandoffEvents(deps.db, id)).map(({ kind, actor }) => `${actor} ${kind}`);

describe("a person is offered only when somebody is there", () => {
  it("not while nobody is online, however open the desk is; the event says so", () =>
    withDeps(async (deps) => {
      expect(await offerNow(deps)).toMatchObject({
        status: "closed",
        reason: "nobody_free",
        opens: null,
        until: "12:00",
        promised: expect.any(String) as string,
      });
      const { id } = await anOffer(deps);
      expect(await joinQueue(deps, { handoffId: id, summary: "Help" })).toEqual({ status: "unavailable" });
      expect((await selectHandoff(deps.db, id))?.state).toBe("offered");
      expect(await eventsOf(deps, id)).toEqual(["system nobody_free", "system nobody_free"]);
    }));

  it("not by whoever is away or offline, and not at night by whoever stayed online", () =>
    withDeps(async (deps) => {
      const { staffId } = await anOnlineAgent(deps);
      expect(await offerNow(deps)).toMatchObject({ status: "open", waiting: 0 });
      for (const chosen of ["away", "offline"]) {
        await choosePresence(deps, { staffId, chosen, note: "lunch" });
        expect(await offerNow(deps)).toMatchObject({ status: "closed", reason: "nobody_free" });
      }
      await choosePresence(deps, { staffId, chosen: "online" });
      deps.clock.set("2026-09-14T14:00:00Z");
      await recordBeat(deps.db, staffId, deps.clock.now());
      expect(await offerNow(deps)).toMatchObject({ status: "closed", reason: "outside_hours" });
    }));

  it("not by people without a live desk, nor by suspended accounts", () =>
    withDeps(async (deps) => {
      await anOnlineAgent(deps, ["civil-affairs"]);
      const { staffId } = await anOnlineAgent(deps);
      await deps.db.query("update staff_members set disabled_at = now() where id = $1", [staffId]);
      expect(await offerNow(deps)).toMatchObject({ status: "closed", reason: "nobody_free" });
    }));

  it("by another live desk when the first has nobody", () =>
    withDeps(async (deps) => {
      await anOnlineAgent(deps, ["second-hall"]);
      expect(await offerNow(deps)).toMatchObject({ status: "open", deskName: "Desk second-hall" });
      const { id } = await aQueued(deps);
      expect((await selectHandoff(deps.db, id))?.deskId).toBe("second-hall");
    }));

  it("not when everybody has as many conversations as the desk allows, and again when one ends", () =>
    withDeps(async (deps) => {
      const agent = await anOnlineAgent(deps);
      const [first, second, third] = [await aQueued(deps), await aQueued(deps), await aQueued(deps)];
      expect((await claimHandoff(deps, first.id, agent)).status).toBe("done");
      expect((await claimHandoff(deps, second.id, agent)).status).toBe("done");
      expect(await claimHandoff(deps, third.id, agent)).toMatchObject({ status: "refused", limit: 2 });
      expect((await selectHandoff(deps.db, third.id))?.state).toBe("queued");
      expect(await offerNow(deps)).toMatchObject({ status: "closed", reason: "nobody_free" });
      await solveHandoff(deps, first.id, agent);
      expect(await offerNow(deps)).toMatchObject({ status: "open", waiting: 1 });
    }));
});

describe("presence", () => {
  it("refuses what is none, and a note that is too long", () =>
    withDeps(async (deps) => {
      const { staffId } = await anOnlineAgent(deps);
      expect(await choosePresence(deps, { staffId, chosen: "busy" })).toEqual({ status: "refused", reason: "unknown" });
      expect(await choosePresence(deps, { staffId, chosen: "away", note: "x".repeat(81) })).toEqual({
        status: "refused",
        reason: "note_long",
      });
      expect(await openPresence(deps, { staffId, isDemo: false })).toMatchObject({ presence: "online" });
    }));

  it("is chosen by oneself: opening the list makes nobody online, but for sample accounts that never chose", () =>
    withDeps(async (deps) => {
      const { staffId } = await aStaffMember(deps.db, ["agent"], ["service-hall"]);
      expect(await openPresence(deps, { staffId, isDemo: false })).toMatchObject({ presence: "offline" });
      expect(await openPresence(deps, { staffId, isDemo: true })).toMatchObject({ presence: "online" });
      await choosePresence(deps, { staffId, chosen: "away", note: " lunch " });
      expect(await openPresence(deps, { staffId, isDemo: true })).toMatchObject({ presence: "away", note: "lunch" });
    }));

  it("of a page without scripts lasts until ten minutes after it was loaded, of one with scripts half a minute", () =>
    withDeps(async (deps) => {
      const { staffId } = await aStaffMember(deps.db, ["agent"], ["service-hall"]);
      await choosePresence(deps, { staffId, chosen: "online" });
      deps.clock.advance(SILENT_AFTER_PAGE_MS - 1);
      expect(await offerNow(deps)).toMatchObject({ status: "open" });
      await recordPage(deps.db, staffId, deps.clock.now());
      await recordBeat(deps.db, staffId, deps.clock.now());
      await recordPage(deps.db, staffId, deps.clock.now());
      deps.clock.advance(SILENT_AFTER_MS);
      expect(await offerNow(deps)).toMatchObject({ status: "closed", reason: "nobody_free" });
    }));

  it("is noticed as gone within 30 seconds, though one beat got lost", () => {
    expect(SILENT_AFTER_MS + WATCH_EVERY_MS).toBeLessThanOrEqual(30_000);
    expect(SILENT_AFTER_MS).toBeGreaterThan(3 * BEAT_EVERY_MS);
  });
});

describe("a browser of staff that dies", () => {
  it("keeps everything while it beats", () =>
    withDeps(async (deps) => {
      const agent = await anOnlineAgent(deps);
      const { id } = await aQueued(deps);
      await claimHandoff(deps, id, agent);
      for (let beat = 0; beat < 10; beat += 1) {
        deps.clock.advance(BEAT_EVERY_MS);
        await recordBeat(deps.db, agent.staffId, deps.clock.now());
        expect(await returnSilent(deps)).toBe(0);
      }
      expect((await selectHandoff(deps.db, id))?.claimedBy).toBe(agent.staffId);
    }));

  it("returns its conversations with their places kept; the resident is told, and it is offline", () =>
    withDeps(async (deps) => {
      const agent = await anOnlineAgent(deps);
      const first = await aQueued(deps, "first");
      deps.clock.advance(1_000);
      const second = await aQueued(deps, "second");
      await claimHandoff(deps, first.id, agent);
      await sendStaffMessage(deps, {
        handoffId: first.id,
        staffId: agent.staffId,
        text: "Hi",
        clientKey: randomUUID(),
      });
      await recordBeat(deps.db, agent.staffId, deps.clock.now());
      deps.clock.advance(SILENT_AFTER_MS);

      expect(await returnSilent(deps)).toBe(1);
      expect(await returnSilent(deps)).toBe(0);
      const returned = (await selectHandoff(deps.db, first.id))!;
      expect(returned).toMatchObject({ state: "queued", claimedBy: null });
      expect(await countWaitingBefore(deps.db, returned)).toBe(0);
      expect(await countWaitingBefore(deps.db, (await selectHandoff(deps.db, second.id))!)).toBe(1);
      expect(await eventsOf(deps, first.id)).toEqual([
        "system offered",
        "resident accepted",
        "staff claimed",
        "staff message",
        "system released",
      ]);
      const panel = await loadHandoffPanel(deps, {
        conversationId: first.conversationId,
        visitorId: "first",
        language: "en",
      });
      expect(panel?.entries.at(-1)?.text).toBe(
        "The connection to Wang Fang was lost. You are back in the queue and keep your place.",
      );
      expect(panel?.statusText).toBe(
        "You are first in line at Desk service-hall. You can close this page and come back. " +
          "Nobody is at the desk just now. You keep your place, or choose another way below.",
      );
      expect(await openPresence(deps, { staffId: agent.staffId, isDemo: false })).toEqual({
        presence: "offline",
        note: "",
        isBySilence: true,
      });
      const { rows } = await deps.db.query("select actor_kind from audit_events where action = 'handoff.release'");
      expect(rows).toEqual([{ actor_kind: "system" }]);
    }));

  it("leaves those of colleagues alone, and what was taken before anybody was heard of goes back", () =>
    withDeps(async (deps) => {
      const [gone, there] = [await anOnlineAgent(deps), await anOnlineAgent(deps)];
      const [lost, kept] = [await aQueued(deps), await aQueued(deps)];
      await claimHandoff(deps, lost.id, gone);
      await claimHandoff(deps, kept.id, there);
      await deps.db.query("delete from staff_presence where staff_id = $1", [gone.staffId]);
      expect(await returnSilent(deps)).toBe(1);
      expect((await selectHandoff(deps.db, lost.id))?.state).toBe("queued");
      expect((await selectHandoff(deps.db, kept.id))?.state).toBe("claimed");
    }));
});
