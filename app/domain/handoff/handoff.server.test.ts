import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getHandoffForStaff, releaseHandoff, solveHandoff, transferHandoff } from "./act-as-staff.server.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { acceptOffer, leaveHandoff } from "./answer-offer.server.ts";
import { selectHandoffEvents } from "./handoff-events.queries.server.ts";
import { countWaitingBefore, selectHandoff } from "./handoffs.queries.server.ts";
import { loadOffer } from "./load-offer.server.ts";
import { findHandoffOfVisitor, loadHandoffPanel } from "./load-handoff-panel.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { recordBeat } from "./presence/presence.queries.server.ts";
import { sendResidentMessage, sendStaffMessage } from "./send-message.server.ts";

const database = useTestDatabase();
const site = aSite();
/** A Monday, 10:00 in the district. */
const MONDAY_MORNING = "2026-09-14T02:00:00Z";

type Deps = { db: Database; clock: SetClock; site: typeof site; sessionSecret: string };

async function aStaffMember(db: Database, name: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into staff_members (email, name, password_hash, created_at)
     values ($1, $2, '$argon2id$test', $3)
     returning id`,
    [`${name.toLowerCase()}@test.example`, name, new Date(MONDAY_MORNING)],
  );
  return rows[0]!.id;
}

async function aQueuedHandoff(deps: Deps, visitorId = "visitor") {
  const conversationId = await aConversation(deps, visitorId);
  const offered = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
  await acceptOffer(deps, { handoffId: offered.id, summary: "My allowance stopped" });
  return { id: offered.id, conversationId };
}

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack((db) =>
    work({ db, clock: new SetClock(MONDAY_MORNING), site, sessionSecret: "a secret for tests" }),
  );

const handedOffAt = async (db: Database, conversationId: string) =>
  (await db.query<{ at: Date | null }>("select handed_off_at as at from conversations where id = $1", [conversationId]))
    .rows[0]!.at;

describe("a handoff", () => {
  it("is not there for another browser", () =>
    withDeps(async (deps) => {
      const { conversationId } = await aQueuedHandoff(deps, "mine");
      expect(await findHandoffOfVisitor(deps, conversationId, "somebody-else")).toBeUndefined();
      expect(await findHandoffOfVisitor(deps, "no-such-id", "mine")).toBeUndefined();
    }));

  it("is not there for staff of another desk", () =>
    withDeps(async (deps) => {
      const { id } = await aQueuedHandoff(deps);
      const staffId = await aStaffMember(deps.db, "Chen");
      await expect(getHandoffForStaff(deps, id, { staffId, deskIds: ["civil-affairs"] })).rejects.toThrow("not_found");
      const outcome = await claimHandoff(deps, id, { staffId, deskIds: ["civil-affairs"] });
      expect(outcome.status).toBe("refused");
    }));

  it("has exactly one owner however many claim it, and the others learn who", () =>
    withDeps(async (deps) => {
      const { id } = await aQueuedHandoff(deps);
      const names = ["Li", "Wang", "Zhao"];
      const staff: string[] = [];
      for (const name of names) staff.push(await aStaffMember(deps.db, name));
      const outcomes = [];
      for (const staffId of staff) outcomes.push(await claimHandoff(deps, id, { staffId, deskIds: ["service-hall"] }));
      expect(outcomes.map((outcome) => outcome.status)).toEqual(["done", "refused", "refused"]);
      expect(outcomes[1]!.handoff.claimedByName).toBe("Li");
      const claims = (await selectHandoffEvents(deps.db, id)).filter((event) => event.kind === "claimed");
      expect(claims).toHaveLength(1);
    }));

  it("silences the assistant from the queue to the end (where a demo bot of Chatwoot kept talking: rasa-agent-bot-demo 12)", () =>
    withDeps(async (deps) => {
      const { id, conversationId } = await aQueuedHandoff(deps);
      const staffId = await aStaffMember(deps.db, "Li");
      const actor = { staffId, deskIds: ["service-hall"] };
      expect(await handedOffAt(deps.db, conversationId)).toEqual(new Date(MONDAY_MORNING));
      await claimHandoff(deps, id, actor);
      expect(await handedOffAt(deps.db, conversationId)).not.toBeNull();
      await solveHandoff(deps, id, actor);
      expect(await handedOffAt(deps.db, conversationId)).toBeNull();
      expect((await selectHandoff(deps.db, id))?.state).toBe("ended_solved");
    }));

  it("takes messages only from its holder, and the same message once", () =>
    withDeps(async (deps) => {
      const { id } = await aQueuedHandoff(deps);
      const li = await aStaffMember(deps.db, "Li");
      const wang = await aStaffMember(deps.db, "Wang");
      await claimHandoff(deps, id, { staffId: li, deskIds: ["service-hall"] });
      expect(
        (await sendStaffMessage(deps, { handoffId: id, staffId: wang, text: "Hello", clientKey: randomUUID() })).status,
      ).toBe("refused");
      const clientKey = randomUUID();
      await sendStaffMessage(deps, { handoffId: id, staffId: li, text: "Hello, I am Li", clientKey });
      await sendStaffMessage(deps, { handoffId: id, staffId: li, text: "Hello, I am Li", clientKey });
      await sendResidentMessage(deps, { handoffId: id, text: "Good morning", clientKey: randomUUID() });
      const messages = (await selectHandoffEvents(deps.db, id)).filter((event) => event.kind === "message");
      expect(messages.map((event) => [event.actor, event.text])).toEqual([
        ["staff", "Hello, I am Li"],
        ["resident", "Good morning"],
      ]);
      expect((await selectHandoff(deps.db, id))?.state).toBe("active");
    }));

  it("keeps its place when it is released or passed on, and the note is for staff alone", () =>
    withDeps(async (deps) => {
      const first = await aQueuedHandoff(deps, "first");
      deps.clock.advance(60_000);
      const second = await aQueuedHandoff(deps, "second");
      const actor = { staffId: await aStaffMember(deps.db, "Li"), deskIds: ["service-hall"] };
      await claimHandoff(deps, first.id, actor);
      deps.clock.advance(60_000);
      await releaseHandoff(deps, first.id, actor);
      const released = (await selectHandoff(deps.db, first.id))!;
      expect(released.claimedBy).toBeNull();
      expect(await countWaitingBefore(deps.db, released)).toBe(0);
      expect(await countWaitingBefore(deps.db, (await selectHandoff(deps.db, second.id))!)).toBe(1);

      await claimHandoff(deps, first.id, actor);
      await transferHandoff(deps, first.id, actor, { deskId: "second-hall", note: "needs the file" });
      expect((await selectHandoff(deps.db, first.id))?.deskId).toBe("second-hall");
      const panel = await loadHandoffPanel(deps, {
        conversationId: first.conversationId,
        visitorId: "first",
        language: "en",
      });
      expect(JSON.stringify(panel)).not.toContain("needs the file");
      await expect(transferHandoff(deps, second.id, actor, { deskId: "civil-affairs", note: "x" })).rejects.toThrow(
        "unprocessable",
      );
    }));

  it("cannot go on after the resident has left", () =>
    withDeps(async (deps) => {
      const { id } = await aQueuedHandoff(deps);
      await leaveHandoff(deps, { handoffId: id });
      const staffId = await aStaffMember(deps.db, "Li");
      expect((await claimHandoff(deps, id, { staffId, deskIds: ["service-hall"] })).status).toBe("refused");
      expect(
        (await sendResidentMessage(deps, { handoffId: id, text: "Still there?", clientKey: randomUUID() })).status,
      ).toBe("refused");
    }));

  it("is one handoff for a conversation, however often it is asked for", () =>
    withDeps(async (deps) => {
      const conversationId = await aConversation(deps, "visitor");
      const input = { conversationId, visitorId: "visitor", language: "en", isSimplified: false } as const;
      const first = await offerHandoff(deps, input);
      expect((await offerHandoff(deps, input)).id).toBe(first.id);
    }));

  it("is offered only while the desk is open; else the reason and the next opening are said", () =>
    withDeps(async (deps) => {
      const conversationId = await aConversation(deps, "visitor");
      const input = { conversationId, language: "en" } as const;
      const { staffId } = await anOnlineAgent(deps);
      expect(await loadOffer(deps, input)).toMatchObject({ status: "open", waiting: 0 });
      deps.clock.set("2026-09-14T04:30:00Z"); // the lunch break
      expect(await loadOffer(deps, input)).toMatchObject({ status: "closed", reason: "outside_hours" });
      deps.clock.set("2026-10-02T02:00:00Z"); // a holiday, on a Friday
      expect(await loadOffer(deps, input)).toMatchObject({ status: "closed", reason: "holiday" });
      deps.clock.set("2026-10-10T02:00:00Z"); // a worked Saturday
      await recordBeat(deps.db, staffId, deps.clock.now());
      expect(await loadOffer(deps, input)).toMatchObject({ status: "open" });
    }));

  it("refuses any change to what has happened", () =>
    withDeps(async (deps) => {
      await aQueuedHandoff(deps);
      await expect(deps.db.query("update handoff_events set text = 'x'")).rejects.toThrow("append-only");
    }));
});
