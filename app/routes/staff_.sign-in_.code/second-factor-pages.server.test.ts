import { listMails } from "#tests/support/opened.ts";
import { describe, expect, test } from "vitest";
import { inviteStaffMember } from "#app/domain/accounts/invite-staff-member.server.ts";
import { createStaffMember } from "#app/domain/accounts/create-staff-member.server.ts";
import { selectStaffMembers } from "#app/domain/accounts/staff.queries.server.ts";
import { findStaff } from "#app/http/staff-session.server.ts";
import { loader as overviewLoader } from "#app/routes/staff._index/route.tsx";
import { action as acceptAction, loader as acceptLoader } from "#app/routes/staff_.invitation.$token/route.tsx";
import { action as setUpAction, loader as setUpLoader } from "#app/routes/staff_.second-factor/route.tsx";
import { action as signInAction } from "#app/routes/staff_.sign-in/route.tsx";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aSecondFactor, codeOf } from "#tests/factories/second-factor.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { action as codeAction, loader as codeLoader } from "./route.tsx";

const database = useTestDatabase();
const PASSWORD = "three boats on the river";
const EMAIL = "chen@linjiang.example";
type Deps = ReturnType<typeof requestDeps>;

const account = {
  email: EMAIL,
  name: "Chen",
  roles: ["agent"],
  deskIds: ["civil-affairs"],
  actor: { kind: "system" },
} as const;

/** A portal for real residents: no sample accounts. */
async function inRealPortal(work: (deps: Deps) => Promise<void>): Promise<void> {
  await database.rolledBack((db) => work(requestDeps(db)));
}

async function withAgent(work: (deps: Deps, staffId: string) => Promise<void>): Promise<void> {
  await inRealPortal(async (deps) => {
    const outcome = await createStaffMember(deps, { ...account, password: PASSWORD });
    if (outcome.status !== "created") throw new Error(outcome.status);
    await work(deps, outcome.staffId);
  });
}

type Call = { readonly cookie?: string; readonly clientAddress?: string; readonly token?: string };
type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly cookie: string;
  readonly data: Record<string, unknown>;
};

function read(outcome: unknown): Answer {
  if (outcome instanceof Response) {
    const { headers, status } = outcome;
    return {
      status,
      location: headers.get("Location"),
      cookie: headers.get("Set-Cookie")?.split(";")[0] ?? "",
      data: {},
    };
  }
  if (outcome instanceof Error) throw outcome;
  if (!(outcome && typeof outcome === "object" && "init" in outcome))
    return { status: 200, location: null, cookie: "", data: outcome as never };
  // What `data()` makes.
  const { init, data } = outcome as {
    init: { status?: number; headers?: Record<string, string> } | null;
    data: Record<string, unknown>;
  };
  return {
    status: init?.status ?? 200,
    location: null,
    cookie: init?.headers?.["Set-Cookie"]?.split(";")[0] ?? "",
    data,
  };
}

async function call(
  handler: (args: never) => unknown,
  deps: Deps,
  fields: Record<string, string> | undefined,
  { cookie, clientAddress = "192.0.2.1", token = "" }: Call = {},
): Promise<Answer> {
  const request = new Request("https://portal.example/staff/page?next=%2Fstaff%2Frequests", {
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
    headers: cookie ? { Cookie: cookie } : {},
  });
  const context = aLoadContext(deps, { clientAddress, isDemo: false });
  const args = { request, params: { token }, context } as never;
  return read(
    await Promise.resolve()
      .then(() => handler(args))
      .catch((error: unknown) => error),
  );
}

const signIn = (deps: Deps, call_: Call = {}) =>
  call(signInAction, deps, { email: EMAIL, password: PASSWORD, next: "/staff/requests" }, call_);

const isSignedIn = async (deps: Deps, cookie: string): Promise<boolean> =>
  (await findStaff(cookie, { services: deps as never, isDemo: false })) !== undefined;

describe("without a second factor", () => {
  test("the right password leads to its set-up and opens nothing else", () =>
    withAgent(async (deps) => {
      const opened = await signIn(deps);
      expect(opened.location).toBe("/staff/second-factor?next=%2Fstaff%2Frequests");
      expect(await isSignedIn(deps, opened.cookie)).toBe(false);
      const page = await call(overviewLoader, deps, undefined, { cookie: opened.cookie });
      expect(page.location).toMatch(/^\/staff\/sign-in\?next=/);
      const code = await call(codeLoader, deps, undefined, { cookie: opened.cookie });
      expect(code.location).toMatch(/^\/staff\/sign-in\?too_late/);
    }));

  test("a session of a demonstration opens nothing once the portal is a real one", () =>
    withAgent(async (deps) => {
      const request = new Request("https://portal.example/", {
        method: "POST",
        body: new URLSearchParams({ email: EMAIL, password: PASSWORD }),
      });
      const { cookie } = read(
        await signInAction({ request, params: {}, context: aLoadContext(deps, { isDemo: true }) } as never),
      );
      expect(await findStaff(cookie, { services: deps as never, isDemo: true })).toBeDefined();
      expect(await isSignedIn(deps, cookie)).toBe(false);
    }));
});

describe("setting up", () => {
  test("is for nobody who has not typed a password", () =>
    withAgent(async (deps) => {
      expect((await call(setUpLoader, deps, undefined)).location).toMatch(/^\/staff\/sign-in/);
      expect((await call(setUpAction, deps, { sealed: "", code: "" })).location).toMatch(/^\/staff\/sign-in/);
    }));

  test("shows the same picture again after a wrong code, and the recovery codes once after the right one", () =>
    withAgent(async (deps) => {
      const { cookie } = await signIn(deps);
      const page = await call(setUpLoader, deps, undefined, { cookie });
      const { sealed, secret } = page.data["offered"] as { sealed: string; secret: string };
      const wrong = await call(setUpAction, deps, { sealed, code: "000000" }, { cookie });
      expect(wrong).toMatchObject({ status: 400, data: { field: "code", offered: { sealed, secret } } });
      const code = await codeOf(secret, deps.clock.now());
      const done = await call(setUpAction, deps, { sealed, code }, { cookie });
      expect(done.data["recoveryCodes"]).toHaveLength(10);
      expect(await isSignedIn(deps, cookie)).toBe(false);
      expect(await isSignedIn(deps, done.cookie)).toBe(true);
      // Sent again, as a browser does that reloads.
      expect((await call(setUpAction, deps, { sealed, code }, { cookie })).location).toMatch(/^\/staff\/sign-in/);
      expect(JSON.stringify((await call(setUpLoader, deps, undefined, { cookie: done.cookie })).data)).not.toContain(
        (done.data["recoveryCodes"] as string[])[0],
      );
    }));

  test("anew asks whoever is signed in for their password", () =>
    withAgent(async (deps, staffId) => {
      const member = (await selectStaffMembers(deps.db)).find((one) => one.staffId === staffId);
      const { token } = await aSecondFactor(deps, member!);
      const cookie = `__Host-ow_staff=${token}`;
      const page = await call(setUpLoader, deps, undefined, { cookie });
      const { sealed, secret } = page.data["offered"] as { sealed: string; secret: string };
      const code = await codeOf(secret, deps.clock.now());
      const without = await call(setUpAction, deps, { sealed, code, password: "guess number one" }, { cookie });
      expect(without).toMatchObject({ status: 400, data: { field: "password" } });
      expect(
        (await call(setUpAction, deps, { sealed, code, password: PASSWORD }, { cookie })).data["recoveryCodes"],
      ).toHaveLength(10);
    }));
});

describe("the second page", () => {
  async function withTelephone(work: (deps: Deps, secret: string, staffId: string) => Promise<void>): Promise<void> {
    await withAgent(async (deps, staffId) => {
      const member = (await selectStaffMembers(deps.db)).find((one) => one.staffId === staffId);
      const { secret } = await aSecondFactor(deps, member!);
      deps.clock.advance(60_000);
      await work(deps, secret, staffId);
    });
  }

  test("asks for a code, refuses a wrong one without showing it, and goes on to the page asked for", () =>
    withTelephone(async (deps, secret) => {
      const { cookie, location } = await signIn(deps);
      expect(location).toBe("/staff/sign-in/code?next=%2Fstaff%2Frequests");
      expect(await isSignedIn(deps, cookie)).toBe(false);
      const wrong = await call(codeAction, deps, { code: "000000" }, { cookie });
      expect(wrong).toMatchObject({ status: 400, data: { fault: "refused" } });
      expect(JSON.stringify(wrong.data)).not.toContain("000000");
      const code = await codeOf(secret, deps.clock.now());
      const done = await call(codeAction, deps, { code, next: "//evil.example" }, { cookie });
      expect(done).toMatchObject({ status: 303, location: "/staff" });
      expect(await isSignedIn(deps, done.cookie)).toBe(true);
    }));

  test("is closed for an account after ten wrong codes, from whatever addresses", () =>
    withTelephone(async (deps, secret) => {
      for (let i = 0; i < 10; i += 1) {
        const { cookie } = await signIn(deps, { clientAddress: `192.0.2.${i}` }).catch(() => ({ cookie: "" }));
        if (cookie) await call(codeAction, deps, { code: "000000" }, { cookie, clientAddress: `192.0.2.${i}` });
      }
      const outcome = await enterLater(deps, secret);
      expect(outcome).toBe("too_many");
    }));

  test("is closed for an address after ten wrong codes", () =>
    withTelephone(async (deps, secret) => {
      const { cookie } = await signIn(deps);
      for (let i = 0; i < 10; i += 1) await call(codeAction, deps, { code: "000000" }, { cookie });
      const code = await codeOf(secret, deps.clock.now());
      await expect(call(codeAction, deps, { code }, { cookie })).rejects.toMatchObject({ code: "too_many" });
    }));

  async function enterLater(deps: Deps, secret: string): Promise<string> {
    const { signIn: domainSignIn } = await import("#app/domain/accounts/sign-in.server.ts");
    const opened = await domainSignIn(deps, {
      email: EMAIL,
      password: PASSWORD,
      browser: "other",
      isSecondFactorNeeded: true,
    });
    if (opened.status !== "opened") return opened.status;
    const code = await codeOf(secret, deps.clock.now());
    return call(
      codeAction,
      deps,
      { code },
      { cookie: `__Host-ow_staff=${opened.token}`, clientAddress: "192.0.2.99" },
    ).then(
      ({ status }) => String(status),
      (error: { code: string }) => error.code,
    );
  }
});

describe("an invitation", () => {
  async function withInvitation(work: (deps: Deps, token: string, staffId: string) => Promise<void>): Promise<void> {
    await inRealPortal(async (deps) => {
      const outcome = await inviteStaffMember(deps, account);
      if (outcome.status !== "invited") throw new Error(outcome.reasons.join());
      await work(deps, outcome.link.split("/").at(-1) ?? "", outcome.staffId);
    });
  }

  test("is not there for a link that was made up, after three days, and after it was used", () =>
    withInvitation(async (deps, token) => {
      expect((await call(acceptLoader, deps, undefined, { token: "x".repeat(43) })).status).toBe(404);
      expect((await call(acceptLoader, deps, undefined, { token: "../../etc" })).status).toBe(404);
      const fields = { password: PASSWORD, again: PASSWORD };
      const opened = await call(acceptAction, deps, fields, { token });
      expect(opened.location).toBe("/staff/second-factor?next=%2Fstaff");
      expect((await call(acceptLoader, deps, undefined, { token })).status).toBe(404);
      expect((await call(acceptAction, deps, fields, { token })).location).toBe(`/staff/invitation/${token}`);
    }));

  test("ends after seventy-two hours", () =>
    withInvitation(async (deps, token) => {
      deps.clock.advance(72 * 3_600_000 - 1);
      expect((await call(acceptLoader, deps, undefined, { token })).status).toBe(200);
      deps.clock.advance(1);
      expect((await call(acceptLoader, deps, undefined, { token })).status).toBe(404);
    }));

  test("refuses a bad password, two different ones, and goes on with a good one", () =>
    withInvitation(async (deps, token) => {
      const tried = (password: string, again = password) => call(acceptAction, deps, { password, again }, { token });
      expect(await tried("short")).toMatchObject({ status: 400, data: { field: "password", fault: "too_short" } });
      expect(await tried("chen likes long walks")).toMatchObject({ data: { fault: "like_account" } });
      expect(await tried(PASSWORD, "four boats on the river")).toMatchObject({ data: { field: "again" } });
      expect((await call(acceptLoader, deps, undefined, { token })).status).toBe(200);
      expect((await tried(PASSWORD)).status).toBe(303);
    }));

  test("is mailed in the language of the invited, by a link whose token stands nowhere else", () =>
    withInvitation(async (deps, token, staffId) => {
      const mails = await listMails(deps.db);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.body).toContain(`https://portal.example/staff/invitation/${token}`);
      const { rows: stored } = await deps.db.query<{ all: string }>(
        "select i::text as all from staff_invitations i union all select a::text from audit_events a",
      );
      expect(stored.map((row) => row.all).join()).not.toContain(token);
      expect(staffId).toBeTruthy();
    }));

  test("of somebody who has a second factor does not go around it", () =>
    withAgent(async (deps, staffId) => {
      const { sendInvitationAgain } = await import("#app/domain/accounts/invite-staff-member.server.ts");
      const member = (await selectStaffMembers(deps.db)).find((one) => one.staffId === staffId);
      const { token: signedIn } = await aSecondFactor(deps, member!);
      const link = await sendInvitationAgain(deps, { staffId, actor: { kind: "system" } });
      const password = "five bridges at dawn";
      const opened = await call(
        acceptAction,
        deps,
        { password, again: password },
        { token: link.split("/").at(-1) ?? "" },
      );
      expect(opened.location).toBe("/staff/sign-in/code?next=%2Fstaff");
      expect(await isSignedIn(deps, opened.cookie)).toBe(false);
      expect(await isSignedIn(deps, `__Host-ow_staff=${signedIn}`)).toBe(false);
    }));
});
