import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { createOidcProvider } from "#app/ports/identity/oidc.server.ts";
import { aSecondFactor } from "#tests/factories/second-factor.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  chooseAt,
  startIdentityProvider,
  TEST_CLIENT,
  type TestIdentityProvider,
} from "#tests/support/identity-provider.ts";
import { changeStaffMember, suspendStaffMember } from "./change-staff-member.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { forgetStaffIdentity } from "./forget-staff-identity.server.ts";
import { inviteStaffMember } from "./invite-staff-member.server.ts";
import { getStaffMember } from "./list-staff-members.server.ts";
import { proofNeeded, renewRecoveryCodes } from "./own-account.server.ts";
import { makeSessionToken } from "./session-token.server.ts";
import { signIn } from "./sign-in.server.ts";
import { beginStaffProviderSignIn, finishStaffProviderSignIn } from "./staff-provider-sign-in.server.ts";
import type { StaffSession } from "./staff-session.ts";

const database = useTestDatabase();
let server: TestIdentityProvider;
beforeAll(async () => void (server = await startIdentityProvider()));
afterEach(() => server.break(undefined));
afterAll(() => server.stop());

const log = { warn: () => undefined } as never;

function providerDeps(db: Parameters<typeof requestDeps>[0]) {
  const identity = createOidcProvider({
    ...TEST_CLIENT,
    issuer: server.issuer,
    name: "Staff ID",
    scopes: "openid profile email",
    substantialClasses: ["mfa"],
  });
  return { ...requestDeps(db), log, identity };
}
type Deps = ReturnType<typeof providerDeps>;

const withMember = (work: (deps: Deps, member: StaffSession) => Promise<void>) =>
  database.rolledBack(async (db) => work(providerDeps(db), await aStaffMember(db)));

/** The whole way: to the provider as `who`, and back in the same browser. */
async function come(deps: Deps, who: string, isSecondFactorNeeded = true) {
  const browserToken = makeSessionToken();
  const begun = await beginStaffProviderSignIn(deps, { browserToken, returnPath: "/staff/requests", language: "en" });
  if (begun.status !== "begun") return begun;
  const { search: query } = await chooseAt(begun.address, who);
  return finishStaffProviderSignIn(deps, { browserToken, query, isSecondFactorNeeded, browser: "firefox" });
}

const actionsOf = async (deps: Deps) => (await listAuditEvents(deps, {})).events.map(({ action }) => action);

describe("whom the provider vouches for is refused", () => {
  it("when nobody here has their address, which stands in the trail without it", () =>
    withMember(async (deps) => {
      expect(await come(deps, "s1|stranger@x.example|mfa")).toMatchObject({ status: "refused", reason: "unknown" });
      const { events } = await listAuditEvents(deps, {});
      expect(events[0]).toMatchObject({
        action: "staff.sign_in_refused",
        subjectId: "unknown",
        details: { by: "provider", why: "unknown" },
      });
      expect(JSON.stringify(events)).not.toContain("stranger");
    }));

  it("when the provider did not verify the address, or gives none", () =>
    withMember(async (deps, { email }) => {
      expect(await come(deps, `s1|${email}|unverified|mfa`)).toMatchObject({ reason: "no_email" });
      expect(await come(deps, "s1")).toMatchObject({ reason: "no_email" });
    }));

  it("when another person of the provider had the address first: it counts once", () =>
    withMember(async (deps, { email }) => {
      expect(await come(deps, `s1|${email}|mfa`)).toMatchObject({ status: "opened" });
      expect(await come(deps, `s2|${email}|mfa`)).toMatchObject({ status: "refused", reason: "unknown" });
    }));

  it("when they are suspended, known to the provider or not yet", () =>
    withMember(async (deps, { email, staffId }) => {
      const suspend = async () => {
        const { version } = await getStaffMember(deps, staffId);
        return suspendStaffMember(deps, { staffId, version, actor: { kind: "system" } });
      };
      await come(deps, `s1|${email}|mfa`);
      await suspend();
      expect(await come(deps, `s1|${email}|mfa`)).toMatchObject({ status: "refused", reason: "suspended" });
      expect(await come(deps, `s2|${email}|mfa`)).toMatchObject({ status: "refused" });
      expect((await actionsOf(deps))[0]).toBe("staff.sign_in_refused");
    }));

  it("when they cancel, come back twice or in another browser, and when the provider is away", () =>
    withMember(async (deps, { email }) => {
      expect(await come(deps, "nobody")).toMatchObject({ status: "failed", reason: "cancelled" });
      const browserToken = makeSessionToken();
      const begun = await beginStaffProviderSignIn(deps, { browserToken, returnPath: "/staff", language: "en" });
      if (begun.status !== "begun") throw new Error(begun.status);
      const { search: query } = await chooseAt(begun.address, `s1|${email}`);
      const back = { query, isSecondFactorNeeded: false, browser: "firefox" } as const;
      const elsewhere = { ...back, browserToken: makeSessionToken() };
      expect(await finishStaffProviderSignIn(deps, elsewhere)).toEqual({ status: "gone" });
      expect(await finishStaffProviderSignIn(deps, { ...back, browserToken })).toMatchObject({ status: "opened" });
      expect(await finishStaffProviderSignIn(deps, { ...back, browserToken })).toEqual({ status: "gone" });
      server.break("out_of_order");
      expect(await come({ ...deps, identity: providerDeps(deps.db).identity }, "s1")).toMatchObject({
        status: "failed",
        reason: "unreachable",
      });
    }));
});

describe("whom the provider vouches for comes in", () => {
  it("by issuer and subject once they did by their address, whatever the address is then", () =>
    withMember(async (deps, { email, staffId }) => {
      await come(deps, `s1|${email.toUpperCase()}|mfa`);
      const again = await come(deps, "s1|married-name@x.example|mfa");
      expect(again).toMatchObject({ status: "opened", stage: "whole", returnPath: "/staff/requests" });
      const session = again.status === "opened" ? await findStaffSession(deps, again.token) : undefined;
      expect(session).toMatchObject({ staffId, hasSecondFactor: true });
      expect(await actionsOf(deps)).toEqual(["staff.signed_in", "staff.signed_in", "staff.identity_added"]);
    }));

  it("with our roles, which the provider does not change", () =>
    withMember(async (deps, { email, staffId }) => {
      const { version, name, language } = await getStaffMember(deps, staffId);
      await changeStaffMember(
        deps,
        { staffId, version, actor: { kind: "system" } },
        { name, language, roles: ["editor"], deskIds: [] },
      );
      const outcome = await come(deps, `s1|${email}|mfa`);
      const session = outcome.status === "opened" ? await findStaffSession(deps, outcome.token) : undefined;
      expect(session?.roles).toEqual(["editor"]);
    }));

  it("only as far as our second factor, or its set-up, when the provider saw none that counts", () =>
    withMember(async (deps, member) => {
      const first = await come(deps, `s1|${member.email}|pwd`);
      expect(first).toMatchObject({ status: "opened", stage: "set_up" });
      if (first.status === "opened") expect(await findStaffSession(deps, first.token)).toBeUndefined();
      await aSecondFactor(deps, member);
      expect(await come(deps, "s1")).toMatchObject({ status: "opened", stage: "code" });
      expect(await come(deps, `s1|${member.email}|mfa`)).toMatchObject({ stage: "whole" });
      expect(await actionsOf(deps)).toContain("staff.provider_accepted");
    }));

  it("after their invitation alone, without ever choosing a password, and shows who they are by signing in again", () =>
    database.rolledBack(async (db) => {
      const deps = providerDeps(db);
      const email = "gao@x.example";
      const person = { email, name: "Gao", roles: ["editor"], deskIds: [], actor: { kind: "system" } } as const;
      const invited = await inviteStaffMember({ ...deps, staffPasswords: false }, person);
      expect(invited).toMatchObject({ link: "https://portal.example/staff/sign-in" });
      const outcome = await come(deps, `gao|${email}|mfa`);
      const staff = outcome.status === "opened" ? await findStaffSession(deps, outcome.token) : undefined;
      if (!staff) throw new Error("not signed in");
      expect(await proofNeeded(deps, staff)).toBe("fresh_sign_in");
      deps.clock.set(new Date(deps.clock.now().getTime() + 6 * 60_000));
      expect(await proofNeeded(deps, staff)).toBe("sign_in_again");
      expect(await renewRecoveryCodes(deps, staff, "")).toBeUndefined();
    }));

  it("by their address once more after an administrator forgot whom the provider named", () =>
    withMember(async (deps, { email, staffId }) => {
      const before = await come(deps, `s1|${email}|mfa`);
      expect(await forgetStaffIdentity(deps, { staffId, actor: { kind: "system" } })).toBe(true);
      if (before.status === "opened") expect(await findStaffSession(deps, before.token)).toBeUndefined();
      expect(await come(deps, `s2|${email}|mfa`)).toMatchObject({ status: "opened" });
      expect(await come(deps, `s1|${email}|mfa`)).toMatchObject({ reason: "unknown" });
    }));
});

it("where passwords are switched off the right one opens nothing", () =>
  withMember(async (deps, { email }) => {
    const asked = {
      email,
      password: "three boats on the river",
      browser: "firefox",
      isSecondFactorNeeded: false,
    } as const;
    expect(await signIn({ ...deps, staffPasswords: false }, asked)).toEqual({ status: "switched_off" });
  }));
