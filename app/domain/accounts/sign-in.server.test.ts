import * as argon2 from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { HASH_OPTIONS, NOBODYS_HASH } from "./passwords.server.ts";
import { signIn } from "./sign-in.server.ts";
import { signOut } from "./sign-out.server.ts";

vi.mock("@node-rs/argon2", { spy: true });

const database = useTestDatabase();
const PASSWORD = "three boats on the river";
const MINUTE = 60_000;

const site = { default_language: "en", desks: [{ id: "service-hall" }, { id: "complaints" }] } as never;

function depsFor(db: Database) {
  return { db, site, sessionSecret: "test-secret", clock: new SetClock("2026-03-02T09:00:00Z") };
}

async function withAgent(work: (deps: ReturnType<typeof depsFor>) => Promise<void>): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = depsFor(db);
    const created = await createStaffMember(deps, {
      email: " Chen@Linjiang.example ",
      name: "Chen Lihua",
      password: PASSWORD,
      roles: ["agent"],
      deskIds: ["service-hall", "complaints"],
      actor: { kind: "system" },
    });
    expect(created.status).toBe("created");
    await work(deps);
  });
}

const browser = "firefox";
/** As in demo mode; what a second factor changes stands in its own test. */
const isSecondFactorNeeded = false;

async function signInAgent(deps: ReturnType<typeof depsFor>, previousToken?: string): Promise<string> {
  const outcome = await signIn(deps, {
    email: "chen@linjiang.example",
    password: PASSWORD,
    previousToken,
    browser,
    isSecondFactorNeeded,
  });
  if (outcome.status !== "opened") throw new Error("the agent could not sign in");
  return outcome.token;
}

beforeEach(() => vi.clearAllMocks());

describe("sign-in", () => {
  it("answers an unknown address and a wrong password alike, after the same hashing", async () => {
    await withAgent(async (deps) => {
      const unknown = await signIn(deps, {
        email: "nobody@linjiang.example",
        password: PASSWORD,
        browser,
        isSecondFactorNeeded,
      });
      expect(argon2.verify).toHaveBeenCalledTimes(1);
      expect(argon2.verify).toHaveBeenLastCalledWith(NOBODYS_HASH, PASSWORD);
      const wrong = await signIn(deps, {
        email: "chen@linjiang.example",
        password: "four boats on the river",
        browser,
        isSecondFactorNeeded,
      });
      expect(argon2.verify).toHaveBeenCalledTimes(2);
      expect(unknown).toEqual({ status: "refused" });
      expect(wrong).toEqual(unknown);
    });
  });

  it("hashes nobody's password with the options of everybody's", () => {
    const { memoryCost, timeCost, parallelism } = HASH_OPTIONS;
    expect(NOBODYS_HASH).toContain(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  });

  it("refuses a disabled account, and ends its open session", async () => {
    await withAgent(async (deps) => {
      const token = await signInAgent(deps);
      await deps.db.query("update staff_members set disabled_at = $1", [deps.clock.now()]);
      expect(await findStaffSession(deps, token)).toBeUndefined();
      expect(
        await signIn(deps, { email: "chen@linjiang.example", password: PASSWORD, browser, isSecondFactorNeeded }),
      ).toEqual({ status: "refused" });
    });
  });

  it("is written into the audit trail, refused or not, without what was typed", async () => {
    await withAgent(async (deps) => {
      await signIn(deps, {
        email: "nobody@linjiang.example",
        password: "typed in the wrong field",
        browser,
        isSecondFactorNeeded,
      });
      await signInAgent(deps);
      const { rows } = await deps.db.query<{ action: string; all: string }>(
        "select action, audit_events::text as all from audit_events order by seq",
      );
      expect(rows.map((row) => row.action)).toEqual(["staff.created", "staff.sign_in_refused", "staff.signed_in"]);
      expect(rows.map((row) => row.all).join()).not.toMatch(/nobody@|typed in|boats/);
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole", events: 3 });
    });
  });

  it("gives name, roles and desks, and a new token each time; the token brought along is dead", async () => {
    await withAgent(async (deps) => {
      const first = await signInAgent(deps);
      expect(await findStaffSession(deps, first)).toMatchObject({
        name: "Chen Lihua",
        email: "chen@linjiang.example",
        roles: ["agent"],
        deskIds: ["complaints", "service-hall"],
      });
      const second = await signInAgent(deps, first);
      expect(second).not.toBe(first);
      expect(await findStaffSession(deps, first)).toBeUndefined();
      expect(await findStaffSession(deps, second)).toBeDefined();
    });
  });

  it("keeps no token in the database", async () => {
    await withAgent(async (deps) => {
      const token = await signInAgent(deps);
      const { rows } = await deps.db.query<{ all: string }>("select staff_sessions::text as all from staff_sessions");
      expect(rows).toHaveLength(1);
      expect(rows[0]?.all).not.toContain(token);
    });
  });
});

describe("a session", () => {
  it("is over after an hour without a request", async () => {
    await withAgent(async (deps) => {
      const token = await signInAgent(deps);
      deps.clock.advance(59 * MINUTE);
      expect(await findStaffSession(deps, token)).toBeDefined();
      deps.clock.advance(59 * MINUTE);
      expect(await findStaffSession(deps, token)).toBeDefined();
      deps.clock.advance(60 * MINUTE);
      expect(await findStaffSession(deps, token)).toBeUndefined();
    });
  });

  it("is over after twelve hours, however busy", async () => {
    await withAgent(async (deps) => {
      const token = await signInAgent(deps);
      for (let minutes = 30; minutes < 12 * 60; minutes += 30) {
        deps.clock.advance(30 * MINUTE);
        expect(await findStaffSession(deps, token)).toBeDefined();
      }
      deps.clock.advance(30 * MINUTE);
      expect(await findStaffSession(deps, token)).toBeUndefined();
    });
  });

  it("is over after sign-out, and signing out twice is harmless", async () => {
    await withAgent(async (deps) => {
      const token = await signInAgent(deps);
      await signOut(deps, token);
      await signOut(deps, token);
      expect(await findStaffSession(deps, token)).toBeUndefined();
    });
  });
});

describe("creating an account", () => {
  const good = {
    email: "li@linjiang.example",
    name: "Li",
    password: PASSWORD,
    roles: ["editor"],
    deskIds: [],
    actor: { kind: "system" },
  } as const;

  it.each([
    ["a mail address that is none", { email: "li" }, { reasons: ["email_invalid"] }],
    ["no name", { name: " " }, { reasons: ["name_invalid"] }],
    ["an unknown role", { roles: ["mayor"] }, { reasons: ["role_unknown"] }],
    ["a resident's role", { roles: ["resident"] }, { reasons: ["role_unknown"] }],
    ["no role", { roles: [] }, { reasons: ["role_unknown"] }],
    ["an unknown desk", { deskIds: ["moon"] }, { reasons: ["desk_unknown"] }],
    ["an agent without a desk", { roles: ["agent"] }, { reasons: ["desk_missing"] }],
    ["a weak password", { password: "password1234" }, { reasons: ["password"], fault: "common" }],
  ])("is refused with %s", async (_name, change, expected) => {
    await database.rolledBack(async (db) => {
      expect(await createStaffMember(depsFor(db), { ...good, ...change })).toEqual({ status: "refused", ...expected });
    });
  });

  it("is refused when the mail address is taken, in any case", async () => {
    await withAgent(async (deps) => {
      const again = await createStaffMember(deps, { ...good, email: "CHEN@linjiang.example" });
      expect(again).toEqual({ status: "refused", reasons: ["email_taken"] });
    });
  });
});
