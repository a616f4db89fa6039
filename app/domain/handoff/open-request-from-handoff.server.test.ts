import { describe, expect, test } from "vitest";
import { formatMoment } from "#app/i18n/format.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { aStaffActor, aVisitor, requestDeps, type RequestDeps } from "#tests/factories/request.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { claimHandoff } from "./claim-handoff.server.ts";
import { acceptOffer } from "./answer-offer.server.ts";
import { loadOffer } from "./load-offer.server.ts";
import { offerHandoff } from "./offer-handoff.server.ts";
import { openRequestFromHandoff } from "./open-request-from-handoff.server.ts";

const database = useTestDatabase();
const SUNDAY = "2026-11-22T10:00:00+08:00";
const visitorId = aVisitor("li hua");

/** The desk that answers works on Mondays only; the desk that talks does not. */
function aSiteWithAnotherWeek() {
  const site = aSite();
  const none = { tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const desks = site.desks.map((desk) =>
    desk.id === "civil-affairs" ? { ...desk, hours: { ...desk.hours, ...none } } : desk,
  );
  return { ...site, desks };
}

const withConversation = (work: (deps: RequestDeps, conversationId: string) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = { ...requestDeps(db), site: aSiteWithAnotherWeek() };
    deps.clock.set(SUNDAY);
    await aPublishedService(db, { slug: "old-age-allowance", deskId: "civil-affairs", workingDays: 10 });
    const conversationId = await aConversation(deps, visitorId);
    await anAnsweredQuestion(deps, conversationId, "old-age-allowance");
    await work(deps, conversationId);
  });

const begin = (deps: RequestDeps, conversationId: string) =>
  offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });

async function promiseOf({ db }: RequestDeps, reference: string) {
  const { rows } = await db.query<{ due_at: Date; promised_working_days: number }>(
    "select due_at, promised_working_days from requests where reference = $1",
    [reference],
  );
  return rows[0]!;
}

describe("a request out of a conversation", () => {
  test("is due on the very day that the offer named, though the service takes longer", () =>
    withConversation(async (deps, conversationId) => {
      const offer = await loadOffer(deps, { conversationId, language: "en" });
      const { id } = await begin(deps, conversationId);
      const { reference } = await openRequestFromHandoff(deps, {
        handoffId: id,
        description: "How much is it at 90?",
        contact: {},
        openedBy: { kind: "resident" },
      });
      const { due_at: dueAt } = await promiseOf(deps, reference);
      expect(offer).toMatchObject({
        status: "closed",
        promised: formatMoment(dueAt, "day", "en", deps.site.time_zone),
      });
      expect(dueAt).toEqual(new Date("2026-12-07T17:00:00+08:00"));
    }));

  test("that staff take down is promised what the service promises", () =>
    withConversation(async (deps, conversationId) => {
      const { id } = await begin(deps, conversationId);
      await acceptOffer(deps, { handoffId: id, summary: "My mother is 80" });
      const agent = await aStaffActor(deps.db);
      await claimHandoff(deps, id, agent);
      const openedBy = { kind: "staff", staffId: agent.staffId } as const;
      const input = { handoffId: id, description: "Apply for her", contact: {}, openedBy };
      const { reference } = await openRequestFromHandoff(deps, input);
      expect((await promiseOf(deps, reference)).promised_working_days).toBe(10);
    }));
});
