import { describe, expect, test } from "vitest";
import { formatMoment } from "#app/i18n/format.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { FakeTexts } from "#app/ports/sms/fake.ts";
import { countSegments } from "#app/ports/sms/segments.ts";
import { deliverText } from "#app/ports/mail/deliver-mail.server.ts";
import { eraseRequest } from "#app/domain/privacy/erase-request.server.ts";
import {
  aRequest,
  aStaffActor,
  aVisitor,
  type RequestDeps,
  requestDeps,
  theResident,
} from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listTexts } from "#tests/support/opened.ts";
import { changeWay, endLinkedWay, findLinkedWay, listWays } from "./choose-ways.server.ts";
import { correctContact } from "./correct-contact.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import { REQUEST_STATES } from "./states.ts";
import { writeFollowText } from "./tell-follower.server.ts";
import { writeText } from "./text-resident.server.ts";

const database = useTestDatabase();
const contact = { name: "Li Hua", email: "li.hua@example.org", phone: "138 0013 8000" };
const own = (reference: string) => ({ reference, visitorId: theResident.visitorId });

type Deps = RequestDeps & { readonly textMessages: "sent" };
type Sent = Awaited<ReturnType<typeof aRequest>>;

const withRequest = (work: (deps: Deps, sent: Sent) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = { ...requestDeps(db), textMessages: "sent" as const };
    await work(deps, await aRequest(deps, { contact }));
  });

async function work(deps: Deps, reference: string) {
  const actor = await aStaffActor(deps.db);
  const version = (await read(deps, reference)).version;
  return moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: version });
}

async function read(deps: Deps, reference: string) {
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  if (!request) throw new Error("not there");
  return request;
}

async function countMails(deps: Deps, subject = "%"): Promise<number> {
  const { rows } = await deps.db.query<{ n: number }>(
    "select count(*)::int as n from outbox_mails where way = 'mail' and subject like $1",
    [subject],
  );
  return rows[0]?.n ?? 0;
}

const tokenIn = (text: string | undefined) => /\/news\/(.{16})$/.exec(text ?? "")?.[1] ?? "";

describe("how a resident is told", () => {
  test("is changed by nobody else: to them the request is not there", () =>
    withRequest(async (deps, { reference }) => {
      for (const isChosen of [true, false])
        await expect(
          changeWay(deps, { reference, visitorId: aVisitor("somebody"), way: "sms", isChosen }),
        ).rejects.toMatchObject({ code: "not_found" });
      expect((await deps.db.query("select id from request_ways")).rows).toEqual([]);
    }));

  test("is by no text message where no gateway is set, where none reaches the number, and where nobody asked for it", () =>
    withRequest(async (deps, { reference }) => {
      const start = { ...own(reference), way: "sms", isChosen: true } as const;
      await expect(changeWay({ ...deps, textMessages: undefined }, start)).rejects.toMatchObject({ code: "not_found" });
      const landline = await aRequest(deps, { contact: { ...contact, phone: "0999-6880001" } });
      await expect(changeWay(deps, { ...start, reference: landline.reference })).rejects.toMatchObject({
        code: "not_found",
      });
      await work(deps, reference);
      expect(await listTexts(deps.db)).toEqual([]);
    }));

  test("is by each way that was chosen, once for each change, however often it was pressed", () =>
    withRequest(async (deps, { reference }) => {
      for (const _press of [1, 2]) await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      const before = await countMails(deps);
      expect(await work(deps, reference)).toMatchObject({ status: "moved" });
      expect(await work(deps, reference)).toMatchObject({ status: "refused" });
      expect(await countMails(deps)).toBe(before + 1);
      const texts = await listTexts(deps.db);
      expect(texts).toMatchObject([{ to: "+8613800138000", subject: reference }]);
      expect(texts[0]?.text).toMatch(
        new RegExp(`^Your request ${reference}: In progress\\. .*https://portal\\.example/news/[\\w-]{16}$`),
      );
      const jobs = deps.jobs.enqueued.filter(({ name }) => name === "sms.deliver");
      expect(jobs.map(({ data }) => data)).toEqual([{ mailId: texts[0]?.id }]);
    }));

  test("a change that is rolled back tells nobody", () =>
    withRequest(async (deps, { reference }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      const actor = await aStaffActor(deps.db);
      const failing = {
        enqueue: async (_tx: unknown, name: string) => {
          if (name === "sms.deliver") throw new Error("no more jobs");
        },
      };
      const { version: expectedVersion } = await read(deps, reference);
      const move = moveRequest({ ...deps, jobs: failing }, { reference, actor, to: "in_progress", expectedVersion });
      await expect(move).rejects.toThrow("no more jobs");
      expect(await listTexts(deps.db)).toEqual([]);
    }));

  test("is no longer by mail once that was ended, but what changes the contact still is", () =>
    withRequest(async (deps, { reference }) => {
      await changeWay(deps, { ...own(reference), way: "mail", isChosen: false });
      const before = await countMails(deps);
      await work(deps, reference);
      expect(await countMails(deps)).toBe(before);
      const request = await read(deps, reference);
      await deps.db.transaction((tx) => correctContact(tx, deps, { request, contact: { phone: "13900139000" } }));
      expect(await countMails(deps, `%${reference}%changed%`)).toBe(1);
    }));

  test("the link of a text message names the reference alone and ends them; another token finds nothing", () =>
    withRequest(async (deps, { reference, secret }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      await work(deps, reference);
      const token = tokenIn((await listTexts(deps.db))[0]?.text);
      for (const bad of ["", "x", "x".repeat(16), secret, `${token}x`, "' or true --"]) {
        expect(await findLinkedWay(deps, bad)).toBeUndefined();
        await expect(endLinkedWay(deps, bad)).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await findLinkedWay(deps, token)).toEqual({ reference, way: "sms", isChosen: true });
      for (const _press of [1, 2]) await endLinkedWay(deps, token);
      expect(await findLinkedWay(deps, token)).toEqual({ reference, way: "sms", isChosen: false });
      const request = await read(deps, reference);
      const actor = await aStaffActor(deps.db);
      await moveRequest(deps, {
        reference,
        actor,
        to: "answered",
        wordsForResident: "Done.",
        expectedVersion: request.version,
      });
      expect(await listTexts(deps.db)).toHaveLength(1);
    }));

  test("another number gets the messages, and the old one's link ends nothing; no number, no messages", () =>
    withRequest(async (deps, { reference }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      await work(deps, reference);
      const old = tokenIn((await listTexts(deps.db))[0]?.text);
      const correct = async (phone: string | undefined) => {
        const request = await read(deps, reference);
        await deps.db.transaction((tx) => correctContact(tx, deps, { request, contact: { phone } }));
      };
      await correct("13900139000");
      expect(await findLinkedWay(deps, old)).toBeUndefined();
      const actor = await aStaffActor(deps.db);
      const moved = await read(deps, reference);
      await moveRequest(deps, {
        reference,
        actor,
        to: "answered",
        wordsForResident: "Done.",
        expectedVersion: moved.version,
      });
      expect((await listTexts(deps.db)).map(({ to }) => to).sort()).toEqual(["+8613800138000", "+8613900139000"]);
      await correct(undefined);
      expect((await deps.db.query("select id from request_ways")).rows).toEqual([]);
      await correct("13900139000");
      expect(await listWays(deps, await read(deps, reference))).toMatchObject([
        { way: "mail", isChosen: true },
        { way: "sms", isChosen: false },
      ]);
    }));

  test("erasing takes the choice, the numbers and what was written to them", () =>
    withRequest(async (deps, { reference, secret }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      const { version } = await read(deps, reference);
      await moveRequest(deps, {
        reference,
        actor: theResident,
        to: "withdrawn",
        reasonCode: "other",
        expectedVersion: version,
      });
      expect(await listTexts(deps.db)).toHaveLength(1);
      const erased = await eraseRequest(deps, { ...own(reference), secret });
      expect(erased).toEqual({ status: "erased" });
      expect(await listTexts(deps.db)).toEqual([]);
      expect((await deps.db.query("select id from request_ways")).rows).toEqual([]);
    }));

  test("what stands in the database names no number, no token", () =>
    withRequest(async (deps, { reference }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      await work(deps, reference);
      const token = tokenIn((await listTexts(deps.db))[0]?.text);
      for (const table of ["request_ways", "outbox_mails"]) {
        const { rows } = await deps.db.query(`select t.* from ${table} t`);
        expect(JSON.stringify(rows)).not.toMatch(/13800138000|138 0013/);
        expect(JSON.stringify(rows)).not.toContain(token);
      }
    }));

  test("a text message that the gateway refuses is tried again, and one that was sent is not sent twice", () =>
    withRequest(async (deps, { reference }) => {
      await changeWay(deps, { ...own(reference), way: "sms", isChosen: true });
      await work(deps, reference);
      const mailId = (await listTexts(deps.db))[0]?.id ?? "";
      const texts = new FakeTexts();
      texts.failNext();
      await expect(deliverText({ ...deps, texts }, { mailId })).rejects.toThrow("does not answer");
      for (const _job of [1, 2]) await deliverText({ ...deps, texts }, { mailId });
      expect([...texts.sent.values()]).toMatchObject([{ id: mailId, to: "+8613800138000" }]);
      const { rows } = await deps.db.query("select state, attempts from outbox_mails where id = $1", [mailId]);
      expect(rows).toEqual([{ state: "sent", attempts: 2 }]);
    }));
});

test("every state fits into two segments in every language, with its words, below an address of 60 letters", () => {
  const address = `https://${"a".repeat(52)}/news/${"A".repeat(16)}`;
  for (const { tag: language } of listLanguages())
    for (const about of [
      ...REQUEST_STATES.filter((state) => state !== "draft"),
      "closing_soon",
      "others_wait",
    ] as const) {
      const text = writeText(language, about, "OW-2603-ABCDE-7", address);
      expect([language, about, countSegments(text) <= 2, text.endsWith(address)]).toEqual([
        language,
        about,
        true,
        true,
      ]);
      expect(text.length).toBeGreaterThan(`OW-2603-ABCDE-7 ${address}`.length);
    }
});

test("an address that leaves no room for the state leaves it out", () => {
  const address = `https://${"a".repeat(90)}.example/news/${"A".repeat(16)}`;
  expect(writeText("zh-CN", "waiting_for_resident", "OW-2603-ABCDE-7", address)).toBe(`OW-2603-ABCDE-7 ${address}`);
});

test("what a follower reads fits in every language, with every state, below the same address", () => {
  const portal = "Linjiang services";
  const link = `https://${"a".repeat(52)}/follows/${"A".repeat(16)}`;
  for (const { tag: language } of listLanguages()) {
    const t = getTranslator(language);
    const day = formatMoment(new Date("2026-11-25T00:00:00Z"), "shortDay", language, "Asia/Shanghai");
    const states = [...REQUEST_STATES.map((state) => t(`requests:state.${state}`)), t("requests:sms.others_wait")];
    for (const about of ["follow_confirm", "follow_moved"] as const)
      for (const state of states) {
        const text = writeFollowText(about, language, { day, state, portal, link });
        expect([
          language,
          about,
          state,
          text === `${portal} ${link}` || text === link,
          countSegments(text) <= 2,
        ]).toEqual([language, about, state, false, true]);
      }
  }
  const long = `https://${"a".repeat(110)}.example/follows/${"A".repeat(16)}`;
  const values = { day: "2026年11月25日", state: "已受理", portal: "临江区", link: long };
  expect(writeFollowText("follow_moved", "zh-CN", values)).toBe(long);
  const shorter = { ...values, link: `https://${long.slice(40)}` };
  expect(writeFollowText("follow_moved", "zh-CN", shorter)).toBe(`临江区 ${shorter.link}`);
});
