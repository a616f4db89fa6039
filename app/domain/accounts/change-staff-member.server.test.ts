import { describe, expect, it } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { aSecondFactor } from "#tests/factories/second-factor.ts";
import { requestDeps } from "#tests/factories/request.ts";
import { aStaffCookie, aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  changeDeskMember,
  changeStaffMember,
  resetSecondFactor,
  suspendStaffMember,
  takeBackStaffMember,
} from "./change-staff-member.server.ts";
import { findStaffSession } from "./find-staff-session.server.ts";
import { inviteStaffMember, sendInvitationAgain } from "./invite-staff-member.server.ts";
import { listDeskStaff } from "./list-desk-staff.server.ts";
import { getStaffMember } from "./list-staff-members.server.ts";
import type { StaffRole } from "./roles.ts";

const database = useTestDatabase();
type Deps = ReturnType<typeof requestDeps>;

async function withPeople(work: (deps: Deps, administrator: string, agent: string) => Promise<void>): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const administrator = await aStaffMember(db, ["administrator"], []);
    const agent = await aStaffMember(db);
    await work(deps, administrator.staffId, agent.staffId);
  });
}

async function target(deps: Deps, staffId: string, by = staffId) {
  const { version } = await getStaffMember(deps, staffId);
  return { staffId, version, actor: { kind: "staff" as const, id: by } };
}

const asked = (roles: readonly StaffRole[], deskIds: readonly string[] = []) => ({
  name: "Wang Fang",
  language: "en",
  roles,
  deskIds,
});

describe("a change of a person is refused", () => {
  it("when somebody else changed them after the page was opened, and neither is lost", () =>
    withPeople(async (deps, administrator, agent) => {
      const opened = await target(deps, agent, administrator);
      const first = await changeStaffMember(deps, opened, asked(["agent"], ["service-hall"]));
      const second = await changeStaffMember(deps, opened, asked(["agent", "editor"], ["civil-affairs"]));
      expect(first).toEqual({ status: "changed" });
      expect(second).toEqual({ status: "refused", reasons: ["changed_meanwhile"] });
      expect(await getStaffMember(deps, agent)).toMatchObject({ roles: ["agent"], deskIds: ["service-hall"] });
      for (const stale of [suspendStaffMember(deps, opened), resetSecondFactor(deps, opened)])
        expect(await stale).toEqual({ status: "refused", reasons: ["changed_meanwhile"] });
    }));

  it("when two do it in the same moment: one of them", () =>
    withPeople(async (deps, administrator, agent) => {
      const opened = await target(deps, agent, administrator);
      const outcomes = await Promise.all([
        changeStaffMember(deps, opened, asked(["agent"], ["service-hall"])),
        suspendStaffMember(deps, opened),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["changed", "refused"]);
    }));

  it.each([
    ["without a role", asked([]), "role_unknown"],
    ["with a role that is none", asked(["king" as StaffRole]), "role_unknown"],
    ["with a resident's", asked(["resident" as StaffRole]), "role_unknown"],
    ["of an agent without a desk", asked(["agent"]), "desk_missing"],
    ["with a desk that is none", asked(["agent"], ["nowhere"]), "desk_unknown"],
    ["without a name", { ...asked(["editor"]), name: " " }, "name_invalid"],
  ] as const)("%s", (_name, change, reason) =>
    withPeople(async (deps, administrator, agent) => {
      const outcome = await changeStaffMember(deps, await target(deps, agent, administrator), change);
      expect(outcome).toEqual({ status: "refused", reasons: [reason] });
      expect((await getStaffMember(deps, agent)).version).toBe(1);
    }),
  );

  it("when it takes away the last administrator who can sign in, by themselves or by others", () =>
    withPeople(async (deps, administrator, agent) => {
      const refused = { status: "refused", reasons: ["last_administrator"] };
      const own = await target(deps, administrator);
      expect(await changeStaffMember(deps, own, asked(["editor"]))).toEqual(refused);
      expect(await suspendStaffMember(deps, own)).toEqual(refused);
      expect(await suspendStaffMember(deps, { ...own, actor: { kind: "staff", id: agent } })).toEqual(refused);
      // Somebody invited cannot let anybody in yet; somebody suspended neither.
      await inviteStaffMember(deps, { ...asked(["administrator"]), email: "new@linjiang.example", actor: own.actor });
      const gone = await aStaffMember(deps.db, ["administrator"], []);
      expect(await suspendStaffMember(deps, await target(deps, gone.staffId))).toEqual({ status: "changed" });
      expect(await suspendStaffMember(deps, own)).toEqual(refused);
    }));

  it("when two administrators suspend each other at once: one stays", () =>
    withPeople(async (deps, administrator) => {
      const other = (await aStaffMember(deps.db, ["administrator"], [])).staffId;
      const targets = [await target(deps, administrator, other), await target(deps, other, administrator)];
      const outcomes = await Promise.all(targets.map((one) => suspendStaffMember(deps, one)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["changed", "refused"]);
    }));

  it("when there is nobody of that name", () =>
    withPeople(async (deps, administrator) => {
      const nobody = { ...(await target(deps, administrator)), staffId: crypto.randomUUID() };
      await expect(suspendStaffMember(deps, nobody)).rejects.toMatchObject({ code: "not_found" });
      await expect(getStaffMember(deps, "not an id")).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("a change of a person", () => {
  const tokenOf = (cookie: string) => cookie.split("=")[1] ?? "";

  it("of roles ends their sessions; of desks alone does not", () =>
    withPeople(async (deps, administrator, agent) => {
      const token = tokenOf(await aStaffCookie(deps, { staffId: agent } as never));
      await changeStaffMember(deps, await target(deps, agent, administrator), asked(["agent"], ["service-hall"]));
      expect(await findStaffSession(deps, token)).toMatchObject({ deskIds: ["service-hall"] });
      const promoted = asked(["agent", "supervisor"], ["service-hall"]);
      await changeStaffMember(deps, await target(deps, agent, administrator), promoted);
      expect(await findStaffSession(deps, token)).toBeUndefined();
    }));

  it("that changes nothing writes nothing", () =>
    withPeople(async (deps, administrator, agent) => {
      const same = await changeStaffMember(
        deps,
        await target(deps, agent, administrator),
        asked(["agent"], ["civil-affairs"]),
      );
      expect(same).toEqual({ status: "same" });
      expect((await listAuditEvents(deps, { subjectId: agent })).events).toEqual([]);
    }));

  it("is in the audit trail with what was before and after, and who did it", () =>
    withPeople(async (deps, administrator, agent) => {
      const change = asked(["agent", "editor"], ["service-hall"]);
      await changeStaffMember(deps, await target(deps, agent, administrator), change);
      await suspendStaffMember(deps, await target(deps, agent, administrator));
      await takeBackStaffMember(deps, await target(deps, agent, administrator));
      const { events } = await listAuditEvents(deps, { subjectId: agent });
      expect(events.map(({ action }) => action)).toEqual(["staff.taken_back", "staff.suspended", "staff.changed"]);
      expect(events.every(({ actor }) => actor.id === administrator)).toBe(true);
      expect(events[2]?.details).toEqual({
        roles: ["agent", "editor"],
        desks: ["service-hall"],
        roles_before: ["agent"],
        desks_before: ["civil-affairs"],
      });
    }));

  it("to suspended ends their sessions and their link; taken back, they get a new one", () =>
    withPeople(async (deps, administrator, agent) => {
      const token = tokenOf(await aStaffCookie(deps, { staffId: agent } as never));
      const actor = { kind: "staff", id: administrator } as const;
      await sendInvitationAgain(deps, { staffId: agent, actor });
      await suspendStaffMember(deps, await target(deps, agent, administrator));
      expect(await findStaffSession(deps, token)).toBeUndefined();
      expect(await getStaffMember(deps, agent)).toMatchObject({ invitedUntil: null });
      const again = sendInvitationAgain(deps, { staffId: agent, actor });
      await expect(again).rejects.toMatchObject({ code: "not_found" });
      await takeBackStaffMember(deps, await target(deps, agent, administrator));
      expect(await findStaffSession(deps, token)).toBeUndefined();
      expect(await sendInvitationAgain(deps, { staffId: agent, actor })).toMatch(/\/staff\/invitation\/[\w-]{43}$/);
    }));

  it("resets telephone and codes, and ends what was opened with them", () =>
    withPeople(async (deps, administrator, agent) => {
      const member = await getStaffMember(deps, agent);
      const { token } = await aSecondFactor(deps, member);
      expect(await findStaffSession(deps, token)).toMatchObject({ hasSecondFactor: true });
      await resetSecondFactor(deps, await target(deps, agent, administrator));
      expect(await findStaffSession(deps, token)).toBeUndefined();
      expect(await getStaffMember(deps, agent)).toMatchObject({ hasSecondFactor: false });
      const { rows } = await deps.db.query("select 1 from staff_recovery_codes");
      expect(rows).toEqual([]);
    }));
});

describe("a desk", () => {
  it("does not lose somebody who would be left without any, and gains and loses the rest", () =>
    withPeople(async (deps, administrator, agent) => {
      const change = async (deskId: string, isMember: boolean) =>
        changeDeskMember(deps, await target(deps, agent, administrator), { deskId, isMember });
      expect(await change("civil-affairs", false)).toEqual({ status: "refused", reasons: ["desk_missing"] });
      expect(await change("service-hall", true)).toEqual({ status: "changed" });
      expect(await change("service-hall", true)).toEqual({ status: "same" });
      expect(await change("civil-affairs", false)).toEqual({ status: "changed" });
      expect(await getStaffMember(deps, agent)).toMatchObject({ deskIds: ["service-hall"] });
    }));

  it("shows who is there: signed in and seen in the last quarter of an hour, by roles that take work", () =>
    withPeople(async (deps, administrator, agent) => {
      await aStaffCookie(deps, { staffId: agent } as never);
      await aStaffCookie(deps, { staffId: administrator } as never);
      const seen = async () =>
        Object.fromEntries((await listDeskStaff(deps)).map((one) => [one.staffId, [one.isWorker, one.isHere]]));
      expect(await seen()).toEqual({ [agent]: [true, true], [administrator]: [false, true] });
      deps.clock.advance(16 * 60_000);
      expect(await seen()).toEqual({ [agent]: [true, false], [administrator]: [false, false] });
    }));
});
