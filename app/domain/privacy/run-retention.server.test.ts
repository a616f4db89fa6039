import { randomUUID } from "node:crypto";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { RETENTION_CATEGORIES, RETENTION_DAYS, retentionSchema } from "#app/domain/desks/retention.ts";
import { acceptOffer } from "#app/domain/handoff/answer-offer.server.ts";
import { solveHandoff } from "#app/domain/handoff/act-as-staff.server.ts";
import { claimHandoff } from "#app/domain/handoff/claim-handoff.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { sendResidentMessage } from "#app/domain/handoff/send-message.server.ts";
import { changeRequestHold, getRequestHold } from "#app/domain/requests/hold-request.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { insertSession } from "#app/domain/residents/resident-sessions.queries.server.ts";
import { upsertResident } from "#app/domain/residents/residents.queries.server.ts";
import { insertFeedback } from "#app/domain/feedback/feedback.queries.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aConversation } from "#tests/factories/handoff.ts";
import { aRequest, aStaffActor, aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listHandoffWords, listMails, listRequests } from "#tests/support/opened.ts";
import { readRetention } from "./read-retention.server.ts";
import { runRetention } from "./run-retention.server.ts";
import { sealStandingText } from "./seal-standing-text.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("li hua");
const DAY_MS = 86_400_000;
const WORDS = "The lamp before my door is broken";

type Deps = RequestDeps & { readonly log: pino.Logger };

const withDeps = (work: (deps: Deps) => Promise<void>) =>
  database.rolledBack(async (db) =>
    work({ ...(await formDepsWith(db, ["something-else"])), log: pino({ level: "silent" }) }),
  );

const night = async (deps: Deps, limit?: number) =>
  Object.fromEntries((await runRetention(deps, limit)).map((run) => [run.category, run]));

async function aStaffSession(deps: Deps): Promise<StaffSession> {
  const { staffId, name, deskIds } = await aStaffActor(deps.db);
  return { staffId, name, deskIds, email: "wang@linjiang.example", roles: ["supervisor"] };
}

/** A request that is over. */
async function aClosedRequest(deps: Deps): Promise<string> {
  const { reference } = await aRequest(deps, { visitorId, description: WORDS, contact: { email: "li@example.org" } });
  await deps.db.query("update requests set state = 'withdrawn' where reference = $1", [reference]);
  return reference;
}

describe("the table of categories", () => {
  test("has a default for each, and refuses others, none and nonsense", () => {
    expect(retentionSchema.parse({})).toEqual(RETENTION_DAYS);
    expect(retentionSchema.parse({ requests: 7 })).toEqual({ ...RETENTION_DAYS, requests: 7 });
    for (const wrong of [{ requests: 0 }, { requests: 1.5 }, { requests: 99_999 }, { uploads: 30 }])
      expect(retentionSchema.safeParse(wrong).success).toBe(false);
  });

  test("is the one the nightly job works off, with a row of the report for each", () =>
    withDeps(async (deps) => {
      const run = await night(deps);
      expect(Object.keys(run)).toEqual(RETENTION_CATEGORIES);
      const { categories, runs } = await readRetention(deps, { withReasons: false });
      expect(categories).toHaveLength(RETENTION_CATEGORIES.length);
      expect(runs).toHaveLength(RETENTION_CATEGORIES.length);
    }));
});

describe("a request that is over", () => {
  test("is left alone a minute before its day, and is without anything about a person after it", () =>
    withDeps(async (deps) => {
      const reference = await aClosedRequest(deps);
      deps.clock.advance(RETENTION_DAYS.requests * DAY_MS - 60_000);
      expect((await night(deps))["requests"]).toMatchObject({ anonymised: 0 });
      deps.clock.advance(120_000);
      expect((await night(deps))["requests"]).toMatchObject({ anonymised: 1, deleted: 0, held: 0 });
      expect((await night(deps))["requests"]).toMatchObject({ anonymised: 0 });
      const [request] = await listRequests(deps.db);
      expect(request).toMatchObject({
        reference,
        answers: {},
        description: "",
        contact: { name: undefined, email: undefined },
      });
      await expect(getRequestForResident(deps, { reference, visitorId, language: "en" })).rejects.toThrow("not_found");
      expect(await sealStandingText(deps), "is not sealed again as if it stood in plain text").toBe(0);
    }));

  test("goes in batches, each counted with what it took", () =>
    withDeps(async (deps) => {
      for (let i = 0; i < 5; i += 1) await aClosedRequest(deps);
      deps.clock.advance((RETENTION_DAYS.requests + 1) * DAY_MS);
      expect((await night(deps, 2))["requests"]).toMatchObject({ anonymised: 5 });
      await night(deps, 2);
      const { rows } = await deps.db.query(
        "select anonymised, deleted from retention_runs where category = 'requests'",
      );
      expect(rows).toEqual([{ anonymised: 5, deleted: 0 }]);
    }));

  test("stays when it is not over, however old", () =>
    withDeps(async (deps) => {
      await aRequest(deps, { visitorId, description: WORDS });
      deps.clock.advance(2 * RETENTION_DAYS.requests * DAY_MS);
      expect((await night(deps))["requests"]).toMatchObject({ anonymised: 0 });
      expect((await listRequests(deps.db))[0]?.description).toBe(WORDS);
    }));
});

describe("a legal hold", () => {
  test("needs a reason and a request of one's own desks, and is set once", () =>
    withDeps(async (deps) => {
      const staff = await aStaffSession(deps);
      const reference = await aClosedRequest(deps);
      const set = (reason: string, more: Partial<StaffSession> = {}) =>
        changeRequestHold(deps, { reference, staff: { ...staff, ...more }, intent: "set", reason });
      expect(await set("  ")).toEqual({ status: "refused", reason: "no_reason" });
      expect(await set("x".repeat(501))).toEqual({ status: "refused", reason: "reason_too_long" });
      await expect(set("A case before the court", { deskIds: ["nowhere"] })).rejects.toThrow("not_found");
      await expect(set("A case before the court", { roles: ["administrator"] })).rejects.toThrow("not_found");
      expect(await changeRequestHold(deps, { reference, staff, intent: "lift" })).toEqual({
        status: "refused",
        reason: "changed_meanwhile",
      });
      expect(await set("A case before the court")).toEqual({ status: "done" });
      expect(await set("Another")).toEqual({ status: "refused", reason: "changed_meanwhile" });
      expect((await getRequestHold(deps, { reference, staff })).hold).toMatchObject({
        reason: "A case before the court",
      });
      const { rows } = await deps.db.query("select action, details from audit_events where action like 'requests.h%'");
      expect(rows).toEqual([{ action: "requests.held", details: { desk: expect.any(String) } }]);
    }));

  test("keeps the request and its conversation until it is lifted, and the report says so", () =>
    withDeps(async (deps) => {
      const staff = await aStaffSession(deps);
      const conversationId = await aConversation(deps, visitorId);
      const { reference } = await aRequest(deps, { visitorId, description: WORDS, conversationId });
      await deps.db.query("update requests set state = 'withdrawn'");
      await changeRequestHold(deps, { reference, staff, intent: "set", reason: "Court" });
      deps.clock.advance((RETENTION_DAYS.requests + 1) * DAY_MS);
      const held = await night(deps);
      expect(held["requests"]).toMatchObject({ anonymised: 0, held: 1 });
      expect(held["conversations"]).toMatchObject({ deleted: 0 });
      expect((await listRequests(deps.db))[0]?.description).toBe(WORDS);
      expect((await readRetention(deps, { withReasons: false })).holds).toEqual([
        expect.objectContaining({ reference, reason: undefined }),
      ]);
      await changeRequestHold(deps, { reference, staff, intent: "lift" });
      expect((await night(deps))["requests"]).toMatchObject({ anonymised: 1, held: 0 });
    }));
});

test("talks with a person lose their words with their days, other things go, and what is younger stays", () =>
  withDeps(async (deps) => {
    const conversationId = await aConversation(deps, visitorId);
    const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
    await acceptOffer(deps, { handoffId: id, summary: WORDS });
    await sendResidentMessage(deps, { handoffId: id, text: WORDS, clientKey: randomUUID() });
    const agent = await aStaffActor(deps.db);
    await claimHandoff(deps, id, agent);
    await solveHandoff(deps, id, agent);
    await startDraft(deps, { formId: "something-else", visitorId, assurance: "none" });
    const at = deps.clock.now();
    const residentId = await upsertResident(deps.db, { id: randomUUID(), email: "a@b.cn", language: "en", at });
    const expiresAt = new Date(at.getTime() + DAY_MS);
    const session = {
      id: randomUUID(),
      tokenHash: "a".repeat(64),
      residentId,
      browser: "firefox",
      assurance: "low",
    } as const;
    await insertSession(deps.db, { ...session, createdAt: at, expiresAt });
    const search = { kind: "search", language: "en", is_helpful: false, query: "x", result_count: 0 } as const;
    await insertFeedback(deps.db, { id: randomUUID(), ...search, page: null, page_version: null, given_at: at });
    await aRequest(deps, { visitorId, contact: { email: "li@example.org" } });
    await deps.db.query("update outbox_mails set state = 'sent', sent_at = $1", [at]);

    deps.clock.advance(29 * DAY_MS);
    const early = await night(deps);
    for (const category of RETENTION_CATEGORIES)
      expect(early[category], category).toMatchObject({ deleted: 0, anonymised: 0 });
    deps.clock.advance(3 * DAY_MS);
    const month = await night(deps);
    expect(month["drafts"]).toMatchObject({ deleted: 1 });
    expect(month["sessions"]).toMatchObject({ deleted: 1 });
    expect(month["mails"]?.deleted).toBeGreaterThan(0);
    expect(month["feedback"]).toMatchObject({ deleted: 0 });
    expect(await listMails(deps.db)).toEqual([]);
    deps.clock.advance(RETENTION_DAYS.handoffs * DAY_MS);
    const years = await night(deps);
    expect(years["feedback"]).toMatchObject({ deleted: 1 });
    expect(years["handoffs"]).toMatchObject({ anonymised: 1 });
    expect(await listHandoffWords(deps.db)).toEqual([]);
    expect((await night(deps))["handoffs"]).toMatchObject({ anonymised: 0 });
  }));

test.each([
  ["plainly", ""],
  ["in a transaction that seals", "onewindow.sealing"],
  ["in a transaction that forgets", "onewindow.forgetting"],
])("nobody changes or deletes an event %s", (_how, setting) =>
  withDeps(async (deps) => {
    await aRequest(deps, { visitorId, description: WORDS });
    for (const sql of [
      "update request_events set sealed = null, actor_kind = 'system'",
      "update request_events set words_for_resident = 'forged'",
      "delete from request_events",
    ]) {
      const attempt = deps.db.transaction(async (tx) => {
        if (setting) await tx.query("select set_config($1, 'on', true)", [setting]);
        await tx.query(sql);
      });
      await expect(attempt, sql).rejects.toThrow("append-only");
    }
  }),
);
