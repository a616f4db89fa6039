import { describe, expect, test } from "vitest";
import { aRequest, aStaffActor, aVisitor, type RequestDeps, requestDeps } from "#tests/factories/request.ts";
import { mailsTo } from "#tests/factories/told.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listTexts } from "#tests/support/opened.ts";
import { changeWay, findLinkedWay } from "./choose-ways.server.ts";
import { mergeRequest } from "./merge-request.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";

const database = useTestDatabase();
const ZHAO = "zhao@example.org";
type Deps = RequestDeps & { readonly textMessages: "sent" };
type Sent = Awaited<ReturnType<typeof aRequest>>;

const versionOf = async (deps: Deps, reference: string): Promise<number> =>
  (await selectRequest(deps.db, reference, { kind: "system" }))?.version ?? 0;

async function move(deps: Deps, { reference }: Sent, to: "in_progress" | "waiting_for_resident" | "answered") {
  const actor = await aStaffActor(deps.db);
  const expectedVersion = await versionOf(deps, reference);
  const reasonCode = to === "waiting_for_resident" ? "more_information" : undefined;
  const words = { wordsForResident: "Which lamp?", reasonCode } as const;
  const moved = await moveRequest(deps, { reference, actor, to, ...words, expectedVersion });
  expect(moved.status).toBe("moved");
}

async function merge(deps: Deps, { reference }: Sent, into: Sent): Promise<void> {
  const actor = await aStaffActor(deps.db);
  const merged = await mergeRequest(deps, {
    reference,
    into: into.reference,
    actor,
    expectedVersion: await versionOf(deps, reference),
    wordsForResident: "The same lamp.",
  });
  expect(merged.status).toBe("merged");
}

/** One who leads, and one of Zhao's with a number that is not merged yet. */
const withTwo = (work: (deps: Deps, leading: Sent, zhaos: Sent, phone: string) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = { ...requestDeps(db), textMessages: "sent" as const };
    const phone = "138 0013 8000";
    const leading = await aRequest(deps);
    const contact = { name: "Zhao", email: ZHAO, phone };
    const zhaos = await aRequest(deps, { contact, visitorId: aVisitor("zhao") });
    await work(deps, leading, zhaos, phone);
  });

const choose = (deps: Deps, { reference }: Sent, way: "mail" | "sms", isChosen: boolean, who = "zhao") =>
  changeWay(deps, { reference, visitorId: aVisitor(who), way, isChosen });

describe("the resident of a request that goes on with another", () => {
  test("gets no text message they did not ask for, and no mail once they ended them", () =>
    withTwo(async (deps, leading, zhaos) => {
      await choose(deps, zhaos, "mail", false);
      await merge(deps, zhaos, leading);
      await move(deps, leading, "in_progress");
      expect(await listTexts(deps.db)).toEqual([]);
      // The receipt alone.
      expect(await mailsTo(deps, ZHAO)).toHaveLength(1);
    }));

  test("is told of it by text message, with their own number and link", () =>
    withTwo(async (deps, leading, zhaos) => {
      await choose(deps, zhaos, "sms", true);
      await merge(deps, zhaos, leading);
      const before = await mailsTo(deps, ZHAO);
      await move(deps, leading, "in_progress");
      const texts = await listTexts(deps.db);
      expect(texts).toHaveLength(2);
      const text = texts.at(-1)?.text ?? "";
      expect(text).toContain(`${zhaos.reference}: In progress`);
      expect(text).not.toContain(leading.reference);
      const token = /\/news\/(.{16})$/.exec(text)?.[1] ?? "";
      expect(await findLinkedWay(deps, token)).toMatchObject({ reference: zhaos.reference, way: "sms" });
      expect(await mailsTo(deps, ZHAO)).toHaveLength(before.length + 1);
    }));

  test("is not asked for what the other's resident is asked", () =>
    withTwo(async (deps, leading, zhaos) => {
      await choose(deps, zhaos, "sms", true);
      await merge(deps, zhaos, leading);
      await move(deps, leading, "in_progress");
      await move(deps, leading, "waiting_for_resident");
      const text = (await listTexts(deps.db)).at(-1)?.text ?? "";
      expect(text).toContain("waiting for more information");
      expect(text).not.toContain("lamp");
    }));

  test("who has both is told once, by each way", () =>
    withTwo(async (deps, _leading, zhaos, phone) => {
      const contact = { name: "Zhao", email: "Zhao@Example.org", phone };
      const leading = await aRequest(deps, { contact, visitorId: aVisitor("zhao") });
      for (const one of [leading, zhaos]) await choose(deps, one, "sms", true);
      await merge(deps, zhaos, leading);
      const [texts, mails] = [await listTexts(deps.db), await mailsTo(deps, ZHAO)];
      await move(deps, leading, "in_progress");
      expect(await listTexts(deps.db)).toHaveLength(texts.length + 1);
      expect(await mailsTo(deps, ZHAO)).toHaveLength(mails.length);
    }));

  test("who has both and ended the mails about the leading one is told by those about theirs", () =>
    withTwo(async (deps, _leading, zhaos) => {
      const leading = await aRequest(deps, { contact: { name: "Zhao", email: ZHAO }, visitorId: aVisitor("zhao") });
      await choose(deps, leading, "mail", false);
      await merge(deps, zhaos, leading);
      const before = await mailsTo(deps, ZHAO);
      await move(deps, leading, "in_progress");
      expect(await mailsTo(deps, ZHAO)).toHaveLength(before.length + 1);
    }));
});
