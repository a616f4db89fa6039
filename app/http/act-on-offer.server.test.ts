import { describe, expect, test } from "vitest";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { getSentHandoff } from "#app/domain/handoff/get-sent-handoff.server.ts";
import { readConversation } from "#app/domain/assistant/find-conversation.server.ts";
import { selectHandoffEvents } from "#app/domain/handoff/handoff-events.queries.server.ts";
import { selectHandoffOfConversation } from "#app/domain/handoff/handoffs.queries.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { actOnOffer } from "./act-on-offer.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");

type Resident = {
  readonly deps: RequestDeps;
  readonly conversationId: string;
  /** What the action gave for a question left at a closed desk. */
  readonly leave: (fields: Record<string, string>) => Promise<unknown>;
};

const withResident = (work: (resident: Resident) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    deps.clock.set("2026-11-22T10:00:00+08:00"); // a Sunday
    const conversationId = await aConversation(deps, visitorId);
    const { conversation } = await readConversation(deps, conversationId, { visitorId, isProgram: false });
    const leave = (fields: Record<string, string>) => {
      const body = new URLSearchParams({ intent: "request", ...fields });
      const request = new Request("https://portal.example/", { method: "POST", body });
      return actOnOffer(request, aLoadContext(deps), conversation);
    };
    await work({ deps, conversationId, leave });
  });

const countRequests = async ({ db }: RequestDeps) =>
  (await db.query<{ n: number }>("select count(*)::int as n from requests")).rows[0]!.n;

const summary = "How much is the old-age allowance?";

describe("a question left at a closed desk", () => {
  test("without a way to be reached is asked about once, then taken from those who know what it means", () =>
    withResident(async ({ deps, leave }) => {
      expect(await leave({ summary })).toMatchObject({
        init: { status: 400 },
        data: { errors: { phone: expect.any(String) as string }, typed: { summary, no_contact: "offered" } },
      });
      expect(await countRequests(deps)).toBe(0);
      await leave({ summary, no_contact: "yes" });
      expect(await countRequests(deps)).toBe(1);
    }));

  test("leads to a page with reference and code, which open it on another device", () =>
    withResident(async ({ deps, conversationId, leave }) => {
      const left = await leave({ summary, phone: "0999 6880001" });
      expect((left as Response).headers.get("Location")).toBe(`/assistant/${conversationId}/sent`);
      const sent = await getSentHandoff(deps, { conversationId, visitorId, language: "en" });
      const elsewhere = { reference: sent.reference, secret: sent.secret ?? "", visitorId: aVisitor("another device") };
      expect(await findRequest(deps, elsewhere)).toMatchObject({ status: "found", reference: sent.reference });
      const stranger = getSentHandoff(deps, { conversationId, visitorId: aVisitor("somebody"), language: "en" });
      await expect(stranger).rejects.toThrow("not_found");
    }));

  test("outlives a switch of language half typed, unchecked and unsent", () =>
    withResident(async ({ deps, leave }) => {
      const typed = { summary: "How mu", phone: "0999", email: "li@", name: "Li" };
      expect(await leave({ ...typed, keep_typed: "yes" })).toMatchObject({
        init: { status: 200 },
        data: { errors: {}, typed },
      });
      expect(await countRequests(deps)).toBe(0);
    }));

  test("names all that is wrong at once, and gives no identity number back", () =>
    withResident(async ({ leave }) => {
      const faults = { phone: expect.any(String) as string, email: expect.any(String) as string };
      expect(await leave({ summary: "11010519491231002X", phone: "none", email: "none" })).toMatchObject({
        data: { errors: faults, typed: { summary: "[ID number]", hidden: "yes", phone: "none" } },
      });
      expect(await leave({ summary: " ", phone: "none" })).toMatchObject({
        data: { errors: { summary: expect.any(String) as string, phone: expect.any(String) as string } },
      });
    }));

  test("with a wish to be rung needs a number, and keeps number and time", () =>
    withResident(async ({ deps, conversationId, leave }) => {
      expect(await leave({ summary, wanted: "morning", email: "li@example.com" })).toMatchObject({
        init: { status: 400 },
        data: { errors: { phone: expect.any(String) as string }, typed: { summary, wanted: "morning" } },
      });
      expect(await countRequests(deps)).toBe(0);
      await leave({ summary, wanted: "morning", phone: "0999 6880001" });
      const handoff = await selectHandoffOfConversation(deps.db, conversationId);
      const kinds = (await selectHandoffEvents(deps.db, handoff?.id ?? "")).map((event) => event.kind);
      expect(kinds).toEqual(["outside_hours", "call_back_asked", "request_opened"]);
      const request = await selectRequest(deps.db, handoff?.requestReference ?? "", { kind: "system" });
      expect(request?.description).toContain("Wants to be rung in the morning.");
    }));

  test("with crisis words shows at once whom to ring", () =>
    withResident(async ({ deps, conversationId, leave }) => {
      const sentNow = () => getSentHandoff(deps, { conversationId, visitorId, language: "en" });
      await leave({ summary: "I want to kill myself", no_contact: "yes" });
      expect((await sentNow()).hotlines.map((line) => line.number)).toEqual(["12356"]);
    }));
});

describe("a place in the queue that is asked for", () => {
  test("is refused with all that was typed when nobody is there any more", () =>
    withResident(async ({ deps, leave }) => {
      deps.clock.set("2026-11-23T10:00:00+08:00"); // a Monday
      expect(await leave({ summary, intent: "accept" })).toMatchObject({
        init: { status: 409 },
        data: { errors: { summary: expect.any(String) as string }, typed: { summary } },
      });
      await anOnlineAgent(deps);
      expect(((await leave({ summary, intent: "accept" })) as Response).status).toBe(303);
      expect(await leave({ intent: "call_back", phone: "none" })).toMatchObject({
        data: { errors: { phone: expect.any(String) as string }, typed: { phone: "none", wanted: "any" } },
      });
      expect(((await leave({ intent: "call_back", phone: "0999 6880001" })) as Response).status).toBe(303);
    }));
});
