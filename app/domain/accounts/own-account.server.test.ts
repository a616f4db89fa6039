import { describe, expect, it } from "vitest";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { changeOwnPassword, endOtherStaffSessions, readOwnAccount } from "./own-account.server.ts";
import { signIn } from "./sign-in.server.ts";
import type { SignedInStaff } from "./staff-session.ts";

const database = useTestDatabase();
const PASSWORD = "three boats on the river";
const NEXT = "seven lanterns over water";

type Deps = ReturnType<typeof requestDeps>;

async function signedIn(
  deps: Deps,
  email: string,
  password = PASSWORD,
): Promise<{ token: string; staff: SignedInStaff }> {
  const asked = { email, password, browser: "firefox", isSecondFactorNeeded: false } as const;
  const outcome = await signIn(deps, asked);
  const token = outcome.status === "opened" ? outcome.token : "";
  const staff = await findStaffSession(deps, token);
  if (!staff) throw new Error(`${email} could not sign in`);
  return { token, staff };
}

/** Two agents, each signed in; the first in two browsers. */
const withAgents = (
  work: (deps: Deps, agent: { here: SignedInStaff; elsewhere: string; colleague: string }) => Promise<void>,
) =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    for (const email of ["chen@x.example", "wang@x.example"])
      await createStaffMember(deps, {
        email,
        name: "Somebody",
        password: PASSWORD,
        roles: ["agent"],
        deskIds: ["civil-affairs"],
        actor: { kind: "system" },
      });
    const { token: elsewhere } = await signedIn(deps, "chen@x.example");
    const { staff: here } = await signedIn(deps, "chen@x.example");
    const { token: colleague } = await signedIn(deps, "wang@x.example");
    await work(deps, { here, elsewhere, colleague });
  });

const change = (deps: Deps, staff: SignedInStaff, current: string, password: string) =>
  changeOwnPassword(deps, staff, { current, password, browser: "firefox" });

describe("one's own password", () => {
  it("is not changed without the one there is, and the try is in the audit trail", () =>
    withAgents(async (deps, { here, elsewhere }) => {
      expect(await change(deps, here, "four boats on the river", NEXT)).toEqual({
        status: "refused",
        field: "current",
      });
      expect(await findStaffSession(deps, elsewhere)).toBeDefined();
      const { rows } = await deps.db.query<{ action: string }>(
        "select action from audit_events order by seq desc limit 1",
      );
      expect(rows[0]?.action).toBe("staff.password_refused");
      await expect(signedIn(deps, "chen@x.example", NEXT)).rejects.toThrow("could not sign in");
    }));

  it("is not changed to a weak one or to itself", () =>
    withAgents(async (deps, { here }) => {
      expect(await change(deps, here, PASSWORD, "password2026!")).toMatchObject({ field: "password", fault: "common" });
      expect(await change(deps, here, PASSWORD, PASSWORD)).toMatchObject({ field: "password", fault: "same" });
    }));

  it("is changed with it: the old one is worth nothing, every other session is over, nobody else's", () =>
    withAgents(async (deps, { here, elsewhere, colleague }) => {
      const outcome = await change(deps, here, PASSWORD, NEXT);
      if (outcome.status !== "changed") throw new Error(outcome.status);
      expect(await findStaffSession(deps, elsewhere)).toBeUndefined();
      expect(await findStaffSession(deps, outcome.token)).toMatchObject({ staffId: here.staffId });
      expect(await findStaffSession(deps, colleague)).toBeDefined();
      await expect(signedIn(deps, "chen@x.example")).rejects.toThrow("could not sign in");
      await signedIn(deps, "chen@x.example", NEXT);
    }));
});

it("one's own sessions are listed and ended, and nobody else's", () =>
  withAgents(async (deps, { here, elsewhere, colleague }) => {
    expect((await readOwnAccount(deps, here)).sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    expect(await endOtherStaffSessions(deps, here)).toBe("ended");
    expect(await findStaffSession(deps, elsewhere)).toBeUndefined();
    expect(await findStaffSession(deps, colleague)).toBeDefined();
    expect((await readOwnAccount(deps, here)).sessions).toMatchObject([{ isThis: true }]);
  }));

it("other sessions are not ended without the password when signing in was more than a quarter of an hour ago", () =>
  withAgents(async (deps, { here, elsewhere }) => {
    deps.clock.set(new Date(deps.clock.now().getTime() + 16 * 60_000));
    expect(await endOtherStaffSessions(deps, here)).toBe("password_needed");
    expect(await endOtherStaffSessions(deps, here, { password: "four boats on the river" })).toBe("password_wrong");
    expect(await endOtherStaffSessions(deps, here, { password: "" })).toBe("password_wrong");
    expect(await findStaffSession(deps, elsewhere)).toBeDefined();
    expect(await endOtherStaffSessions(deps, here, { password: PASSWORD })).toBe("ended");
    expect(await findStaffSession(deps, elsewhere)).toBeUndefined();
  }));
