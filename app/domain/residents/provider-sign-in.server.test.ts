import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import pino from "pino";
import { makeSessionToken } from "#app/domain/accounts/session-token.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { createOidcProvider } from "#app/ports/identity/oidc.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  chooseAt,
  startIdentityProvider,
  TEST_CLIENT,
  type TestIdentityProvider,
  WITH_ID_CARD,
} from "#tests/support/identity-provider.ts";
import { beginProviderSignIn } from "./begin-provider-sign-in.server.ts";
import { findResidentSession } from "./find-resident-session.server.ts";
import { finishProviderSignIn } from "./finish-provider-sign-in.server.ts";
import { upsertResident } from "./residents.queries.server.ts";

const database = useTestDatabase();
const NOW = "2026-11-18T02:00:00Z";
const clock = new SetClock(NOW);
beforeEach(() => clock.set(new Date(NOW)));

let server: TestIdentityProvider;
beforeAll(async () => void (server = await startIdentityProvider()));
afterEach(() => server.break(undefined));
afterAll(() => server.stop());

function depsOf(db: Database) {
  const { issuer } = server;
  const options = { ...TEST_CLIENT, issuer, name: "Sample", scopes: "openid", substantialClasses: [WITH_ID_CARD] };
  const identity = createOidcProvider(options);
  const log = pino({ level: "silent" });
  return { db, clock, log, identity, sessionSecret: "secret of the tests", publicUrl: "https://portal.test" };
}
type Deps = ReturnType<typeof depsOf>;
const inPortal = (work: (deps: Deps) => Promise<void>) => database.rolledBack((db) => work(depsOf(db)));

async function leave(deps: Deps, residentId?: string) {
  const browserToken = makeSessionToken();
  const outcome = await beginProviderSignIn(deps, {
    browserToken,
    returnPath: "/requests",
    language: "en",
    wantsHigh: false,
    ...(residentId && { residentId }),
  });
  if (outcome.status !== "begun") throw new Error(outcome.reason);
  return { browserToken, address: outcome.address };
}

type Return = { readonly browserToken: string; readonly query: string };

async function choose(deps: Deps, subject: string, residentId?: string): Promise<Return> {
  const { browserToken, address } = await leave(deps, residentId);
  return { browserToken, query: (await chooseAt(address, subject)).search };
}

const comeBack = (deps: Deps, back: Return, residentId?: string, previousToken?: string) =>
  finishProviderSignIn(deps, { ...back, language: "en", browser: "firefox", residentId, previousToken });

async function signIn(deps: Deps, subject: string, previousToken?: string) {
  const outcome = await comeBack(deps, await choose(deps, subject), undefined, previousToken);
  if (outcome.status !== "signed_in") throw new Error(outcome.status);
  const session = await findResidentSession(deps, outcome.token);
  if (!session) throw new Error("nobody is signed in");
  return { ...session, token: outcome.token };
}

const aMailAccount = (deps: Deps, id: string) =>
  upsertResident(deps.db, { id, email: `${id}@example.org`, language: "en", at: clock.now() });
const MAIL_ACCOUNT = "11111111-1111-4111-8111-111111111111";
const OTHER_ACCOUNT = "22222222-2222-4222-8222-222222222222";

async function countResidents({ db }: Deps): Promise<number> {
  const { rows } = await db.query<{ count: number }>("select count(*)::int as count from residents");
  return rows[0]?.count ?? 0;
}

describe("who comes back from the provider", () => {
  it("is nobody in another browser, and nobody the second time", () =>
    inPortal(async (deps) => {
      const back = await choose(deps, "sample-1");
      expect(await comeBack(deps, { ...back, browserToken: makeSessionToken() })).toEqual({ status: "gone" });
      expect(await comeBack(deps, back)).toMatchObject({ status: "signed_in", returnPath: "/requests" });
      expect(await comeBack(deps, back)).toEqual({ status: "gone" });
    }));

  it("is nobody with the reply that another browser was given", () =>
    inPortal(async (deps) => {
      const attacker = await choose(deps, "sample-1");
      const { browserToken } = await leave(deps);
      expect(await comeBack(deps, { browserToken, query: attacker.query })).toMatchObject({
        status: "failed",
        reason: "refused",
      });
      expect(await countResidents(deps)).toBe(0);
    }));

  it("is nobody after ten minutes", () =>
    inPortal(async (deps) => {
      const back = await choose(deps, "sample-1");
      clock.set(new Date(clock.now().getTime() + 10 * 60_000));
      expect(await comeBack(deps, back)).toEqual({ status: "gone" });
    }));

  it("is told when they cancelled, when the provider lies and when it is out of order, and has no account then", () =>
    inPortal(async (deps) => {
      expect(await comeBack(deps, await choose(deps, "nobody"))).toMatchObject({ reason: "cancelled" });
      server.break("wrong_signature");
      expect(await comeBack(deps, await choose(deps, "sample-1"))).toMatchObject({ reason: "refused" });
      server.break(undefined);
      const back = await choose(deps, "sample-1");
      server.break("out_of_order");
      expect(await comeBack(deps, back)).toEqual({ status: "failed", reason: "unreachable", returnPath: "/requests" });
      expect(await countResidents(deps)).toBe(0);
    }));

  it("has one account however often they come, and a new session each time", () =>
    inPortal(async (deps) => {
      const first = await signIn(deps, "sample-1");
      const second = await signIn(deps, "sample-1", first.token);
      expect(second.resident.id).toBe(first.resident.id);
      expect(second.resident).toMatchObject({ name: "Li Hua", email: undefined });
      expect(await findResidentSession(deps, first.token)).toBeUndefined();
      expect((await signIn(deps, "sample-2")).resident.id).not.toBe(first.resident.id);
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole" });
    }));

  it("has the level that the provider's class stands for", () =>
    inPortal(async (deps) => {
      expect((await signIn(deps, "sample-1")).assurance).toBe("low");
      expect((await signIn(deps, "sample-2")).assurance).toBe("substantial");
    }));
});

describe("an account that gets a provider", () => {
  it("is never joined unasked", () =>
    inPortal(async (deps) => {
      await aMailAccount(deps, MAIL_ACCOUNT);
      const back = await choose(deps, "sample-1");
      const outcome = await comeBack(deps, back, MAIL_ACCOUNT);
      const token = outcome.status === "signed_in" ? outcome.token : "";
      expect((await findResidentSession(deps, token))?.resident.id).not.toBe(MAIL_ACCOUNT);
    }));

  it("must still be the one that is signed in", () =>
    inPortal(async (deps) => {
      await aMailAccount(deps, MAIL_ACCOUNT);
      for (const signedIn of [undefined, OTHER_ACCOUNT]) {
        const back = await choose(deps, "sample-1", MAIL_ACCOUNT);
        expect(await comeBack(deps, back, signedIn)).toEqual({ status: "gone" });
      }
    }));

  it("is opened by it from then on", () =>
    inPortal(async (deps) => {
      await aMailAccount(deps, MAIL_ACCOUNT);
      const back = await choose(deps, "sample-2", MAIL_ACCOUNT);
      expect(await comeBack(deps, back, MAIL_ACCOUNT)).toMatchObject({ status: "signed_in" });
      const later = await signIn(deps, "sample-2");
      expect(later).toMatchObject({ assurance: "substantial", resident: { id: MAIL_ACCOUNT } });
    }));

  it("does not take one that is another account's", () =>
    inPortal(async (deps) => {
      await aMailAccount(deps, MAIL_ACCOUNT);
      const owner = await signIn(deps, "sample-1");
      const back = await choose(deps, "sample-1", MAIL_ACCOUNT);
      expect(await comeBack(deps, back, MAIL_ACCOUNT)).toEqual({ status: "taken", returnPath: "/requests" });
      expect((await signIn(deps, "sample-1")).resident.id).toBe(owner.resident.id);
    }));
});

it("nothing in the database lets a reader finish another's sign-in", () =>
  inPortal(async (deps) => {
    const { browserToken, address } = await leave(deps);
    const { rows } = await deps.db.query<{ all: string }>(
      "select provider_sign_ins::text as all from provider_sign_ins",
    );
    const all = rows.map((row) => row.all).join();
    expect(all).toContain("/requests");
    const { searchParams } = address;
    for (const secret of [browserToken, searchParams.get("state"), searchParams.get("nonce")])
      expect(all).not.toContain(secret);
    const { rows: events } = await deps.db.query<{ all: string }>("select audit_events::text as all from audit_events");
    expect(events.map((row) => row.all).join()).not.toContain("sample-");
  }));
