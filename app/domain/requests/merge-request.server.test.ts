import { describe, expect, test } from "vitest";
import {
  aRequest,
  aStaffActor,
  aVisitor,
  requestDeps,
  type RequestDeps,
  theResident,
} from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { addInformation } from "./add-information.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { mergeRequest, type MergeRequestInput } from "./merge-request.server.ts";
import { moveRequest, type MoveRequestInput } from "./move-request.server.ts";
import { formatReference } from "./reference.ts";
import type { Actor } from "./types.ts";
import type { StaffActor } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

const WORDS = "We already look at this lift.";

async function view(deps: RequestDeps, reference: string, deskIds?: readonly string[]) {
  return getRequestForStaff(deps, { reference, deskIds, actorKind: undefined, language: "en" });
}

async function merge(
  deps: RequestDeps,
  actor: StaffActor,
  reference: string,
  into: string,
  more: Partial<MergeRequestInput> = {},
) {
  const expectedVersion = (await view(deps, reference)).request.version;
  return mergeRequest(deps, { reference, into, actor, expectedVersion, wordsForResident: WORDS, ...more });
}

async function move(
  deps: RequestDeps,
  actor: Actor,
  reference: string,
  to: MoveRequestInput["to"],
  more: Partial<MoveRequestInput> = {},
) {
  const expectedVersion = (await view(deps, reference)).request.version;
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion, ...more });
  if (outcome.status === "refused") throw new Error(outcome.reason);
}

/** Somebody else's request, read in Chinese. */
const another = (deps: RequestDeps, name: string, more: Parameters<typeof aRequest>[1] = {}) =>
  aRequest(deps, {
    visitorId: aVisitor(name),
    language: "zh-CN",
    contact: { name, email: `${name}@example.org` },
    description: `${name} waits in front of the lift.`,
    ...more,
  });

const residentOf = (name: string) => ({ kind: "resident", visitorId: aVisitor(name) }) as const;
const refused = (reason: string) => ({ status: "refused", reason });

/** The mails that something made be written. */
async function mailsOf(deps: RequestDeps, work: () => Promise<unknown>) {
  const before = (await listMails(deps.db)).map((mail) => JSON.stringify(mail));
  await work();
  return (await listMails(deps.db)).filter((mail) => !before.includes(JSON.stringify(mail)));
}

describe("merging is refused", () => {
  test("for a request of another desk, as if it were not there, and so is one to merge into", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db, "agent", ["civil-affairs"]);
      const own = await aRequest(deps);
      const others = await another(deps, "zhao", { deskId: "second-hall" });
      await expect(merge(deps, agent, others.reference, own.reference)).rejects.toThrow("not_found");
      const hidden = await merge(deps, agent, own.reference, others.reference);
      expect(hidden).toEqual(refused("unknown"));
      expect(await merge(deps, agent, own.reference, formatReference({ year: 2026, month: 3 }, "22222"))).toEqual(
        hidden,
      );
      expect(await merge(deps, agent, own.reference, "the lift")).toEqual(refused("unreadable"));
    }));

  test("into itself, in a circle, and into what nobody works on any more", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b, over] = [await aRequest(deps), await another(deps, "zhao"), await another(deps, "qian")];
      expect(await merge(deps, agent, a.reference, a.reference.toLowerCase())).toEqual(refused("itself"));
      expect(await merge(deps, agent, a.reference, b.reference)).toEqual({ status: "merged", into: b.reference });
      expect(await merge(deps, agent, b.reference, a.reference)).toEqual(refused("circle"));
      await move(deps, residentOf("qian"), over.reference, "withdrawn", { reasonCode: "other" });
      expect(await merge(deps, agent, b.reference, over.reference)).toEqual(refused("over"));
    }));

  test("of what is over, answered or opened again, without words, and from a page that is old", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      expect(await merge(deps, agent, a.reference, b.reference, { wordsForResident: " " })).toEqual(
        refused("words_needed"),
      );
      expect(await merge(deps, agent, a.reference, b.reference, { expectedVersion: 1 })).toEqual(
        refused("stale_version"),
      );
      await move(deps, agent, a.reference, "in_progress");
      await move(deps, agent, a.reference, "answered", { wordsForResident: "It works again." });
      expect(await merge(deps, agent, a.reference, b.reference)).toEqual(refused("not_allowed"));
      await move(deps, theResident, a.reference, "reopened", { reasonCode: "not_solved", wordsForResident: "No." });
      expect(await merge(deps, agent, a.reference, b.reference)).toEqual(refused("not_allowed"));
      expect((await db.query("select 1 from request_merges")).rows).toEqual([]);
    }));

  test("into a desk with another data grade", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const desks = deps.site.desks.map((desk) =>
        desk.id === "service-hall" ? { ...desk, grade: "internal" as const } : desk,
      );
      const graded = { ...deps, site: { ...deps.site, desks } };
      const agent = await aStaffActor(db);
      const a = await aRequest(graded);
      const b = await another(graded, "zhao", { deskId: "service-hall" });
      expect(await merge(graded, agent, a.reference, b.reference)).toEqual(refused("other_grade"));
    }));

  test("into one that leads on to a desk that is not theirs", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const [here, everywhere] = [
        await aStaffActor(db, "agent", ["civil-affairs"]),
        await aStaffActor(db, "agent", ["civil-affairs", "second-hall"]),
      ];
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      const far = await another(deps, "qian", { deskId: "second-hall" });
      await merge(deps, everywhere, b.reference, far.reference);
      expect(await merge(deps, here, a.reference, b.reference)).toEqual(refused("elsewhere"));
      expect((await view(deps, b.reference, ["civil-affairs"])).merge.into).toEqual({ reference: undefined });
      expect((await view(deps, b.reference)).merge.into).toEqual({ reference: far.reference });
    }));

  test("by the database, where code forgot it", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      const insert = "insert into request_merges (request_id, into_id, merged_at) values ($1, $2, now())";
      await db.query(insert, [a.requestId, b.requestId]);
      await expect(db.query(insert, [b.requestId, a.requestId])).rejects.toThrow(/cannot lead itself/);
    }));
});

describe("a merged request", () => {
  test("tells its resident at once and at every step, in their language, once, and no word of the other", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      const [told] = await mailsOf(deps, () => merge(deps, agent, b.reference, a.reference));
      expect(told?.recipient).toBe("zhao@example.org");
      expect(told?.subject).toBe(`您的事项 ${b.reference} 已合并办理`);
      expect(told?.body).toContain(WORDS);
      expect(told?.body).toContain("那件事项的进度：");
      expect(told?.body).not.toContain(a.reference);

      const words = { wordsForResident: "Mr Li, we come to you on Friday." };
      const mails = await mailsOf(deps, () => move(deps, agent, a.reference, "in_progress", words));
      expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["li.hua@example.org", "zhao@example.org"]);
      const news = mails.find(({ recipient }) => recipient === "zhao@example.org");
      expect(news?.subject).toBe(`您的事项 ${b.reference} 有新进展`);
      for (const secret of [a.reference, "Li Hua", "Friday", "li.hua"]) expect(news?.body).not.toContain(secret);

      const page = await getRequestForResident(deps, {
        reference: b.reference,
        visitorId: aVisitor("zhao"),
        language: "en",
      });
      expect(page.request.state).toBe("duplicate");
      expect(page.leading).toEqual({
        state: "In progress",
        desk: "Desk civil-affairs",
        due: expect.stringContaining("There is an answer by"),
        ownReference: undefined,
      });
      expect(JSON.stringify(page)).not.toContain(a.reference);
    }));

  test("names the other to whom both belong, and mails them once", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b] = [await aRequest(deps), await aRequest(deps)];
      await merge(deps, agent, b.reference, a.reference);
      expect(await mailsOf(deps, () => move(deps, agent, a.reference, "in_progress"))).toHaveLength(1);
      const page = await getRequestForResident(deps, { ...theResident, reference: b.reference, language: "en" });
      expect(page.leading?.ownReference).toBe(a.reference);
    }));

  test("goes on with the one that leads the chain, and so do those that joined it before", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b, c, d] = [
        await aRequest(deps),
        await another(deps, "zhao"),
        await another(deps, "qian"),
        await another(deps, "sun"),
      ];
      await merge(deps, agent, b.reference, a.reference);
      await merge(deps, agent, a.reference, c.reference);
      expect(await merge(deps, agent, d.reference, b.reference)).toEqual({ status: "merged", into: c.reference });
      expect([...(await view(deps, c.reference)).merge.joined.references].sort()).toEqual(
        [a.reference, b.reference, d.reference].sort(),
      );
      const mails = await mailsOf(deps, () => move(deps, agent, c.reference, "in_progress"));
      expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
        ["li.hua", "qian", "sun", "zhao"].map((name) => `${name}@example.org`),
      );
    }));

  test("is its resident's to open again, as long as the answer to the other is news", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      await merge(deps, agent, b.reference, a.reference);
      await move(deps, agent, a.reference, "in_progress");
      deps.clock.advance(30 * 86_400_000);
      const again = { reasonCode: "not_solved", wordsForResident: "Mine is broken still." } as const;
      await expect(move(deps, residentOf("zhao"), b.reference, "reopened", again)).rejects.toThrow("window_closed");
      await move(deps, agent, a.reference, "answered", { wordsForResident: "It works." });
      await move(deps, residentOf("zhao"), b.reference, "reopened", again);
      expect((await view(deps, b.reference)).merge.into).toBeUndefined();
      expect(await mailsOf(deps, () => move(deps, theResident, a.reference, "reopened", again))).toHaveLength(1);
    }));

  test("is taken apart by a supervisor alone", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const [agent, supervisor] = [await aStaffActor(db), await aStaffActor(db, "supervisor")];
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      await merge(deps, agent, b.reference, a.reference);
      const apart = { reasonCode: "not_same_matter", wordsForResident: "It is another lift." } as const;
      await expect(move(deps, agent, b.reference, "reopened", apart)).rejects.toThrow("not_allowed");
      await expect(move(deps, residentOf("zhao"), b.reference, "reopened", apart)).rejects.toThrow("reason_needed");
      await move(deps, supervisor, b.reference, "reopened", apart);
      const { request, merge: found } = await view(deps, b.reference);
      expect([request.state, found.into]).toEqual(["reopened", undefined]);
    }));

  test("takes the lead when the leading one is withdrawn, and the others go on with it", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const a = await aRequest(deps);
      deps.clock.advance(60_000);
      const b = await another(deps, "zhao");
      deps.clock.advance(60_000);
      const c = await another(deps, "qian");
      for (const one of [b, c]) await merge(deps, agent, one.reference, a.reference);
      const withdrawn = { reasonCode: "other" } as const;
      const mails = await mailsOf(deps, () => move(deps, theResident, a.reference, "withdrawn", withdrawn));
      expect((await view(deps, b.reference)).request.state).toBe("reopened");
      expect((await view(deps, c.reference)).merge.into).toEqual({ reference: b.reference });
      expect((await view(deps, a.reference)).merge.joined.count).toBe(0);
      expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
        "li.hua@example.org",
        "qian@example.org",
        "zhao@example.org",
      ]);
    }));

  test("stands in the events of both, the audit trail, and what other systems are told", () =>
    database.rolledBack(async (db) => {
      const deps = requestDeps(db);
      const agent = await aStaffActor(db);
      const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
      await merge(deps, agent, b.reference, a.reference);
      expect((await view(deps, b.reference)).events.at(-1)).toMatchObject({
        to: "duplicate",
        reasonCode: "same_matter",
      });
      expect((await view(deps, a.reference)).events.at(-1)).toMatchObject({ kind: "joined", actorKind: "agent" });
      const { rows } = await db.query("select subject_id, details from audit_events where action = 'requests.merged'");
      expect(rows).toEqual([
        {
          subject_id: b.reference,
          details: { into: a.reference, desk: "civil-affairs", leading_desk: "civil-affairs" },
        },
      ]);
    }));
});

// These need transactions of their own, so what they write stays: each looks only at its own requests.
describe("at the same moment", () => {
  test("of two who merge each into the other, one is told", async () => {
    const deps = requestDeps(database.db);
    const agent = await aStaffActor(database.db);
    const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
    const outcomes = await Promise.all([
      merge(deps, agent, a.reference, b.reference),
      merge(deps, agent, b.reference, a.reference),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["merged", "refused"]);
  });

  test("of two who merge one into two others, one is told", async () => {
    const deps = requestDeps(database.db);
    const agent = await aStaffActor(database.db);
    const [a, b, c] = [await aRequest(deps), await another(deps, "zhao"), await another(deps, "qian")];
    const outcomes = await Promise.all([
      merge(deps, agent, a.reference, b.reference),
      merge(deps, agent, a.reference, c.reference),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["merged", "refused"]);
  });

  test("what a resident adds while somebody merges is never lost unread", async () => {
    const deps = requestDeps(database.db);
    const agent = await aStaffActor(database.db);
    const [a, b] = [await aRequest(deps), await another(deps, "zhao")];
    const { version: expectedVersion } = (await view(deps, a.reference)).request;
    const [added, merged] = await Promise.all([
      addInformation(deps, { ...theResident, reference: a.reference, words: "Now it burns." }),
      merge(deps, agent, a.reference, b.reference, { expectedVersion }),
    ]);
    // Whoever comes second is told, and sees what the first did.
    expect([added.status, merged.status].sort()).not.toEqual(["refused", "refused"]);
    expect(added.status === "added" && merged.status === "merged").toBe(false);
  });
});
