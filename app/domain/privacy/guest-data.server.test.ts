import { describe, expect, test } from "vitest";
import { RETENTION_DAYS } from "#app/domain/desks/retention.ts";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import { findRequest } from "#app/domain/requests/find-request.server.ts";
import { changeRequestHold } from "#app/domain/requests/hold-request.server.ts";
import { insertRating } from "#app/domain/requests/request-ratings.queries.server.ts";
import { viewRequestAsStaff } from "#app/domain/requests/view-request-as-staff.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aRequest, aStaffActor, aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { correctRequest } from "./correct-request.server.ts";
import { eraseRequest } from "./erase-request.server.ts";
import { readOwnRequest } from "./read-own-request.server.ts";

const database = useTestDatabase();
const visitorId = aVisitor("guest");
const stranger = aVisitor("stranger");
const PHONE = "13812345678";
const EMAIL = "seeded.guest@example.org";
const NEW = { phone: "0999 688 1234", email: "new.guest@example.org" };
const DAY_MS = 86_400_000;

type Guest = { readonly reference: string; readonly secret: string };

const withGuest = (work: (deps: RequestDeps, guest: Guest) => Promise<void>) =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, ["something-else"]);
    const contact = { name: "Guest", phone: PHONE, email: EMAIL };
    await work(deps, await aRequest(deps, { visitorId, contact }));
  });

const own = (deps: RequestDeps, { reference }: Guest) => readOwnRequest(deps, { reference, visitorId, language: "en" });
const withdraw = (deps: RequestDeps) => deps.db.query("update requests set state = 'withdrawn'");

async function aSupervisor(deps: RequestDeps) {
  const { staffId, name, deskIds } = await aStaffActor(deps.db);
  return { staffId, name, deskIds, email: "w@linjiang.example", roles: ["supervisor"] } as const;
}

describe("correcting how a guest is reached is refused", () => {
  test("to a browser that was not let in, for a request that is there and one that is not, alike", () =>
    withGuest(async (deps, guest) => {
      const fault = async (reference: string, secret: string) =>
        correctRequest(deps, { ...NEW, reference, secret, visitorId: stranger }).catch((error: unknown) => error);
      const unknown = await fault("OW-2603-22222-X", guest.secret);
      expect(unknown).toMatchObject({ code: "not_found" });
      expect(await fault(guest.reference, guest.secret)).toEqual(unknown);
      expect(await fault(guest.reference, "WRONGONE")).toEqual(unknown);
      expect((await own(deps, guest)).contact).toMatchObject({ phone: PHONE, email: EMAIL });
    }));

  test.each([
    ["without the code", { secret: "" }, ["code_wrong"]],
    ["with another code", { secret: "ABCDEFGH" }, ["code_wrong"]],
    ["with no telephone number", { phone: "soon" }, ["phone_wrong"]],
    ["with no mail address", { email: "guest at home" }, ["email_wrong"]],
    ["with two addresses", { email: "a@example.org, b@example.org" }, ["email_wrong"]],
    ["with no way left", { phone: "", email: " " }, ["way_needed"]],
  ] as const)("%s", (_how, typed, faults) =>
    withGuest(async (deps, guest) => {
      const outcome = await correctRequest(deps, { ...guest, ...NEW, visitorId, ...typed });
      expect(outcome).toEqual({ status: "refused", faults });
      expect((await own(deps, guest)).contact).toMatchObject({ phone: PHONE, email: EMAIL });
      expect((await own(deps, guest)).events.map(({ kind }) => kind)).not.toContain("contact_corrected");
    }),
  );

  test("once the request is over", () =>
    withGuest(async (deps, guest) => {
      await withdraw(deps);
      expect(await correctRequest(deps, { ...guest, ...NEW, visitorId })).toEqual({ status: "over" });
    }));
});

describe("correcting how a guest is reached", () => {
  test("with the code stands in the timeline with what was before, in the trail without it, and in mails to both", () =>
    withGuest(async (deps, guest) => {
      await deps.db.query("delete from outbox_mails");
      expect(await correctRequest(deps, { ...guest, ...NEW, visitorId })).toEqual({ status: "corrected" });
      const { contact, events } = await own(deps, guest);
      expect(contact).toMatchObject({ phone: "09996881234", email: NEW.email });
      expect(events.at(-1)).toMatchObject({
        kind: "contact_corrected",
        corrected: [
          { field: "phone", before: PHONE },
          { field: "email", before: EMAIL },
        ],
      });
      expect((await listMails(deps.db)).map(({ recipient }) => recipient).sort()).toEqual([NEW.email, EMAIL]);
      const trail = await listAuditEvents(deps, { subjectId: guest.reference });
      expect(trail.events[0]).toMatchObject({ action: "requests.contact_corrected" });
      expect(JSON.stringify(trail)).not.toContain(PHONE);
      const { found } = await viewRequestAsStaff(deps, { ...guest, staff: await aSupervisor(deps), language: "en" });
      expect(found.request.contact.phone).toBe("09996881234");
      expect(await correctRequest(deps, { ...guest, ...NEW, visitorId })).toEqual({ status: "same" });
    }));

  test("may take the mail address away; nobody is mailed any more", () =>
    withGuest(async (deps, guest) => {
      expect(await correctRequest(deps, { ...guest, phone: PHONE, email: "", visitorId })).toEqual({
        status: "corrected",
      });
      expect((await own(deps, guest)).contact).toMatchObject({ phone: PHONE, email: undefined });
    }));
});

describe("erasing of a guest's request is refused", () => {
  test("to a browser that was not let in, for a request that is there and one that is not, alike", () =>
    withGuest(async (deps, guest) => {
      await withdraw(deps);
      const fault = async (reference: string) =>
        eraseRequest(deps, { reference, secret: guest.secret, visitorId: stranger }).catch((error: unknown) => error);
      expect(await fault(guest.reference)).toMatchObject({ code: "not_found" });
      expect(await fault(guest.reference)).toEqual(await fault("OW-2603-22222-X"));
    }));

  test("without the code", () =>
    withGuest(async (deps, guest) => {
      await withdraw(deps);
      expect(await eraseRequest(deps, { ...guest, secret: "ABCDEFGH", visitorId })).toEqual({ status: "code_wrong" });
      expect((await own(deps, guest)).contact.phone).toBe(PHONE);
    }));

  test("while it goes on, and while a legal hold keeps it, and says which", () =>
    withGuest(async (deps, guest) => {
      const erase = () => eraseRequest(deps, { ...guest, visitorId });
      expect(await erase()).toEqual({ status: "kept", kept: { status: "open", days: RETENTION_DAYS.requests } });
      await withdraw(deps);
      const staff = await aSupervisor(deps);
      const reason = "A court asked for the papers of this request.";
      await changeRequestHold(deps, { reference: guest.reference, staff, intent: "set", reason });
      expect(await erase()).toEqual({ status: "kept", kept: { status: "held" } });
      expect((await own(deps, guest)).contact.phone).toBe(PHONE);
    }));
});

test("erasing takes what no rule keeps, tells the timeline and the trail once, and puts off nothing", () =>
  withGuest(async (deps, guest) => {
    await correctRequest(deps, { ...guest, phone: PHONE, email: NEW.email, visitorId });
    await withdraw(deps);
    const { rows } = await deps.db.query<{ id: string; desk_id: string }>("select id, desk_id from requests");
    const { id: requestId = "", desk_id: deskId = "" } = rows[0] ?? {};
    const ratedAt = deps.clock.now();
    await insertRating(deps.db, { requestId, round: 0, deskId, level: 1, isSolved: true, comment: "rude", ratedAt });
    const { kept } = await own(deps, guest);
    expect(kept.status).toBe("until");
    deps.clock.advance(100 * DAY_MS);

    expect(await eraseRequest(deps, { ...guest, visitorId })).toEqual({ status: "erased" });
    expect(await eraseRequest(deps, { ...guest, visitorId })).toEqual({ status: "erased" });

    const after = await own(deps, guest);
    expect(after.contact).toEqual({ name: "Guest", phone: undefined, email: undefined });
    expect(after.kept).toEqual(kept);
    expect(after.ratings[0]?.comment).toBeUndefined();
    expect(after.events.filter(({ kind }) => kind === "contact_erased")).toHaveLength(1);
    expect(after.events.flatMap(({ corrected }) => corrected)).toEqual([]);
    expect((await listMails(deps.db)).map(({ recipient }) => recipient)).not.toContain(NEW.email);
    const found = await deps.db.query("select kind from request_identifiers");
    expect(found.rows).toEqual([]);
    const trail = await listAuditEvents(deps, { subjectId: guest.reference });
    expect(trail.events.filter(({ action }) => action === "requests.contact_erased")).toHaveLength(1);
    // Who has number and code opens it still.
    const lookUp = { reference: guest.reference, secret: guest.secret, visitorId: stranger };
    expect(await findRequest(deps, lookUp)).toMatchObject({ status: "found" });
  }));
