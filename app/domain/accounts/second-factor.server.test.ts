import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aSecondFactor, codeOf } from "#tests/factories/second-factor.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { enterSecondFactor } from "./enter-second-factor.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { openFormerSecret } from "./former-secret.server.ts";
import { renewRecoveryCodes } from "./own-account.server.ts";
import { RECOVERY_CODES } from "./recovery-codes.server.ts";
import { sealStandingSecrets } from "./second-factor-secret.server.ts";
import { selectSecondFactorFacts } from "./second-factors.queries.server.ts";
import { offerSecondFactor, setUpSecondFactor } from "./set-up-second-factor.server.ts";
import { signIn } from "./sign-in.server.ts";
import { selectStaffMembers } from "./staff.queries.server.ts";
import { findTotpStep } from "./totp.server.ts";

const database = useTestDatabase();
const PASSWORD = "three boats on the river";
const EMAIL = "chen@linjiang.example";
const browser = "firefox";

type Deps = ReturnType<typeof requestDeps>;

/** An agent with a telephone, who has got as far as the second page. */
async function withAgent(
  work: (deps: Deps, agent: { staffId: string; secret: string; recoveryCodes: readonly string[] }) => Promise<void>,
): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await createStaffMember(deps, {
      email: EMAIL,
      name: "Chen",
      password: PASSWORD,
      roles: ["agent"],
      deskIds: ["civil-affairs"],
      actor: { kind: "system" },
    });
    const member = (await selectStaffMembers(db))[0];
    if (!member) throw new Error("nobody was created");
    const factor = await aSecondFactor(deps, member);
    // The code of the set-up is used, too.
    deps.clock.set(new Date(deps.clock.now().getTime() + 120_000));
    await work(deps, { staffId: member.staffId, ...factor });
  });
}

async function openFirstHalf(deps: Deps, isSecondFactorNeeded = true): Promise<string> {
  const outcome = await signIn(deps, { email: EMAIL, password: PASSWORD, browser, isSecondFactorNeeded });
  if (outcome.status !== "opened" || outcome.stage !== "code") throw new Error("no code was asked for");
  return outcome.token;
}

const enter = async (deps: Deps, typed: string) =>
  enterSecondFactor(deps, { token: await openFirstHalf(deps), typed, browser });

describe("a code of the app is refused", () => {
  it("when it is wrong, of another moment, or no code at all: alike", () =>
    withAgent(async (deps, { secret }) => {
      const now = deps.clock.now();
      const wrong = await enter(deps, "000000");
      for (const typed of [
        await codeOf(secret, now, -2),
        await codeOf(secret, now, 2),
        "",
        "12345",
        "1234567",
        "aaaaa-aaaaa",
        "aaaa-aaaa-aaaa",
        "'; drop table staff_members; --",
      ])
        expect(await enter(deps, typed)).toEqual(wrong);
      expect(wrong).toEqual({ status: "refused" });
    }));

  it("when it was used before, in another browser, too, and when one after it was", () =>
    withAgent(async (deps, { secret }) => {
      const now = deps.clock.now();
      const [before, code, after] = await Promise.all([-1, 0, 1].map((steps) => codeOf(secret, now, steps)));
      expect(await enter(deps, code ?? "")).toMatchObject({ status: "signed_in", by: "app" });
      expect(await enter(deps, code ?? "")).toEqual({ status: "refused" });
      expect(await enter(deps, before ?? "")).toEqual({ status: "refused" });
      expect(await enter(deps, after ?? "")).toMatchObject({ status: "signed_in" });
    }));

  it("when the password was more than ten minutes ago, or was never typed in this browser", () =>
    withAgent(async (deps, { secret }) => {
      const token = await openFirstHalf(deps);
      deps.clock.set(new Date(deps.clock.now().getTime() + 10 * 60_000));
      const typed = await codeOf(secret, deps.clock.now());
      expect(await enterSecondFactor(deps, { token, typed, browser })).toEqual({ status: "gone" });
      expect(await enterSecondFactor(deps, { token: "x".repeat(43), typed, browser })).toEqual({ status: "gone" });
    }));

  it("when two browsers try the same one at once: one of them gets in", () =>
    withAgent(async (deps, { secret }) => {
      const tokens = [await openFirstHalf(deps), await openFirstHalf(deps)];
      const typed = await codeOf(secret, deps.clock.now());
      const outcomes = await Promise.all(tokens.map((token) => enterSecondFactor(deps, { token, typed, browser })));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["refused", "signed_in"]);
    }));
});

describe("a code of the app is taken", () => {
  it.each([-1, 0, 1])(
    "%i steps beside the clock, with a blank in it, and opens a whole session under a new token",
    (steps) =>
      withAgent(async (deps, { secret }) => {
        const token = await openFirstHalf(deps);
        expect(await findStaffSession(deps, token)).toBeUndefined();
        const code = await codeOf(secret, deps.clock.now(), steps);
        const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `;
        const outcome = await enterSecondFactor(deps, { token, typed, browser });
        if (outcome.status !== "signed_in") throw new Error(outcome.status);
        expect(outcome.token).not.toBe(token);
        expect(await findStaffSession(deps, outcome.token)).toMatchObject({ email: EMAIL, hasSecondFactor: true });
        expect(await findStaffSession(deps, token, "code")).toBeUndefined();
      }),
  );
});

describe("the algorithm", () => {
  /** RFC 6238, appendix B, the last six of eight digits. */
  const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("is that of RFC 6238 at second %i", async (second, code) => {
    const now = new Date(second * 1_000);
    expect(await findTotpStep(SECRET, code, { now, lastStep: undefined })).toBe(Math.floor(second / 30));
  });
});

describe("recovery codes", () => {
  it("let in once each, in whatever capitals, and are counted", () =>
    withAgent(async (deps, { staffId, recoveryCodes }) => {
      expect(recoveryCodes).toHaveLength(RECOVERY_CODES);
      expect(new Set(recoveryCodes).size).toBe(RECOVERY_CODES);
      const [code = ""] = recoveryCodes;
      expect(await enter(deps, ` ${code.toUpperCase().replaceAll("-", " ")}`)).toMatchObject({ by: "recovery_code" });
      expect(await enter(deps, code)).toEqual({ status: "refused" });
      expect(await selectSecondFactorFacts(deps.db, staffId)).toMatchObject({ codesLeft: RECOVERY_CODES - 1 });
    }));

  it("are refused with the letters of one and the rest of another, and then work still", () =>
    withAgent(async (deps, { recoveryCodes: [first = "", second = ""] }) => {
      expect(await enter(deps, first.slice(0, 2) + second.slice(2))).toEqual({ status: "refused" });
      expect(await enter(deps, first)).toMatchObject({ by: "recovery_code", codesLeft: RECOVERY_CODES - 1 });
      expect(await enter(deps, second)).toMatchObject({ by: "recovery_code", codesLeft: RECOVERY_CODES - 2 });
    }));

  it("are stored by argon2id, each with a salt of its own, and a try costs one hashing", () =>
    withAgent(async (deps) => {
      const { rows } = await deps.db.query<{ salt: string; selector: string }>(
        `select split_part(code_hash, '$', 5) as salt, selector
         from staff_recovery_codes
         where code_hash like '$argon2id$v=19$m=19456,t=2,p=1$%'`,
      );
      expect(new Set(rows.map(({ salt }) => salt)).size).toBe(RECOVERY_CODES);
      // The first letters name one row, so that no other is tried.
      expect(new Set(rows.map(({ selector }) => selector)).size).toBe(RECOVERY_CODES);
    }));

  it("stand nowhere in the database, and the secret of the telephone neither", () =>
    withAgent(async (deps, { secret, recoveryCodes }) => {
      const { rows } = await deps.db.query<{ all: string }>(
        "select c::text as all from staff_recovery_codes c union all select f::text from staff_second_factors f union all select a::text from audit_events a",
      );
      const all = rows.map((row) => row.all).join();
      for (const word of [
        ...recoveryCodes,
        ...recoveryCodes.map((code) => code.replaceAll("-", "")),
        secret.replaceAll(" ", ""),
      ])
        expect(all).not.toContain(word);
    }));

  it("are replaced by new ones for whoever knows the password, and for nobody else", () =>
    withAgent(async (deps, { secret, recoveryCodes }) => {
      const outcome = await enter(deps, await codeOf(secret, deps.clock.now()));
      const staff = outcome.status === "signed_in" ? await findStaffSession(deps, outcome.token) : undefined;
      if (!staff) throw new Error("not signed in");
      expect(await renewRecoveryCodes(deps, staff, "four boats on the river")).toBeUndefined();
      const renewed = await renewRecoveryCodes(deps, staff, PASSWORD);
      expect(renewed).toHaveLength(RECOVERY_CODES);
      expect(await enter(deps, recoveryCodes[0] ?? "")).toEqual({ status: "refused" });
      expect(await enter(deps, renewed?.[0] ?? "")).toMatchObject({ status: "signed_in" });
    }));
});

describe("setting up", () => {
  it("stores nothing while the first code is wrong", () =>
    withAgent(async (deps, { staffId, secret }) => {
      const staff = {
        staffId,
        email: EMAIL,
        name: "Chen",
        roles: [],
        deskIds: [],
        sessionId: "",
        signedInAt: new Date(0),
        hasSecondFactor: true,
      };
      const { sealed } = offerSecondFactor(deps as never, staff, "en");
      const refused = await setUpSecondFactor(deps, staff, { sealed, typed: "000000", isFirst: false, browser });
      expect(refused).toEqual({ status: "refused" });
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toMatchObject({ status: "signed_in" });
    }));

  it("takes no secret that was offered to somebody else", () =>
    withAgent(async (deps, { staffId }) => {
      const staff = {
        staffId,
        email: EMAIL,
        name: "Chen",
        roles: [],
        deskIds: [],
        sessionId: "",
        signedInAt: new Date(0),
        hasSecondFactor: true,
      };
      const other = offerSecondFactor(deps as never, { ...staff, staffId: crypto.randomUUID() }, "en");
      const typed = await codeOf(other.secret, deps.clock.now());
      const outcome = await setUpSecondFactor(deps, staff, { sealed: other.sealed, typed, isFirst: false, browser });
      expect(outcome).toEqual({ status: "refused" });
    }));

  it("by the password alone is no longer possible once there is one", () =>
    withAgent(async (deps, { staffId }) => {
      const staff = {
        staffId,
        email: EMAIL,
        name: "Chen",
        roles: [],
        deskIds: [],
        sessionId: "",
        signedInAt: new Date(0),
        hasSecondFactor: true,
      };
      const { sealed, secret } = offerSecondFactor(deps as never, staff, "en");
      const typed = await codeOf(secret, deps.clock.now());
      expect(await setUpSecondFactor(deps, staff, { sealed, typed, isFirst: true, browser })).toEqual({
        status: "gone",
      });
    }));

  it("anew ends every session but this one, the old telephone's codes and the old paper", () =>
    withAgent(async (deps, { staffId, secret, recoveryCodes }) => {
      const elsewhere = await enter(deps, await codeOf(secret, deps.clock.now()));
      if (elsewhere.status !== "signed_in") throw new Error(elsewhere.status);
      const staff = {
        staffId,
        email: EMAIL,
        name: "Chen",
        roles: [],
        deskIds: [],
        sessionId: "",
        signedInAt: new Date(0),
        hasSecondFactor: true,
      };
      const offered = offerSecondFactor(deps as never, staff, "en");
      const typed = await codeOf(offered.secret, deps.clock.now());
      const outcome = await setUpSecondFactor(deps, staff, { sealed: offered.sealed, typed, isFirst: false, browser });
      if (outcome.status !== "set_up") throw new Error(outcome.status);
      expect(await findStaffSession(deps, elsewhere.token)).toBeUndefined();
      expect(await findStaffSession(deps, outcome.token)).toBeDefined();
      deps.clock.set(new Date(deps.clock.now().getTime() + 60_000));
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toEqual({ status: "refused" });
      expect(await enter(deps, recoveryCodes[0] ?? "")).toEqual({ status: "refused" });
    }));
});

/** As versions before 0090 sealed it. */
function sealAsBefore(sessionSecret: string, staffId: string, secret: string): string {
  const nonce = randomBytes(12);
  const key = Buffer.from(hkdfSync("sha256", sessionSecret, "", "staff-second-factor", 32));
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(staffId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return ["v1", ...[nonce, text, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

describe("a secret that an older version sealed", () => {
  const makeFormer = (deps: Deps, staffId: string, secret: string, key = deps.sessionSecret) =>
    deps.db.query("update staff_second_factors set sealed = null, sealed_secret = $2 where staff_id = $1", [
      staffId,
      sealAsBefore(key, staffId, secret.replaceAll(" ", "")),
    ]);
  const stored = async (deps: Deps) =>
    (await deps.db.query("select sealed is not null as sealed, sealed_secret from staff_second_factors")).rows;

  it("is refused, and left as it is, when SESSION_SECRET was changed since", () =>
    withAgent(async (deps, { staffId, secret }) => {
      await makeFormer(deps, staffId, secret, "another secret");
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toEqual({ status: "refused" });
      expect(await sealStandingSecrets(deps)).toBe(0);
      expect(await stored(deps)).toMatchObject([{ sealed: false }]);
    }));

  it("is sealed with the ring by the next code, which it takes", () =>
    withAgent(async (deps, { staffId, secret }) => {
      await makeFormer(deps, staffId, secret);
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toMatchObject({ by: "app" });
      expect(await stored(deps)).toEqual([{ sealed: true, sealed_secret: null }]);
      deps.clock.set(new Date(deps.clock.now().getTime() + 60_000));
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toMatchObject({ by: "app" });
    }));

  it("is sealed with the ring by the first start, once", () =>
    withAgent(async (deps, { staffId, secret }) => {
      await makeFormer(deps, staffId, secret);
      expect(await sealStandingSecrets(deps)).toBe(1);
      expect(await sealStandingSecrets(deps)).toBe(0);
      expect(await enter(deps, await codeOf(secret, deps.clock.now()))).toMatchObject({ by: "app" });
    }));

  it("opens for its staff member and key alone, and not when a letter was changed", () => {
    const sealed = sealAsBefore("key", "one", "SECRET");
    expect(openFormerSecret("key", "one", sealed)).toBe("SECRET");
    expect(openFormerSecret("key", "two", sealed)).toBeUndefined();
    expect(openFormerSecret("other key", "one", sealed)).toBeUndefined();
    expect(openFormerSecret("key", "one", `${sealed.slice(0, -2)}AA`)).toBeUndefined();
    for (const broken of ["", "v1", "v1..", "v1.a.b.c", "v2.a.b.c", `${sealed}.x`])
      expect(openFormerSecret("key", "one", broken)).toBeUndefined();
  });
});
