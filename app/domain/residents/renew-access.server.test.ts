import { describe, expect, test } from "vitest";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { correctContact } from "#app/domain/requests/correct-contact.server.ts";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { replaceIdentifiers, selectByIdentifier } from "#app/domain/requests/identifiers.queries.server.ts";
import { type Identifier, parseContact } from "#app/domain/requests/identifiers.ts";
import { FINDABLE_DAYS } from "#app/domain/requests/list-findable.server.ts";
import { listVisitorRequests } from "#app/domain/requests/list-visitor-requests.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { aRequest, aVisitor, type RequestDeps, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { askForAccess } from "./ask-for-access.server.ts";
import { enterSignInCode } from "./enter-sign-in-code.server.ts";
import { listRenewed, renewAccess } from "./renew-access.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("a new telephone");
const contactOf = (typed: string): Identifier => {
  const contact = parseContact(typed);
  if (!contact) throw new Error(typed);
  return contact;
};

const inPortal = (work: (deps: RequestDeps) => Promise<void>): Promise<void> =>
  database.rolledBack((db) => work(requestDeps(db)));

/** Asks with what was typed and gives the browser's token and the codes that were mailed for it, with where they went. */
async function ask(deps: RequestDeps, typed: string, serviceSlug?: string) {
  const browserToken = makeSessionToken();
  const before = (await listMails(deps.db)).length;
  await askForAccess(deps, { contact: contactOf(typed), serviceSlug, language: "en", browserToken });
  const mails = await listMails(deps.db);
  const codes = mails.filter(({ subject }) => subject.includes("your code is"));
  const sent = mails.length > before ? codes.at(-1) : undefined;
  return { browserToken, to: sent?.recipient, code: /\b\d{6}\b/.exec(sent?.body ?? "")?.[0] ?? "000000" };
}

const enter = (deps: RequestDeps, { browserToken, code }: { browserToken: string; code: string }) =>
  renewAccess(deps, { browserToken, code, visitorId });

const seenReferences = async (deps: RequestDeps) =>
  (await listVisitorRequests(deps, { visitorId, language: "en" })).map(({ reference }) => reference).sort();

describe("whoever lost reference or code", () => {
  test("gets no code to an address that no request has, and any code for it is wrong as it is for others", () =>
    inPortal(async (deps) => {
      await aRequest(deps);
      const known = await ask(deps, "li.hua@example.org");
      const unknown = await ask(deps, "somebody@example.org");
      expect([known.to, unknown.to]).toEqual(["li.hua@example.org", undefined]);
      const wrong = known.code === "000000" ? "111111" : "000000";
      const answers = [await enter(deps, { ...known, code: wrong }), await enter(deps, { ...unknown, code: wrong })];
      expect(answers).toEqual([
        { status: "wrong", triesLeft: 4 },
        { status: "wrong", triesLeft: 4 },
      ]);
      expect(await seenReferences(deps)).toEqual([]);
    }));

  test("does not get it to an address or a number that stands among the answers of another", () =>
    inPortal(async (deps) => {
      const { reference } = await aRequest(deps);
      const request = await selectRequest(deps.db, reference, { kind: "system" });
      const employer = contactOf("employer@example.org");
      await deps.db.transaction((tx) =>
        replaceIdentifiers(tx, request?.id ?? "", [employer, contactOf("li.hua@example.org")]),
      );
      expect(await selectByIdentifier(deps.db, employer, undefined, 9)).toEqual([reference]);
      expect((await ask(deps, "employer@example.org")).to).toBeUndefined();
    }));

  test("opens nothing with the code of another browser, of signing in, used twice or too old", () =>
    inPortal(async (deps) => {
      await aRequest(deps);
      const asked = await ask(deps, "li.hua@example.org");
      expect(await enter(deps, { ...asked, browserToken: makeSessionToken() })).toEqual({ status: "gone" });
      const signIn = { ...asked, language: "en", browser: "firefox", previousToken: undefined } as const;
      expect(await enterSignInCode(deps, signIn)).toEqual({ status: "gone" });
      deps.clock.set("2026-03-02T10:11:00+08:00");
      expect(await enter(deps, asked)).toEqual({ status: "gone" });
      const again = await ask(deps, "li.hua@example.org");
      expect(await enter(deps, again)).toEqual({ status: "renewed", count: 1 });
      expect(await enter(deps, again)).toEqual({ status: "gone" });
    }));

  test("does not see one whose mail address was changed between asking and the code", () =>
    inPortal(async (deps) => {
      const { reference } = await aRequest(deps);
      const asked = await ask(deps, "li.hua@example.org");
      await deps.db.transaction(async (tx) => {
        const request = await selectRequest(tx, reference, { kind: "system" }, { forUpdate: true });
        if (request) await correctContact(tx, deps, { request, contact: { email: "new@example.org" } });
      });
      expect(await enter(deps, asked)).toEqual({ status: "renewed", count: 0 });
      expect(await seenReferences(deps)).toEqual([]);
    }));

  test("sees their open and recent requests, not those of others, with codes of their own; those of before open nothing", () =>
    inPortal(async (deps) => {
      const first = await aRequest(deps);
      const second = await aRequest(deps, { contact: { name: "Li Hua", email: "LI.HUA@example.org" } });
      const other = await aRequest(deps, { contact: { name: "Wang Min", email: "wang.min@example.org" } });
      const asked = await ask(deps, " Li.Hua@Example.org ");
      expect(await enter(deps, asked)).toEqual({ status: "renewed", count: 2 });
      expect(await seenReferences(deps)).toEqual([first.reference, second.reference].sort());
      const found = await listRenewed(deps, { browserToken: asked.browserToken, visitorId, language: "en" });
      expect(found).toHaveLength(2);
      for (const { reference, secret } of found) {
        const old = [first, second].find((one) => one.reference === reference)?.secret ?? "";
        const elsewhere = { reference, visitorId: aVisitor("elsewhere") };
        expect((await findRequest(deps, { ...elsewhere, secret: old })).status).toBe("refused");
        expect((await findRequest(deps, { ...elsewhere, secret })).status).toBe("found");
      }
      const theirs = { reference: other.reference, secret: other.secret, visitorId: aVisitor("elsewhere") };
      expect((await findRequest(deps, theirs)).status).toBe("found");
    }));

  test("is told on the page and in the trail that access was renewed, and no code stands in either", () =>
    inPortal(async (deps) => {
      const { reference } = await aRequest(deps);
      const asked = await ask(deps, "li.hua@example.org");
      await enter(deps, asked);
      const seen = await getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });
      expect(seen.events.at(-1)).toMatchObject({ kind: "access_renewed", actorKind: "resident" });
      expect(seen.renewedAt).toEqual(deps.clock.now());
      const event = (await listAuditEvents(deps, { subjectId: reference })).events[0];
      expect(event).toMatchObject({ action: "requests.access_renewed", details: { by: "mail_code" } });
      const [found] = await listRenewed(deps, { browserToken: asked.browserToken, visitorId, language: "en" });
      expect(JSON.stringify([seen.events, event])).not.toContain(found?.secret);
    }));

  test("who gives a telephone number gets the code at the mail address of the newest request with it", () =>
    inPortal(async (deps) => {
      const contact = { name: "Li Hua", email: "li.hua@example.org", phone: "13900001234" };
      const mine = await aRequest(deps, { contact });
      deps.clock.set("2026-03-02T10:01:00+08:00");
      const shared = await aRequest(deps, { contact: { ...contact, email: "mother@example.org" } });
      const asked = await ask(deps, "+86 139 0000 1234");
      expect(asked.to).toBe("mother@example.org");
      await enter(deps, asked);
      expect(await seenReferences(deps)).toEqual([shared.reference]);
      expect(mine.reference).not.toBe(shared.reference);
    }));

  test("finds the requests of the service they name alone, and none that ended long ago", () =>
    inPortal(async (deps) => {
      const { reference } = await aRequest(deps);
      expect((await ask(deps, "li.hua@example.org", "old-age-allowance")).to).toBeUndefined();
      const withdraw = { reference, actor: theResident, to: "withdrawn", reasonCode: "no_longer_needed" } as const;
      const { version } = (await selectRequest(deps.db, reference, { kind: "system" })) ?? { version: 0 };
      expect((await moveRequest(deps, { ...withdraw, expectedVersion: version })).status).toBe("moved");
      const after = (days: number) => new Date(Date.parse("2026-03-02T10:00:00+08:00") + days * 86_400_000);
      deps.clock.set(after(FINDABLE_DAYS - 1).toISOString());
      expect((await ask(deps, "li.hua@example.org")).to).toBe("li.hua@example.org");
      deps.clock.set(after(FINDABLE_DAYS + 1).toISOString());
      expect((await ask(deps, "li.hua@example.org")).to).toBeUndefined();
    }));

  test.each(["li.hua", "110101199003070000", "12345", "", "a@b", "@".repeat(300)])("cannot ask with %j", (typed) => {
    expect(parseContact(typed)).toBeUndefined();
  });
});
