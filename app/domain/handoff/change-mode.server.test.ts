import { describe, expect, it } from "vitest";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { changeMode } from "./change-mode.server.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { countWaitingBefore, selectHandoff } from "./handoffs.queries.server.ts";
import { joinQueue } from "./join-queue.server.ts";
import { loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { loadStaffHandoff } from "./load-staff-handoff.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { openRequestFromHandoff } from "./open-request-from-handoff.server.ts";
import { sweepHandoffs } from "./sweep-handoffs.server.ts";

const database = useTestDatabase();
const MONDAY_MORNING = "2026-09-14T02:00:00Z";
const CALL_BACK = { mode: "call_back", callBack: { phone: "0999 6880001", wanted: "afternoon" } } as const;

const withDeps = (work: (deps: RequestDeps) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    deps.clock.set(MONDAY_MORNING);
    await anOnlineAgent(deps);
    await work(deps);
  });

async function anOffer(deps: RequestDeps, name: string) {
  deps.clock.advance(1_000);
  const visitorId = aVisitor(name);
  const conversationId = await aConversation(deps, visitorId);
  const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
  const stored = async () => (await selectHandoff(deps.db, id))!;
  const before = async () => countWaitingBefore(deps.db, await stored());
  const panel = async () => (await loadHandoffPanel(deps, { conversationId, visitorId, language: "en" }))!;
  return { id, stored, before, panel };
}

async function aQueued(deps: RequestDeps, name: string) {
  const offer = await anOffer(deps, name);
  await joinQueue(deps, { handoffId: offer.id, summary: `The story of ${name}` });
  return offer;
}

describe("a place in the queue", () => {
  it("cannot change its mode before there is one, once a person has it, or after it has ended", () =>
    withDeps(async (deps) => {
      const offered = await anOffer(deps, "offered");
      expect((await changeMode(deps, offered.id, CALL_BACK)).status).toBe("refused");
      const claimed = await aQueued(deps, "claimed");
      await claimHandoff(deps, claimed.id, await anOnlineAgent(deps));
      expect((await changeMode(deps, claimed.id, { mode: "visit" })).status).toBe("refused");
      const ended = await aQueued(deps, "ended");
      await openRequestFromHandoff(deps, {
        handoffId: ended.id,
        description: "x",
        contact: {},
        openedBy: { kind: "system" },
      });
      expect((await changeMode(deps, ended.id, { mode: "chat" })).status).toBe("refused");
    }));

  it("survives chat, call-back, visit and back: one handoff, its waiting time and its story", () =>
    withDeps(async (deps) => {
      const first = await aQueued(deps, "first");
      const second = await aQueued(deps, "second");
      const { queuedAt } = await first.stored();
      await changeMode(deps, first.id, CALL_BACK);
      expect(await first.stored()).toMatchObject({ mode: "call_back", queuedAt, callBack: CALL_BACK.callBack });
      expect((await first.panel()).statusText).toContain("We will ring you on 0999 6880001.");
      expect(await second.before()).toBe(1);

      await changeMode(deps, first.id, { mode: "visit" });
      // Whoever comes on a day of their own holds nobody up.
      expect(await second.before()).toBe(0);
      expect((await first.panel()).statusText).toContain("Your place at Desk service-hall is kept");

      deps.clock.advance(60_000);
      await changeMode(deps, first.id, { mode: "chat" });
      expect(await first.stored()).toMatchObject({ mode: "chat", state: "queued", queuedAt, id: first.id });
      expect((await first.stored()).summary).toBe("The story of first");
      expect([await first.before(), await second.before()]).toEqual([0, 1]);
      const events = await selectHandoffEvents(deps.db, first.id);
      expect(events.map(({ kind, mode }) => [kind, mode])).toEqual([
        ["offered", null],
        ["accepted", null],
        ["call_back_asked", "call_back"],
        ["accepted", "visit"],
        ["accepted", "chat"],
      ]);
    }));

  it("shows staff the number, and is sealed with it", () =>
    withDeps(async (deps) => {
      const one = await aQueued(deps, "one");
      await changeMode(deps, one.id, CALL_BACK);
      const reader = { staffId: crypto.randomUUID(), deskIds: ["service-hall"], language: "en" } as const;
      expect(await loadStaffHandoff(deps, one.id, reader)).toMatchObject(CALL_BACK);
      const { rows } = await deps.db.query("select * from handoffs where id = $1", [one.id]);
      expect(JSON.stringify(rows)).not.toContain("6880001");
    }));

  it("becomes at closing time a request that keeps number and wanted time; a visit does not", () =>
    withDeps(async (deps) => {
      const one = await aQueued(deps, "one");
      const visit = await aQueued(deps, "visit");
      await changeMode(deps, one.id, CALL_BACK);
      await changeMode(deps, visit.id, { mode: "visit" });
      deps.clock.set("2026-09-14T14:00:00Z");
      expect(await sweepHandoffs(deps)).toBe(1);
      const { requestReference } = await one.stored();
      const request = await selectRequest(deps.db, requestReference ?? "", { kind: "system" });
      expect(request?.contact.phone).toContain("6880001");
      expect(request?.description).toContain("Wants to be rung in the afternoon.");
      expect((await visit.stored()).state).toBe("queued");
      deps.clock.set("2026-09-30T14:00:00Z");
      await sweepHandoffs(deps);
      expect((await visit.stored()).state).toBe("ended_left");
    }));
});
