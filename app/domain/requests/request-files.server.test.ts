import { describe, expect, test } from "vitest";
import { listAuditEvents } from "#app/domain/audit/list-audit-events.server.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { aFile, aScanner } from "#tests/factories/attachment.ts";
import { aRequest, aVisitor, requestDeps, type RequestDeps, theResident } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { addInformation } from "./add-information.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { anonymiseRequestsBefore } from "./request-retention.queries.server.ts";
import { attachDecision, attachToRequest, openFileAsResident, removeWaitingFile } from "./request-files.server.ts";
import { openFileAsStaff } from "./staff-files.server.ts";
import { getStaffActor, viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();
const { visitorId } = theResident;

async function withRequest(work: (deps: RequestDeps, reference: string) => Promise<void>): Promise<void> {
  await database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps);
    await work(deps, reference);
  });
}

async function attached(outcome: ReturnType<typeof attachToRequest>): Promise<string> {
  const done = await outcome;
  if (done.status === "refused") throw new Error(done.reason);
  return done.file.id;
}

/** A photo that came with a message. */
async function send(deps: RequestDeps, reference: string): Promise<string> {
  const id = await attached(attachToRequest(deps, { reference, visitorId }, aFile()));
  await addInformation(deps, { reference, visitorId, words: "Here is the photo." });
  return id;
}

const seenBy = (deps: RequestDeps, reference: string) =>
  getRequestForResident(deps, { reference, visitorId, language: "en" });
const listed = async (deps: RequestDeps, reference: string, staff: StaffSession) =>
  (await viewRequestAsStaff(deps, { reference, staff, language: "en" })).found.files;

describe("a file of a request", () => {
  test("is there for nobody whose request it is not", () =>
    withRequest(async (deps, reference) => {
      const fileId = await send(deps, reference);
      const stranger = aVisitor("x");
      await expect(openFileAsResident(deps, { reference, visitorId: stranger, fileId })).rejects.toThrow("not_found");
      await expect(attachToRequest(deps, { reference, visitorId: stranger }, aFile())).rejects.toThrow("not_found");
      await expect(removeWaitingFile(deps, { reference, visitorId: stranger }, fileId)).rejects.toThrow("not_found");
      const { reference: another } = await aRequest(deps, { submissionKey: "another-request" });
      await expect(openFileAsResident(deps, { reference: another, visitorId, fileId })).rejects.toThrow("not_found");
      const otherDesk = await aStaffMember(deps.db, ["agent"], ["service-hall"]);
      await expect(openFileAsStaff(deps, { reference, fileId, staff: otherDesk })).rejects.toThrow("not_found");
    }));

  test("waits for its message: until then no desk sees it, and it can be taken out; afterwards it stays", () =>
    withRequest(async (deps, reference) => {
      const agent = await aStaffMember(deps.db, ["agent"], ["civil-affairs"]);
      const first = await attached(attachToRequest(deps, { reference, visitorId }, aFile()));
      expect(await listed(deps, reference, agent)).toEqual([]);
      await expect(openFileAsStaff(deps, { reference, fileId: first, staff: agent })).rejects.toThrow("not_found");
      await removeWaitingFile(deps, { reference, visitorId }, first);
      expect(deps.files.names).toEqual([]);
      const fileId = await send(deps, reference);
      await removeWaitingFile(deps, { reference, visitorId }, fileId);
      expect((await listed(deps, reference, agent)).map(({ id }) => id)).toEqual([fileId]);
    }));

  test("comes no more once the request is over", () =>
    withRequest(async (deps, reference) => {
      const actor = theResident;
      const move = { reference, actor, to: "withdrawn", reasonCode: "no_longer_needed", expectedVersion: 2 } as const;
      expect(await moveRequest(deps, move)).toMatchObject({ status: "moved" });
      await expect(attachToRequest(deps, { reference, visitorId }, aFile())).rejects.toThrow("conflict");
      expect(deps.files.names).toEqual([]);
    }));

  test("goes when the request is anonymised", () =>
    withRequest(async (deps, reference) => {
      const fileId = await send(deps, reference);
      await deps.db.query("update requests set state = state");
      const { version } = (await seenBy(deps, reference)).request;
      const move = { reference, actor: theResident, to: "withdrawn", reasonCode: "no_longer_needed" } as const;
      await moveRequest(deps, { ...move, expectedVersion: version });
      deps.clock.advance(10 * 86_400_000);
      const now = deps.clock.now();
      expect(await deps.db.transaction((tx) => anonymiseRequestsBefore(tx, now, 10, now))).toBe(1);
      const { rows } = await deps.db.query("select id from attachments where id = $1", [fileId]);
      expect(rows).toEqual([]);
    }));
});

describe("staff", () => {
  test("open what their desk and grade allow, and each look is in the audit trail", () =>
    withRequest(async (deps, reference) => {
      const fileId = await send(deps, reference);
      const agent = await aStaffMember(deps.db, ["agent"], ["civil-affairs"]);
      const auditor = await aStaffMember(deps.db, ["auditor"], []);
      expect(await listed(deps, reference, auditor)).toEqual([{ id: fileId, hidden: "confidential" }]);
      await expect(openFileAsStaff(deps, { reference, fileId, staff: auditor })).rejects.toThrow("not_found");
      const { attachment } = await openFileAsStaff(deps, { reference, fileId, staff: agent });
      expect(attachment.name).toBe("contract.png");
      const { events } = await listAuditEvents(deps, { subjectId: reference });
      const looks = events.filter(({ action }) => action === "requests.file_opened");
      expect(looks.map(({ actor }) => actor.id)).toEqual([agent.staffId]);
      expect(JSON.stringify(events)).not.toContain("contract.png");
    }));

  test("get nothing that a scanner has not called clean", () =>
    withRequest(async (deps, reference) => {
      const fileId = await send(deps, reference);
      const agent = await aStaffMember(deps.db, ["agent"], ["civil-affairs"]);
      const scanning = { ...deps, scanner: aScanner("away") };
      expect(await listed(scanning, reference, agent)).toMatchObject([{ scan: "unscanned", isHandedOut: false }]);
      await expect(openFileAsStaff(scanning, { reference, fileId, staff: agent })).rejects.toThrow("not_found");
    }));
});

describe("a decision as a file", () => {
  test("is attached by the desk that can decide, waits for the decision, and then is the resident's", () =>
    withRequest(async (deps, reference) => {
      const agent = await aStaffMember(deps.db, ["agent"], ["civil-affairs"]);
      const actor = getStaffActor(agent);
      // Sent on, and taken by nobody yet: nothing can be decided.
      await expect(attachDecision(deps, { reference, actor }, aFile())).rejects.toThrow("conflict");
      await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
      const otherDesk = getStaffActor(await aStaffMember(deps.db, ["agent"], ["service-hall"]));
      await expect(attachDecision(deps, { reference, actor: otherDesk }, aFile())).rejects.toThrow("not_found");
      const fileId = await attached(attachDecision(deps, { reference, actor }, aFile({ name: "decision.png" })));
      expect((await seenBy(deps, reference)).files).toEqual([]);
      await expect(openFileAsResident(deps, { reference, visitorId, fileId })).rejects.toThrow("not_found");
      // A resident takes out nothing of the desk's.
      await removeWaitingFile(deps, { reference, visitorId }, fileId);
      const answer = { reference, actor, to: "answered", wordsForResident: "It is granted." } as const;
      await moveRequest(deps, { ...answer, expectedVersion: 3 });
      const { files } = await seenBy(deps, reference);
      expect(files).toMatchObject([{ id: fileId, origin: "decision", name: "decision.png" }]);
      expect((await openFileAsResident(deps, { reference, visitorId, fileId })).bytes.length).toBeGreaterThan(0);
    }));
});
