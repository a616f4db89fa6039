import { listMails } from "#tests/support/opened.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { aVisitor } from "#tests/factories/request.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { nameBrowser } from "#app/domain/accounts/browser.ts";
import { changeLook, followSwitches } from "./change-look.server.ts";
import { changeName } from "./change-name.server.ts";
import { endOtherSessions, signOutResident } from "./end-sessions.server.ts";
import { enterSignInCode } from "./enter-sign-in-code.server.ts";
import { findResidentSession } from "./find-resident-session.server.ts";
import { countHeld, joinBrowser } from "./join-browser.server.ts";
import { readAccount } from "./read-account.server.ts";
import type { ResidentSession } from "./resident.ts";
import { sendSignInCode } from "./send-sign-in-code.server.ts";

const database = useTestDatabase();
const NOW = "2026-11-18T02:00:00Z";
const { site } = smallContent();
const clock = new SetClock(NOW);
beforeEach(() => clock.set(new Date(NOW)));

const depsOf = (db: Database) => ({ db, clock, site, sessionSecret: "secret of the tests", jobs: new FakeJobs() });
type Deps = ReturnType<typeof depsOf>;
const inPortal = (work: (deps: Deps) => Promise<void>) => database.rolledBack((db) => work(depsOf(db)));
const minutesLater = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));

async function mailedCode({ db }: Deps): Promise<string> {
  return /\d{6}/.exec((await listMails(db)).at(-1)?.body ?? "")?.[0] ?? "";
}

/** Asks for a code and gives it with what the browser holds. */
async function ask(deps: Deps, email = "li.hua@example.org") {
  await deps.db.query("delete from outbox_mails");
  const browserToken = makeSessionToken();
  await sendSignInCode(deps, { email, language: "en", browserToken });
  return { browserToken, code: await mailedCode(deps) };
}

const enter = (deps: Deps, asked: { browserToken: string; code: string }, previousToken?: string) =>
  enterSignInCode(deps, { ...asked, language: "en", browser: "firefox", previousToken });

async function signIn(deps: Deps, email?: string, previousToken?: string): Promise<string> {
  const outcome = await enter(deps, await ask(deps, email), previousToken);
  if (outcome.status !== "signed_in") throw new Error(outcome.status);
  return outcome.token;
}

async function sessionOf(deps: Deps, token: string): Promise<ResidentSession> {
  const session = await findResidentSession(deps, token);
  if (!session) throw new Error("nobody is signed in");
  return session;
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a code by mail", () => {
  it("is refused when wrong, and dead after five wrong ones", () =>
    inPortal(async (deps) => {
      const asked = await ask(deps);
      const wrong = { ...asked, code: other(asked.code) };
      for (const triesLeft of [4, 3, 2, 1]) expect(await enter(deps, wrong)).toEqual({ status: "wrong", triesLeft });
      expect(await enter(deps, wrong)).toEqual({ status: "gone" });
      expect(await enter(deps, asked)).toEqual({ status: "gone" });
    }));

  it("is refused in another browser, after ten minutes, and the second time", () =>
    inPortal(async (deps) => {
      const asked = await ask(deps);
      expect(await enter(deps, { ...asked, browserToken: makeSessionToken() })).toEqual({ status: "gone" });
      minutesLater(10);
      expect(await enter(deps, asked)).toEqual({ status: "gone" });
      const again = await ask(deps);
      expect(await enter(deps, again)).toMatchObject({ status: "signed_in" });
      expect(await enter(deps, again)).toEqual({ status: "gone" });
    }));

  it("stands nowhere in the database but in the mail, and a session's token not at all", () =>
    inPortal(async (deps) => {
      const asked = await ask(deps);
      const token = await signIn(deps);
      for (const table of ["sign_in_codes", "resident_sessions", "residents", "audit_events"]) {
        const { rows } = await deps.db.query<{ all: string }>(`select ${table}::text as all from ${table}`);
        const all = rows.map((row) => row.all).join();
        expect(all).not.toBe("");
        for (const secret of [asked.code, asked.browserToken, token]) expect(all).not.toContain(secret);
        if (table === "audit_events") expect(all).not.toContain("li.hua");
      }
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
    }));

  it("opens the same account whatever the capitals", () =>
    inPortal(async (deps) => {
      const first = await sessionOf(deps, await signIn(deps, "li.hua@example.org"));
      const second = await sessionOf(deps, await signIn(deps, "Li.Hua@Example.org"));
      expect(second.resident.id).toBe(first.resident.id);
      expect(second.visitorId).toBe(first.visitorId);
      const stranger = await sessionOf(deps, await signIn(deps, "wang@example.org"));
      expect(stranger.visitorId).not.toBe(first.visitorId);
    }));
});

describe("a session", () => {
  it("ends after two hours without a request, and after a day in any case", () =>
    inPortal(async (deps) => {
      const idle = await signIn(deps);
      minutesLater(119);
      expect(await findResidentSession(deps, idle)).toBeDefined();
      minutesLater(121);
      expect(await findResidentSession(deps, idle)).toBeUndefined();
      const busy = await signIn(deps);
      for (let hour = 0; hour < 23; hour++) {
        minutesLater(60);
        expect(await findResidentSession(deps, busy)).toBeDefined();
      }
      minutesLater(60);
      expect(await findResidentSession(deps, busy)).toBeUndefined();
    }));

  it("ends with signing out, and with the next sign-in of the same browser", () =>
    inPortal(async (deps) => {
      const first = await signIn(deps);
      const second = await signIn(deps, undefined, first);
      expect(await findResidentSession(deps, first)).toBeUndefined();
      await signOutResident(deps, second);
      expect(await findResidentSession(deps, second)).toBeUndefined();
    }));

  it("is not ended from one that began more than a quarter of an hour ago, until its owner signed in again", () =>
    inPortal(async (deps) => {
      const here = await signIn(deps);
      const library = await signIn(deps);
      minutesLater(16);
      expect(await endOtherSessions(deps, await sessionOf(deps, here))).toEqual({ status: "not_fresh" });
      expect(await findResidentSession(deps, library)).toBeDefined();
      const again = await signIn(deps, undefined, here);
      expect(await endOtherSessions(deps, await sessionOf(deps, again))).toEqual({ status: "ended", count: 1 });
      expect(await findResidentSession(deps, library)).toBeUndefined();
    }));

  it("is ended from another one of the same resident, and from nobody else's", () =>
    inPortal(async (deps) => {
      const phone = await signIn(deps);
      const library = await signIn(deps);
      const stranger = await sessionOf(deps, await signIn(deps, "wang@example.org"));
      const own = await sessionOf(deps, phone);
      const { sessionId } = await sessionOf(deps, library);
      expect(await endOtherSessions(deps, stranger, sessionId)).toEqual({ status: "ended", count: 0 });
      expect(await findResidentSession(deps, library)).toBeDefined();
      expect(await endOtherSessions(deps, own, own.sessionId)).toEqual({ status: "ended", count: 0 });
      expect(await endOtherSessions(deps, own, sessionId)).toEqual({ status: "ended", count: 1 });
      expect(await findResidentSession(deps, library)).toBeUndefined();
      await signIn(deps);
      expect(await endOtherSessions(deps, own)).toEqual({ status: "ended", count: 1 });
      expect((await readAccount(deps, own, "en")).sessions).toMatchObject([{ isThis: true, browser: "firefox" }]);
    }));
});

describe("what a browser began as a guest", () => {
  const guestId = aVisitor("guest");

  async function begin({ db }: Deps, visitorId: string): Promise<string> {
    const id = randomUUID();
    await db.query(
      `insert into conversations (id, visitor_id, language, mode, channel, created_at, last_active_at)
       values ($1, $2, 'en', 'full', 'web', $3, $3)`,
      [id, visitorId, NOW],
    );
    await db.query(
      `insert into questions (id, conversation_id, position, text, language, asked_at)
       values ($1, $2, 1, 'When is the library open?', 'en', $3)`,
      [randomUUID(), id, NOW],
    );
    return id;
  }

  it("stays there until its owner says so, and is the account's afterwards", () =>
    inPortal(async (deps) => {
      const id = await begin(deps, guestId);
      await begin(deps, aVisitor("somebody else"));
      const session = await sessionOf(deps, await signIn(deps));
      expect((await readAccount(deps, session, "en")).conversations).toEqual([]);
      expect(await countHeld(deps, guestId)).toEqual({ requests: 0, drafts: 0, conversations: 1 });
      await joinBrowser(deps, session, guestId);
      expect((await readAccount(deps, session, "en")).conversations).toMatchObject([
        { id, question: "When is the library open?" },
      ]);
      expect(await countHeld(deps, guestId)).toEqual({ requests: 0, drafts: 0, conversations: 0 });
    }));
});

describe("how somebody reads", () => {
  it("is each browser's own until they keep it, and then goes along with them, mails too", () =>
    inPortal(async (deps) => {
      const here = await signIn(deps);
      const { resident } = await sessionOf(deps, here);
      expect(resident.profile).toEqual({});
      await followSwitches(deps, resident, { language: "es", mode: "simple" });
      expect((await sessionOf(deps, here)).resident.profile).toEqual({});
      await changeLook(deps, resident.id, { language: "es", mode: "simple" });
      // The next browser speaks English.
      const elsewhere = await sessionOf(deps, await signIn(deps));
      expect(elsewhere.resident).toMatchObject({ language: "es", profile: { language: "es", mode: "simple" } });
    }));

  it("follows the switches of a page in what is kept, and in nothing else", () =>
    inPortal(async (deps) => {
      const token = await signIn(deps);
      const { resident } = await sessionOf(deps, token);
      await changeLook(deps, resident.id, { language: "es" });
      const kept = (await sessionOf(deps, token)).resident;
      await followSwitches(deps, kept, { language: "ar", mode: "simple" });
      expect((await sessionOf(deps, token)).resident.profile).toEqual({ language: "ar" });
    }));
});

it("a name is kept, left out, and refused when far too long", () =>
  inPortal(async (deps) => {
    const token = await signIn(deps);
    const { resident } = await sessionOf(deps, token);
    expect(await changeName(deps, resident.id, "欧".repeat(101))).toBe("too_long");
    expect(await changeName(deps, resident.id, "欧阳")).toBe("changed");
    expect((await sessionOf(deps, token)).resident.name).toBe("欧阳");
    await changeName(deps, resident.id, "");
    expect((await sessionOf(deps, token)).resident.name).toBeUndefined();
  }));

it.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "edge"],
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0",
    "wechat_phone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile/15E148 Safari/604.1",
    "safari_phone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "firefox"],
  ["curl/8", "other"],
  [null, "other"],
])("%s is called %s", (line, name) => expect(nameBrowser(line)).toBe(name));
