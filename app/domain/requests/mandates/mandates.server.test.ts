import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { addInformation } from "#app/domain/requests/add-information.server.ts";
import { changeFeed } from "#app/domain/requests/request-feed.server.ts";
import { getRequestForResident } from "#app/domain/requests/get-request-for-resident.server.ts";
import { getRequestForStaff } from "#app/domain/requests/get-request-for-staff.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import {
  aRequest,
  aStaffActor,
  aVisitor,
  type RequestDeps,
  requestDeps,
  theResident,
} from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { acceptMandate, findInvitation } from "./accept-mandate.server.ts";
import { endMandate } from "./end-mandate.server.ts";
import { nameHelperForRequest } from "./name-helper.server.ts";

const database = useTestDatabase();
const DAY_MS = 86_400_000;
const { visitorId } = theResident;
const helperId = aVisitor("account of the nephew");
const terms = { helper: "Li Wei", resident: "Li Hua", duration: "month" };
const account = { visitorId: helperId, email: "li.wei@example.org", language: "en" } as const;

type Sent = Awaited<ReturnType<typeof aRequest>>;
const withRequest = (work: (deps: RequestDeps, sent: Sent) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    await work(deps, await aRequest(deps));
  });

async function invite(deps: RequestDeps, reference: string, duration = "month") {
  const outcome = await nameHelperForRequest(deps, { reference, visitorId, terms: { ...terms, duration } });
  if (outcome.status === "refused") throw new Error(outcome.faults.join());
  return outcome;
}

async function aHelper(deps: RequestDeps, reference: string, isNotified = false): Promise<string> {
  const { code, id } = await invite(deps, reference);
  await acceptMandate(deps, { code, helper: account, isNotified });
  return id;
}

const see = (deps: RequestDeps, reference: string, who = helperId) =>
  getRequestForResident(deps, { reference, visitorId: who, isHelper: true, language: "en" });
const add = (deps: RequestDeps, reference: string, who = helperId) =>
  addInformation(deps, { reference, visitorId: who, isHelper: true, words: "Her pension number is on page two." });
const GONE = { code: "not_found" };

/** To this account, the request is not there: neither to read nor to write to. */
async function expectNothing(deps: RequestDeps, reference: string, who = helperId) {
  await expect(see(deps, reference, who)).rejects.toMatchObject(GONE);
  await expect(add(deps, reference, who)).rejects.toMatchObject(GONE);
}

describe("to a helper, a request is not there", () => {
  test("without a mandate, with one that nobody took up, and with somebody else's", () =>
    withRequest(async (deps, { reference }) => {
      await expectNothing(deps, reference);
      await invite(deps, reference);
      await expectNothing(deps, reference);
      await aHelper(deps, reference);
      await expectNothing(deps, reference, aVisitor("another account"));
    }));

  test("when the mandate is for another request of the same resident", () =>
    withRequest(async (deps, { reference }) => {
      const other = await aRequest(deps);
      await aHelper(deps, reference);
      await expectNothing(deps, other.reference);
    }));

  test("from the very moment at which it ends by its date", () =>
    withRequest(async (deps, { reference }) => {
      await aHelper(deps, reference);
      const until = deps.clock.now().getTime() + 30 * DAY_MS;
      deps.clock.set(new Date(until - 1));
      expect((await see(deps, reference)).request.reference).toBe(reference);
      deps.clock.set(new Date(until));
      await expectNothing(deps, reference);
    }));

  test.each(["resident", "helper"] as const)("at once when the %s ends it", (kind) =>
    withRequest(async (deps, { reference }) => {
      const id = await aHelper(deps, reference);
      await add(deps, reference);
      const by = kind === "resident" ? ({ kind, visitorId } as const) : ({ kind, helperId } as const);
      await endMandate(deps, { id, by });
      await expectNothing(deps, reference);
      await endMandate(deps, { id, by });
      const { events } = await getRequestForResident(deps, { reference, visitorId, language: "en" });
      expect(events.filter((event) => event.kind === "helper_ended")).toMatchObject([{ actorKind: kind }]);
    }),
  );
});

describe("a mandate", () => {
  test("is given by nobody who may not see the request, and not passed on by a helper", () =>
    withRequest(async (deps, { reference }) => {
      await aHelper(deps, reference);
      for (const who of [helperId, aVisitor("nobody")])
        await expect(nameHelperForRequest(deps, { reference, visitorId: who, terms })).rejects.toMatchObject(GONE);
    }));

  test("is ended by nobody else: it looks as if it were not there", () =>
    withRequest(async (deps, { reference }) => {
      const id = await aHelper(deps, reference);
      const nobody = aVisitor("nobody");
      const far = await aStaffActor(deps.db, "supervisor", ["service-hall"]);
      for (const by of [{ kind: "resident", visitorId: nobody }, { kind: "helper", helperId: nobody }, far] as const)
        await expect(endMandate(deps, { id, by })).rejects.toMatchObject(GONE);
      await expect(endMandate(deps, { id: "x", by: { kind: "resident", visitorId } })).rejects.toMatchObject(GONE);
      expect((await see(deps, reference)).request.reference).toBe(reference);
    }));

  test.each([
    [{ helper: " " }, ["helper_needed"]],
    [{ resident: "x".repeat(101) }, ["resident_long"]],
    [{ duration: "forever" }, ["duration_needed"]],
    [{ helper: "", resident: "", duration: "" }, ["helper_needed", "resident_needed", "duration_needed"]],
  ] as const)("is not given with %j", (more, faults) =>
    withRequest(async (deps, { reference }) => {
      const outcome = await nameHelperForRequest(deps, { reference, visitorId, terms: { ...terms, ...more } });
      expect(outcome).toEqual({ status: "refused", faults });
    }),
  );

  test("is the sixth of a request only when one of the five has ended", () =>
    withRequest(async (deps, { reference }) => {
      const first = await invite(deps, reference);
      for (let i = 0; i < 4; i++) await invite(deps, reference);
      await expect(invite(deps, reference)).rejects.toThrow("too_many");
      await endMandate(deps, { id: first.id, by: { kind: "resident", visitorId } });
      await invite(deps, reference);
    }));

  test("is never longer than a year, whatever writes it", () =>
    withRequest(async (deps, { reference }) => {
      await invite(deps, reference, "year");
      await expect(deps.db.query("update mandates set valid_until = created_at + interval '367 days'")).rejects.toThrow(
        /check/,
      );
    }));
});

describe("a code", () => {
  test.each(["", "x", "AAAAA-AAAAA-AAAA", "' or true --", "X".repeat(4000)])("that is %j invites to nothing", (typed) =>
    withRequest(async (deps, { reference }) => {
      await invite(deps, reference);
      expect(await findInvitation(deps, typed)).toBeUndefined();
      await expect(acceptMandate(deps, { code: typed, helper: account, isNotified: false })).rejects.toMatchObject(
        GONE,
      );
    }),
  );

  test("works once, for fourteen days, and not after the mandate was ended", () =>
    withRequest(async (deps, { reference }) => {
      const used = await invite(deps, reference);
      await acceptMandate(deps, {
        code: used.code.toLowerCase().replaceAll("-", " "),
        helper: account,
        isNotified: false,
      });
      const ended = await invite(deps, reference);
      await endMandate(deps, { id: ended.id, by: { kind: "resident", visitorId } });
      const late = await invite(deps, reference);
      deps.clock.set(new Date(deps.clock.now().getTime() + 14 * DAY_MS));
      for (const { code } of [used, ended, late]) expect(await findInvitation(deps, code)).toBeUndefined();
    }));

  test("is not taken up by the resident, and stands nowhere in the database", () =>
    withRequest(async (deps, { reference }) => {
      const { code } = await invite(deps, reference);
      const own = { ...account, visitorId };
      expect(await acceptMandate(deps, { code, helper: own, isNotified: false })).toEqual({ status: "own" });
      const { rows } = await deps.db.query<{ row: string }>("select to_jsonb(m)::text as row from mandates m");
      const stored = rows.map(({ row }) => row).join();
      for (const secret of [code, code.replaceAll("-", ""), terms.helper, account.email])
        expect(stored).not.toContain(secret);
    }));
});

describe("a helper", () => {
  test("adds information under both names, in the timeline, for staff and in the audit trail", () =>
    withRequest(async (deps, { reference }) => {
      const id = await aHelper(deps, reference);
      expect(await add(deps, reference)).toEqual({ status: "added" });
      const names = { helper: "Li Wei", resident: "Li Hua" };
      const resident = await getRequestForResident(deps, { reference, visitorId, language: "en" });
      const staff = await getRequestForStaff(deps, {
        reference,
        deskIds: undefined,
        actorKind: undefined,
        language: "en",
      });
      for (const { events } of [resident, staff])
        expect(events.at(-1)).toMatchObject({ kind: "information_added", actorKind: "helper", names });
      const { events } = await listAuditEvents(deps, {});
      expect(events.find(({ action }) => action === "requests.information_added")).toMatchObject({
        actor: { kind: "resident", id: helperId },
        details: { mandate: id, for: visitorId },
      });
      expect(JSON.stringify(events)).not.toContain("Li Wei");
    }));

  test("answers the desk's question, and the clock runs again", () =>
    withRequest(async (deps, { reference }) => {
      await aHelper(deps, reference);
      const agent = await aStaffActor(deps.db);
      const step = async (to: "in_progress" | "waiting_for_resident", more = {}) => {
        const { request } = await see(deps, reference);
        const outcome = await moveRequest(deps, {
          reference,
          actor: agent,
          to,
          expectedVersion: request.version,
          ...more,
        });
        expect(outcome.status).toBe("moved");
      };
      await step("in_progress");
      await step("waiting_for_resident", { reasonCode: "more_information", wordsForResident: "Which door?" });
      expect((await see(deps, reference)).tasks).toEqual(["answer-question"]);
      await add(deps, reference);
      const { request, events } = await see(deps, reference);
      expect(request.state).toBe("in_progress");
      expect(events.at(-1)).toMatchObject({ kind: "moved", actorKind: "helper", names: { helper: "Li Wei" } });
    }));

  test("withdraws nothing, and finds none of the resident's other pages", () =>
    withRequest(async (deps, { reference }) => {
      await aHelper(deps, reference);
      const { request, tasks } = await see(deps, reference);
      expect(tasks).toEqual(["add-information"]);
      const actor = { kind: "helper", helperId, at: deps.clock.now() } as const;
      const move = {
        reference,
        actor,
        to: "withdrawn",
        reasonCode: "other",
        expectedVersion: request.version,
      } as const;
      expect(await moveRequest(deps, move)).toMatchObject({ status: "refused", reason: "not_allowed" });
      await expect(changeFeed(deps, { reference, visitorId: helperId, intent: "start" })).rejects.toMatchObject(GONE);
      await expect(
        getRequestForResident(deps, { reference, visitorId: helperId, language: "en" }),
      ).rejects.toMatchObject(GONE);
    }));

  test("is told of news without a word of it, where they agreed; the resident is told who took it up and who acted", () =>
    withRequest(async (deps, { reference }) => {
      await aHelper(deps, reference, true);
      await add(deps, reference);
      const mails = await listMails(deps.db);
      const toHelper = mails.filter(({ recipient }) => recipient === account.email);
      expect(toHelper.map(({ subject }) => subject)).toEqual([`News on request ${reference}, which you help with`]);
      expect(toHelper[0]?.body).not.toContain("pension");
      const toResident = mails.filter(({ recipient }) => recipient === "li.hua@example.org").map(({ body }) => body);
      expect(toResident.some((text) => text.includes(account.email))).toBe(true);
      expect(toResident.some((text) => text.includes("Li Wei did this for Li Hua."))).toBe(true);
    }));
});
