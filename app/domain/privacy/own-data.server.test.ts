import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { selectTables } from "#app/db/database-facts.queries.server.ts";
import { openJson } from "#app/db/encryption/port.ts";
import { SEALED_COLUMNS, type SealedColumn } from "#app/db/encryption/sealed-columns.ts";
import type { Database } from "#app/db/port.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { RETENTION_DAYS } from "#app/domain/desks/retention.ts";
import { changeMode } from "#app/domain/handoff/change-mode.server.ts";
import { joinQueue } from "#app/domain/handoff/join-queue.server.ts";
import { offerHandoff } from "#app/domain/handoff/offer-handoff.server.ts";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { tellBrowser } from "#app/domain/requests/browsers/tell-browser.server.ts";
import { changeWay } from "#app/domain/requests/choose-ways.server.ts";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { handOverRequests } from "#app/domain/requests/hand-over.queries.server.ts";
import { acceptMandate } from "#app/domain/requests/mandates/accept-mandate.server.ts";
import { endMandate } from "#app/domain/requests/mandates/end-mandate.server.ts";
import { nameHelperForForms, nameHelperForRequest } from "#app/domain/requests/mandates/name-helper.server.ts";
import { insertFollower } from "#app/domain/requests/request-followers.queries.server.ts";
import { viewRequestAsStaff } from "#app/domain/requests/view-request-as-staff.server.ts";
import { changeName } from "#app/domain/residents/change-name.server.ts";
import { enterSignInCode } from "#app/domain/residents/enter-sign-in-code.server.ts";
import { findResidentSession } from "#app/domain/residents/find-resident-session.server.ts";
import { sendOwnCode } from "#app/domain/residents/own-code.server.ts";
import type { ResidentSession } from "#app/domain/residents/resident.ts";
import { sendSignInCode } from "#app/domain/residents/send-sign-in-code.server.ts";
import { begin, formDepsWith, send } from "#tests/factories/form.ts";
import { anOnlineAgent } from "#tests/factories/agent.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aRequest, aStaffActor, aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { aSubscription } from "#tests/factories/subscription.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails, listRequests } from "#tests/support/opened.ts";
import { correctPhone } from "./correct-data.server.ts";
import { eraseAccount } from "./erase-account.server.ts";
import { readOwnData } from "./read-own-data.server.ts";
import { readOwnRequest } from "./read-own-request.server.ts";

const database = useTestDatabase();
const EMAIL = "seeded.resident@example.org";
const NAME = "Seeded Resident";
const WORDS = "The seeded lamp is broken";

const withDeps = (work: (deps: RequestDeps) => Promise<void>) =>
  database.rolledBack(async (db) => work(await formDepsWith(db, ["something-else"])));

const mailedCode = async ({ db }: RequestDeps) => /\d{6}/.exec((await listMails(db)).at(-1)?.body ?? "")?.[0] ?? "";

async function signIn(deps: RequestDeps, email = EMAIL): Promise<ResidentSession> {
  await deps.db.query("delete from outbox_mails");
  const browserToken = randomUUID();
  await sendSignInCode(deps, { email, language: "en", browserToken });
  const code = await mailedCode(deps);
  const outcome = await enterSignInCode(deps, { browserToken, code, language: "en", browser: "firefox" });
  if (outcome.status !== "signed_in") throw new Error(outcome.status);
  const session = await findResidentSession(deps, outcome.token);
  if (!session) throw new Error("nobody is signed in");
  return session;
}

/** A resident with a request, a form, a conversation and a name; gives the session and the request. */
async function aLivedInAccount(deps: RequestDeps) {
  const session = await signIn(deps);
  await changeName(deps, session.resident.id, NAME);
  const { visitorId } = session;
  const contact = { name: NAME, phone: "13912345678", email: EMAIL };
  const request = await aRequest(deps, { visitorId, description: WORDS, contact });
  const key = await begin(deps, "something-else");
  await deps.db.query("update form_drafts set visitor_id = $1", [visitorId]);
  await send(deps, { ...key, visitorId }, "topic", { topic: "idea" });
  await send(deps, { ...key, visitorId }, "details", { details: WORDS });
  await anAnsweredQuestion(deps, await aConversation(deps, visitorId), "old-age-card");
  return { session, request };
}

async function ownCode(deps: RequestDeps, session: ResidentSession, purpose: "erase" | "mail", email = EMAIL) {
  await deps.db.query("delete from outbox_mails");
  await sendOwnCode(deps, session, { purpose, email, language: "en" });
  return mailedCode(deps);
}

/** Everything in every table as text, sealed values opened. */
async function dumpOpened(db: Database): Promise<string> {
  const parts: string[] = [];
  for (const table of await selectTables(db)) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`);
    parts.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  for (const column of Object.keys(SEALED_COLUMNS) as SealedColumn[]) {
    const { table, row } = SEALED_COLUMNS[column];
    const { rows } = await db.query<{ row: string; sealed: string }>(
      `select ${row} as row, t.sealed from ${table} t where t.sealed is not null`,
    );
    parts.push(
      ...rows.map((found) => `${column} ${JSON.stringify(openJson(db, { column, row: found.row }, found.sealed))}`),
    );
  }
  return parts.join("\n");
}

describe("what is stored about somebody", () => {
  test("of another's request is not there", () =>
    withDeps(async (deps) => {
      const { request } = await aLivedInAccount(deps);
      const stranger = { reference: request.reference, visitorId: aVisitor("stranger"), language: "en" } as const;
      await expect(readOwnRequest(deps, stranger)).rejects.toThrow("not_found");
      const other = await signIn(deps, "other@example.org");
      expect(await readOwnData(deps, other, "en")).toMatchObject({ requests: [], drafts: [], conversations: [] });
    }));

  test("is told whole, with who of the staff looked, by desk and role and without a name", () =>
    withDeps(async (deps) => {
      const { session, request } = await aLivedInAccount(deps);
      const { staffId, name, deskIds } = await aStaffActor(deps.db);
      const staff = { staffId, name, deskIds, email: "w@linjiang.example", roles: ["agent"] } as const;
      for (let i = 0; i < 3; i += 1)
        await viewRequestAsStaff(deps, { reference: request.reference, staff, language: "en" });
      const own = await readOwnData(deps, { ...session, resident: { ...session.resident, name: NAME } }, "en");
      expect(own.account).toMatchObject({ email: EMAIL, name: NAME });
      expect(own.sessions).toHaveLength(1);
      expect(own.requests).toEqual([
        expect.objectContaining({
          reference: request.reference,
          description: WORDS,
          contact: { name: NAME, phone: "13912345678", email: EMAIL },
          views: [{ day: expect.stringMatching(/^\d{4}-/), desk: expect.any(String), role: "agent" }],
          kept: { status: "open", days: RETENTION_DAYS.requests },
        }),
      ]);
      expect(own.drafts[0]?.answers.map(({ value }) => value)).toContain(WORDS);
      expect(own.conversations[0]?.lines.map(({ by }) => by)).toEqual(["you", "assistant"]);
      expect(JSON.stringify(own)).not.toContain(name);
    }));

  test("has what was given to staff with a conversation: the summary, and the number to be rung", () =>
    withDeps(async (deps) => {
      const { session } = await aLivedInAccount(deps);
      const { visitorId } = session;
      const conversationId = await aConversation(deps, visitorId);
      await anOnlineAgent(deps);
      const { id } = await offerHandoff(deps, { conversationId, visitorId, language: "en", isSimplified: false });
      await joinQueue(deps, { handoffId: id, summary: "My own summary" });
      await changeMode(deps, id, { mode: "call_back", callBack: { phone: "13700001111", wanted: "morning" } });
      const own = await readOwnData(deps, session, "en");
      const lines = own.conversations.find((one) => one.id === conversationId)?.lines;
      expect(lines?.slice(0, 2)).toMatchObject([
        { by: "you", text: "My own summary" },
        { by: "you", text: "13700001111" },
      ]);
    }));

  test("has helpers by name with what they did, on both sides, and how they are told", () =>
    withDeps(async (deps) => {
      const { session, request } = await aLivedInAccount(deps);
      const { visitorId } = session;
      const { reference } = request;
      const nephew = await signIn(deps, "nephew@example.org");
      const terms = { helper: "Li Wei", resident: NAME, duration: "month" };
      const named = await nameHelperForRequest(deps, { reference, visitorId, terms });
      const forForms = await nameHelperForForms(deps, {
        ...{ visitorId, terms, formIds: ["something-else"], email: EMAIL, language: "en" },
      });
      if (named.status === "refused" || forForms.status === "refused") throw new Error("refused");
      const helper = { visitorId: nephew.visitorId, email: "nephew@example.org", language: "en" } as const;
      await acceptMandate(deps, { code: named.code, helper, isNotified: false });
      const words = "Her number is on page two.";
      await addInformation(deps, { reference, visitorId: nephew.visitorId, isHelper: true, words });
      await changeWay(deps, { reference, visitorId, way: "mail", isChosen: false });
      const subscription = aSubscription();
      const withPush = { ...deps, webPush: { messages: "sent", publicKey: "B", hosts: [] } } as const;
      await tellBrowser(withPush, { reference, visitorId, subscription: subscription.json });

      const own = await readOwnData(deps, session, "en");
      expect(own.requests[0]?.helpers).toEqual([
        expect.objectContaining({
          ...{ helper: "Li Wei", state: "live", account: "nephew@example.org", reference },
          steps: expect.arrayContaining([expect.objectContaining({ kind: "information_added" })]),
        }),
      ]);
      expect(own.requests[0]?.ways).toEqual([{ way: "mail", isChosen: false, to: EMAIL }]);
      expect(own.requests[0]?.browsers).toEqual([{ service: "fcm.googleapis.com", since: deps.clock.now() }]);
      expect(JSON.stringify(own)).not.toContain(subscription.endpoint);
      expect(own.requests[0]?.events.find(({ kind }) => kind === "information_added")?.helper).toBe("Li Wei");
      expect(own.helpers).toMatchObject([{ helper: "Li Wei", state: "waiting", forms: [{ id: "something-else" }] }]);
      expect(own.helping).toEqual([]);

      // What ended is still stored about the helper, and told.
      await endMandate(deps, { id: named.id, by: { kind: "helper", helperId: nephew.visitorId } });
      const helping = await readOwnData(deps, nephew, "en");
      expect(helping.helping).toMatchObject([{ resident: NAME, state: "ended", endedBy: "helper", reference }]);
      expect({ requests: helping.requests, helpers: helping.helpers }).toEqual({ requests: [], helpers: [] });
    }));

  test("has what others told and they follow, without whose it is nor its number, also after their browser signed in", () =>
    withDeps(async (deps) => {
      const followed = await aRequest(deps, { description: "of a neighbour", contact: { name: "Mrs Wu" } });
      const session = await signIn(deps);
      await insertFollower(deps.db, {
        ...{
          id: randomUUID(),
          key: "k",
          requestId: followed.requestId,
          address: { email: EMAIL },
          language: "en" as const,
        },
        ...{ visitorId: aVisitor("their browser"), at: deps.clock.now() },
      });
      await deps.db.transaction((tx) => handOverRequests(tx, aVisitor("their browser"), session.visitorId));
      const own = await readOwnData(deps, session, "en");
      expect(own.follows).toEqual([{ matter: expect.any(String), to: EMAIL, since: deps.clock.now() }]);
      expect(JSON.stringify(own)).not.toMatch(new RegExp(`${followed.reference}|Mrs Wu|neighbour`));
    }));

  test("names the day on which a request that is over goes", () =>
    withDeps(async (deps) => {
      const { session, request } = await aLivedInAccount(deps);
      await deps.db.query("update requests set state = 'withdrawn'");
      const { kept } = await readOwnRequest(deps, { ...session, reference: request.reference, language: "en" });
      expect(kept).toEqual({ status: "until", date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) });
    }));
});

describe("correcting", () => {
  test("a telephone number refuses what is none, and changes requests that go on", () =>
    withDeps(async (deps) => {
      const { session } = await aLivedInAccount(deps);
      expect(await correctPhone(deps, session.visitorId, "soon")).toEqual({ status: "wrong" });
      expect(await correctPhone(deps, aVisitor("stranger"), "0999 688 1234")).toEqual({
        status: "changed",
        requests: 0,
      });
      expect(await correctPhone(deps, session.visitorId, "0999 688 1234")).toEqual({ status: "changed", requests: 1 });
      expect((await listRequests(deps.db))[0]?.contact).toEqual({ name: NAME, phone: "09996881234", email: EMAIL });
      await deps.db.query("update requests set state = 'withdrawn'");
      expect(await correctPhone(deps, session.visitorId, "0999 000 0000")).toEqual({ status: "changed", requests: 0 });
    }));
});

describe("erasing an account", () => {
  test("needs a fresh code of its own: none, a wrong one, one for another purpose or another session erase nothing", () =>
    withDeps(async (deps) => {
      const { session } = await aLivedInAccount(deps);
      expect(await eraseAccount(deps, session, "123456")).toEqual({ status: "gone" });
      const forMail = await ownCode(deps, session, "mail");
      expect(await eraseAccount(deps, session, forMail)).toEqual({ status: "gone" });
      const code = await ownCode(deps, session, "erase");
      const elsewhere = await signIn(deps);
      expect(await eraseAccount(deps, elsewhere, code)).toEqual({ status: "gone" });
      deps.clock.advance(11 * 60_000);
      expect(await eraseAccount(deps, session, code)).toEqual({ status: "gone" });
      expect((await readOwnData(deps, session, "en")).requests).toHaveLength(1);
    }));

  test("of who has no mail address needs a sign-in of the last ten minutes", () =>
    withDeps(async (deps) => {
      const { session } = await aLivedInAccount(deps);
      const unaddressed = { ...session, resident: { ...session.resident, email: undefined } };
      deps.clock.advance(11 * 60_000);
      expect(await eraseAccount(deps, unaddressed, "")).toEqual({ status: "not_fresh" });
    }));

  test("leaves nothing of the person but requests the law keeps, which are nobody's any more", () =>
    withDeps(async (deps) => {
      const { session, request } = await aLivedInAccount(deps);
      const code = await ownCode(deps, session, "erase");
      expect(await eraseAccount(deps, session, code)).toEqual({ status: "erased", requestsKept: 1 });
      const dump = await dumpOpened(deps.db);
      const traces = dump.split("\n").filter((line) => /seeded/i.test(line));
      expect(
        traces.every((line) => line.startsWith("requests.sealed ")),
        traces.join("\n"),
      ).toBe(true);
      expect(
        dump.split("\n").filter((line) => line.includes(session.visitorId) && !line.startsWith("public.audit_events")),
      ).toEqual([]);
      const lookUp = { reference: request.reference, secret: request.secret, visitorId: aVisitor("new browser") };
      expect(await findRequest(deps, lookUp)).toMatchObject({ status: "found" });
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
      expect((await signIn(deps)).resident.id).not.toBe(session.resident.id);
    }));
});
