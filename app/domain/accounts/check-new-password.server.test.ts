import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BreachedPasswords } from "#app/ports/breached-passwords/port.ts";
import { createPasswordRange } from "#app/ports/breached-passwords/range.server.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { startPasswordRange } from "#tests/support/password-range.ts";
import { acceptInvitation } from "./accept-invitation.server.ts";
import { checkNewPassword } from "./check-new-password.server.ts";
import { listCommonPasswords } from "./common-passwords.server.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { inviteStaffMember } from "./invite-staff-member.server.ts";
import { changeOwnPassword } from "./own-account.server.ts";
import { findPasswordFault } from "./password-rules.ts";

const account = { email: "li@x.example", name: "Li" };
const LEAKED = "seven lanterns over water";
const site = aSite();

describe("a new password is refused when it", () => {
  it("is one of the most used that are long enough: thousands of them, that no rule of ours knew", async () => {
    const list = [...(await listCommonPasswords())];
    expect(list.length).toBeGreaterThan(3_000);
    const beyondRules = list.slice(0, 3_000).filter((one) => !findPasswordFault(one, account));
    expect(beyondRules.length).toBeGreaterThan(1_000);
    for (const one of beyondRules) expect(await checkNewPassword({ site }, one, account), one).toBe("common");
  });

  it.each([
    ["in capitals", "UnBelievable"],
    ["with a year and a sign behind it", "unbelievable2026!"],
    ["in full width", "ｕｎｂｅｌｉｅｖａｂｌｅ"],
  ])("is one of them %s", async (_how, password) => {
    expect(await checkNewPassword({ site }, password, account)).toBe("common");
  });

  describe("leaked, as a service knows,", () => {
    let service: Awaited<ReturnType<typeof startPasswordRange>>;
    beforeAll(async () => void (service = await startPasswordRange([LEAKED])));
    afterAll(() => service.stop());

    it("and taken where no service is named, where it does not answer, and when it knows another", async () => {
      const breachedPasswords = createPasswordRange({ baseUrl: service.baseUrl, onLookUp: () => undefined });
      expect(await checkNewPassword({ site, breachedPasswords }, LEAKED, account)).toBe("breached");
      expect(await checkNewPassword({ site }, LEAKED, account)).toBeUndefined();
      expect(await checkNewPassword({ site, breachedPasswords }, `${LEAKED} again`, account)).toBeUndefined();
      service.break("answers_500");
      expect(await checkNewPassword({ site, breachedPasswords }, LEAKED, account)).toBeUndefined();
    });
  });
});

describe("wherever a password is chosen,", () => {
  const database = useTestDatabase();
  const PASSWORD = "three boats on the river";
  const breachedPasswords: BreachedPasswords = { holds: (password) => Promise.resolve(password === LEAKED) };
  const person = { email: "chen@x.example", name: "Somebody", roles: ["editor"], deskIds: [] };
  const actor = { kind: "system" } as const;

  it.each([
    ["common", "unbelievable2026!"],
    ["breached", LEAKED],
  ])("one that is %s is refused: on the command line, by a link, on one's own page", (fault, password) =>
    database.rolledBack(async (db) => {
      const deps = { ...requestDeps(db), breachedPasswords };
      const rule = { browser: "firefox", isSecondFactorNeeded: false } as const;
      expect(await createStaffMember(deps, { ...person, actor, password })).toMatchObject({ fault });
      const invited = await inviteStaffMember(deps, { ...person, actor });
      const token = invited.status === "invited" ? (invited.link.split("/").at(-1) ?? "") : "";
      expect(await acceptInvitation(deps, { ...rule, token, password })).toEqual({ status: "refused", fault });
      const accepted = await acceptInvitation(deps, { ...rule, token, password: PASSWORD });
      const staff = accepted.status === "opened" && (await findStaffSession(deps, accepted.token));
      if (!staff) throw new Error("nobody was signed in");
      const asked = { browser: "firefox", current: PASSWORD, password } as const;
      expect(await changeOwnPassword(deps, staff, asked)).toEqual({ status: "refused", field: "password", fault });
    }),
  );
});
