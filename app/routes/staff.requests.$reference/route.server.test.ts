import { describe, expect, test } from "vitest";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { takeRequest } from "#app/domain/requests/take-request.server.ts";
import { getStaffActor } from "#app/domain/requests/view-request-as-staff.server.ts";
import { aLoadContext } from "#tests/factories/load-context.ts";
import { aRequest, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffCookie, aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { action } from "./route.tsx";
import { faultyFields, type Tried } from "./tried.ts";

const database = useTestDatabase();
const WORDS = "Dear Ms Li, the lift will be repaired on Friday.";

type Desk = { deps: RequestDeps; staff: StaffSession; reference: string; cookie: string };

/** An agent who holds a request that is in progress: version 3. */
async function withHeldRequest(work: (desk: Desk) => Promise<void>) {
  await database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const staff = await aStaffMember(db);
    const { reference } = await aRequest(deps);
    await takeRequest(deps, { reference, actor: getStaffActor(staff), seenHolderId: null });
    await work({ deps, staff, reference, cookie: await aStaffCookie(deps, staff) });
  });
}

/** What the action gave or threw. */
function post({ deps, reference }: Desk, cookie: string | undefined, fields: Record<string, string>): Promise<unknown> {
  const body = new URLSearchParams({ intent: "move", version: "3", seen: "3", ...fields });
  const headers: HeadersInit = cookie ? { Cookie: cookie } : {};
  const request = new Request(`https://portal.example/staff/requests/${reference}`, { method: "POST", body, headers });
  return action({ request, params: { reference }, context: aLoadContext(deps) } as never).catch(
    (error: unknown) => error,
  );
}

async function bodyOf(outcome: unknown): Promise<unknown> {
  if (!(outcome instanceof Response)) throw new Error(`no response but ${String(outcome)}`);
  return outcome.json();
}

describe("what somebody typed comes back", () => {
  test("when a colleague was faster", () =>
    withHeldRequest(async (desk) => {
      const actor = getStaffActor(await aStaffMember(desk.deps.db, ["supervisor"]));
      const rival = { to: "answered", wordsForResident: "Repaired.", expectedVersion: 3 } as const;
      await moveRequest(desk.deps, { reference: desk.reference, actor, ...rival });
      const outcome = await post(desk, desk.cookie, { to: "answered", words: WORDS, note: "Called them." });
      expect(outcome).toMatchObject({
        init: { status: 409 },
        data: { fault: "changed", tried: { to: "answered", words: WORDS, note: "Called them.", seen: 3 } },
      });
    }));

  test("when the resident wrote meanwhile", () =>
    withHeldRequest(async (desk) => {
      const withdrawal = { to: "withdrawn", reasonCode: "other", expectedVersion: 3 } as const;
      await moveRequest(desk.deps, { reference: desk.reference, actor: theResident, ...withdrawal });
      const outcome = await post(desk, desk.cookie, { to: "answered", words: WORDS });
      expect(outcome).toMatchObject({ init: { status: 409 }, data: { tried: { words: WORDS } } });
    }));

  test("when the session has ended", () =>
    withHeldRequest(async (desk) => {
      desk.deps.clock.advance(3_600_000);
      const outcome = await post(desk, desk.cookie, { to: "answered", words: WORDS, note: "Called them." });
      expect(await bodyOf(outcome)).toMatchObject({ status: 401, typed: { words: WORDS, note: "Called them." } });
    }));

  test("when the request is at another desk now", () =>
    withHeldRequest(async (desk) => {
      const actor = getStaffActor(await aStaffMember(desk.deps.db, ["supervisor"]));
      const away = { to: "returned", reasonCode: "wrong_desk", expectedVersion: 3 } as const;
      await moveRequest(desk.deps, { reference: desk.reference, actor, ...away });
      const outcome = await post(desk, desk.cookie, { to: "answered", words: WORDS });
      expect(await bodyOf(outcome)).toMatchObject({ status: 409, code: "conflict", typed: { words: WORDS } });
    }));

  test.each([
    [{ to: "answered", note: "Only a note." }, "words_needed"],
    [{ to: "rejected", words: WORDS, remedy: "Ask again." }, "reason_needed"],
    [{ to: "rejected", words: WORDS, reason: "not_eligible" }, "remedy_needed"],
  ])("when something is missing: %j", (fields, fault) =>
    withHeldRequest(async (desk) => {
      const outcome = await post(desk, desk.cookie, fields as unknown as Record<string, string>);
      expect(outcome).toMatchObject({ init: { status: 400 }, data: { fault, tried: fields } });
    }),
  );
});

describe("a step", () => {
  test("names all that is missing at once, in the order of the fields", () =>
    withHeldRequest(async (desk) => {
      const outcome = (await post(desk, desk.cookie, { to: "waiting_for_resident" })) as { data: Tried };
      expect(faultyFields(outcome.data).map(({ field }) => field)).toEqual(["reason", "words"]);
    }));

  test("that the table does not know, or no form of ours, changes nothing", () =>
    withHeldRequest(async (desk) => {
      expect(await post(desk, desk.cookie, { to: "closed" })).toMatchObject({ data: { fault: "changed" } });
      expect(await post(desk, desk.cookie, { to: "draft" })).toMatchObject({ code: "bad_request" });
      expect(await post(desk, desk.cookie, { intent: "delete" })).toMatchObject({ code: "bad_request" });
    }));

  test("goes back to the request, or to the queue when the request has left the desk", () =>
    withHeldRequest(async (desk) => {
      const away = await post(desk, desk.cookie, { to: "returned", reason: "wrong_desk" });
      expect((away as Response).headers.get("Location")).toBe(`/staff/requests?sent_on=${desk.reference}`);
      const other = await aRequest(desk.deps);
      await takeRequest(desk.deps, {
        reference: other.reference,
        actor: getStaffActor(desk.staff),
        seenHolderId: null,
      });
      const answered = await post({ ...desk, reference: other.reference }, desk.cookie, {
        to: "answered",
        words: WORDS,
      });
      expect((answered as Response).headers.get("Location")).toBe(`/staff/requests/${other.reference}?done=answered`);
    }));
});
