import { listMails } from "#tests/support/opened.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { renderMarkdown } from "#app/domain/content/render-markdown.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { aVisitor } from "#tests/factories/request.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { confirmOwnWatch, getWatchPage, stopOwnWatch } from "./get-watch.server.ts";
import { getWatchable, startWatch } from "./start-watch.server.ts";
import { tellChanges } from "./tell-changes.server.ts";
import { tellOutcome } from "./tell-outcome.server.ts";
import { waitsFor } from "./watch.ts";
import { watchKey } from "./watch-key.server.ts";

const NOW = "2026-05-12T02:30:00Z";
const PAYDAY = "When is the old-age allowance paid?";
const visitorId = aVisitor("li hua");
let portal: AskablePortal;
let jobs: FakeJobs;
let clock: SetClock;

beforeAll(async () => {
  portal = await openAskablePortal();
});
afterAll(() => portal.db.close());
beforeEach(async () => {
  jobs = new FakeJobs();
  clock = new SetClock(NOW);
  await publish();
  for (const table of ["conversations", "outbox_mails"]) await portal.db.query(`delete from ${table}`);
});

const deps = () => ({ ...portal, clock, jobs, sessionSecret: "secret", publicUrl: "https://portal.example" });
const holder = { visitorId, isProgram: false };

/** The small content with another payment day, noise rule, or without its service. */
async function publish({ payday = "15th", quiet = "22:00", isGone = false } = {}) {
  const content = smallContent();
  const [service] = content.services;
  const [rules] = content.documents;
  if (!service || !rules) throw new Error("the small content is smaller than thought");
  const body = (text: string) => renderMarkdown(text, "en");
  const changed: Content = {
    ...content,
    services: isGone
      ? []
      : [
          {
            ...service,
            written: {
              ...service.written,
              en: {
                ...service.written.en,
                body: body(
                  `## When is the money paid? {#payment-day}\n\nThe allowance is paid on the ${payday} of each month. Later months follow.`,
                ),
              },
            },
          },
        ],
    documents: [
      {
        ...rules,
        written: {
          ...rules.written,
          en: { ...rules.written.en, body: body(`## When must sites be quiet? {#quiet}\n\nFrom ${quiet} to 06:00.`) },
        },
      } as (typeof content.documents)[number],
    ],
  };
  await publishContent(deps(), changed);
}

async function askAs(question: string, language: "en" | "zh-CN" = "en") {
  const outcome = await askQuestion(deps(), { question, language, mode: "full", channel: "web", visitorId });
  if (outcome.status !== "answered") throw new Error(outcome.status);
  return outcome;
}

async function watch(question = PAYDAY, { email = "li@example.org", isConfirmed = true, language = "en" } = {}) {
  const asked = await askAs(question, language === "zh-CN" ? "zh-CN" : "en");
  const { turn } = await getWatchable(deps(), { ...asked, caller: holder });
  const id = await startWatch(deps(), { turn, email, language });
  const key = watchKey(deps(), id);
  if (isConfirmed) await confirmOwnWatch(deps(), id, { visitorId: undefined, key });
  return { id, key, turn, byKey: { visitorId: undefined, key } };
}

const mails = () => listMails(portal.db);
const news = async () => (await mails()).filter(({ subject }) => !/confirm|确认/.test(subject));
const wordsOf = async (question: string) => (await askAs(question)).answer.sources[0];

describe("who may leave an address", () => {
  test("nobody at another's question, and nobody where nothing can change", async () => {
    const asked = await askAs(PAYDAY);
    const smalltalk = await askAs("Hello");
    const others = { visitorId: aVisitor("somebody else"), isProgram: false };
    for (const input of [
      { ...asked, caller: others },
      { ...asked, questionId: randomUUID(), caller: holder },
      { ...smalltalk, caller: holder },
    ])
      await expect(getWatchable(deps(), input)).rejects.toMatchObject({ code: "not_found" });
  });

  test("the same form sent twice is one watch, and a confirmed one gets no second mail", async () => {
    const { turn, id } = await watch();
    expect(await startWatch(deps(), { turn, email: "li@example.org", language: "en" })).toBe(id);
    expect((await portal.db.query("select id from answer_watches")).rows).toEqual([{ id }]);
    expect(await mails()).toHaveLength(1);
  });

  test("capitals make no other address, and a repeated try has the whole time to confirm", async () => {
    const { turn, id } = await watch(PAYDAY, { isConfirmed: false });
    clock.advance(2 * 86_400_000);
    expect(await startWatch(deps(), { turn, email: "LI@Example.org", language: "en" })).toBe(id);
    clock.advance(2 * 86_400_000);
    await tellChanges(deps());
    expect((await portal.db.query("select id from answer_watches")).rows).toEqual([{ id }]);
    const other = await watch("On which day is the allowance paid?", { email: "Li@example.org" });
    expect(await getWatchPage(deps(), other.id, other.byKey)).toMatchObject({ hasOthers: true });
    await stopOwnWatch(deps(), other.id, other.byKey, true);
    expect((await portal.db.query("select id from answer_watches")).rows).toEqual([]);
  });

  test("nobody at an answer without a section that can be watched", async () => {
    const asked = await askAs(PAYDAY);
    const { turn } = await getWatchable(deps(), { ...asked, caller: holder });
    if (!turn.answer) throw new Error("no answer");
    const sources = turn.answer.sources.map(({ version: _, ...source }) => source);
    expect(waitsFor(turn.answer)).toBe("change");
    expect(waitsFor({ ...turn.answer, sources })).toBeUndefined();
    await publish({ isGone: true });
    await expect(getWatchable(deps(), { ...asked, caller: holder })).rejects.toMatchObject({ code: "not_found" });
  });

  test("only the mail's key confirms: a browser can have typed anybody's address", async () => {
    const { id, key } = await watch(PAYDAY, { isConfirmed: false });
    await expect(confirmOwnWatch(deps(), id, { visitorId, key: undefined })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(confirmOwnWatch(deps(), id, { visitorId: undefined, key: `${key}x` })).rejects.toMatchObject({
      code: "not_found",
    });
    const [mail] = await mails();
    expect(mail?.body).toContain(`https://portal.example/tell-me/${id}?key=${key}`);
    expect(await getWatchPage(deps(), id, { visitorId, key: undefined })).toMatchObject({ canConfirm: false });
    expect(await getWatchPage(deps(), id, { visitorId: undefined, key })).toMatchObject({ canConfirm: true });
  });

  test("to everybody else the watch is not there", async () => {
    const { id } = await watch();
    for (const caller of [
      { visitorId: undefined, key: undefined },
      { visitorId: aVisitor("other"), key: "guess" },
    ])
      await expect(getWatchPage(deps(), id, caller)).rejects.toMatchObject({ code: "not_found" });
    await expect(getWatchPage(deps(), "x'", { visitorId, key: "" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a published change", () => {
  test("is told once to who confirmed, with the words before and after", async () => {
    const { id, byKey } = await watch();
    expect((await wordsOf(PAYDAY))?.version).toMatch(/^[0-9a-f]{64}$/);
    expect(await tellChanges(deps())).toBe(0);
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(1);
    expect(await tellChanges(deps())).toBe(0);
    const [mail] = await news();
    expect(mail).toMatchObject({ recipient: "li@example.org", subject: "An answer you got has changed" });
    expect(mail?.body).toContain("Old-age allowance › When is the money paid?");
    expect(mail?.body.trim().split("\n").at(-1)).toBe(`https://portal.example/tell-me/${id}?key=${byKey.key}`);
    const { notices } = await getWatchPage(deps(), id, byKey);
    expect(notices).toMatchObject([{ kind: "section_changed" }]);
    expect(notices[0]?.section?.before).toContain("15th");
    expect(notices[0]?.section?.after).toContain("20th");
  });

  test("of another section or another page is nobody's news, and neither is an unconfirmed address", async () => {
    await watch();
    await watch(PAYDAY, { email: "wang@example.org", isConfirmed: false });
    await publish({ quiet: "23:00" });
    expect(await tellChanges(deps())).toBe(0);
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(1);
    expect((await news()).map(({ recipient }) => recipient)).toEqual(["li@example.org"]);
  });

  test("is one mail to an address, however many of its answers it touches", async () => {
    await watch();
    await watch("On which day is the allowance paid?");
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(1);
    const [mail] = await news();
    expect(mail?.body.match(/tell-me\//g)).toHaveLength(3);
  });

  test("that takes the page away is told, and so is its return", async () => {
    const { id, byKey } = await watch();
    await publish({ isGone: true });
    expect(await tellChanges(deps())).toBe(1);
    expect(await tellChanges(deps())).toBe(0);
    clock.advance(7 * 3_600_000);
    await publish({ payday: "1st" });
    expect(await tellChanges(deps())).toBe(1);
    const { notices } = await getWatchPage(deps(), id, byKey);
    expect(notices.map(({ kind }) => kind)).toEqual(["section_back", "section_gone"]);
    expect(notices[0]?.section).toMatchObject({ after: expect.stringContaining("1st") });
  });

  test("is one mail in six hours, with all that changed meanwhile", async () => {
    const { id, byKey } = await watch();
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(1);
    clock.advance(3_600_000);
    await publish({ payday: "21st" });
    expect(await tellChanges(deps())).toBe(0);
    await publish({ payday: "22nd" });
    clock.advance(5 * 3_600_000);
    expect(await tellChanges(deps())).toBe(1);
    expect((await news()).length).toBe(2);
    const { notices } = await getWatchPage(deps(), id, byKey);
    expect(notices[0]?.section?.before).toContain("20th");
    expect(notices[0]?.section?.after).toContain("22nd");
  });

  test("is told to others when one reader's mail fails", async () => {
    await watch();
    await watch("On which day is the allowance paid?", { email: "wang@example.org" });
    await publish({ payday: "20th" });
    let calls = 0;
    const flaky = {
      ...deps(),
      jobs: {
        enqueue: (...given: Parameters<FakeJobs["enqueue"]>) =>
          calls++ === 0 ? Promise.reject(new Error("full")) : jobs.enqueue(...given),
      },
    };
    await expect(tellChanges(flaky)).rejects.toThrow("full");
    expect(await news()).toHaveLength(1);
    expect(await tellChanges(deps())).toBe(1);
    expect((await news()).map(({ recipient }) => recipient).sort()).toEqual(["li@example.org", "wang@example.org"]);
  });

  test("of a day alone is told: a section gone by its last day is back on a new first day", async () => {
    const { id, byKey } = await watch();
    // Passages that read the same are not indexed anew by the next test.
    onTestFinished(async () => void (await portal.db.query("update chunks set valid_from = null, valid_to = null")));
    await portal.db.query("update chunks set valid_to = '2026-05-12'");
    clock.advance(86_400_000);
    expect(await tellChanges(deps())).toBe(1);
    await portal.db.query("update chunks set valid_from = '2026-05-16', valid_to = null");
    clock.advance(86_400_000);
    expect(await tellChanges(deps())).toBe(0);
    clock.advance(3 * 86_400_000);
    expect(await tellChanges(deps())).toBe(1);
    const { notices } = await getWatchPage(deps(), id, byKey);
    expect(notices.map(({ kind }) => kind)).toEqual(["section_back", "section_gone"]);
  });

  test("is told in the language of the watch", async () => {
    await watch("高龄津贴哪天发？", { language: "zh-CN" });
    const content = smallContent();
    const [service] = content.services;
    if (!service) throw new Error("no service");
    const zh = {
      ...service.written["zh-CN"],
      body: renderMarkdown("## 津贴哪天发？ {#payment-day}\n\n每月20日发。", "zh-CN"),
    };
    await publishContent(deps(), {
      ...content,
      services: [{ ...service, written: { ...service.written, "zh-CN": zh } }],
    });
    expect(await tellChanges(deps())).toBe(1);
    expect((await news())[0]).toMatchObject({ language: "zh-CN", subject: "您得到的答案有变化" });
  });

  test("is told by the next run when one is cut off before its end", async () => {
    const { id, byKey } = await watch();
    await publish({ payday: "20th" });
    const broken = { ...deps(), jobs: { enqueue: () => Promise.reject(new Error("killed")) } };
    await expect(tellChanges(broken)).rejects.toThrow("killed");
    expect(await news()).toEqual([]);
    expect((await getWatchPage(deps(), id, byKey)).notices).toEqual([]);
    expect(await tellChanges(deps())).toBe(1);
    expect(await news()).toHaveLength(1);
  });

  test("is told once by several processes at the same time", async () => {
    await watch();
    await publish({ payday: "20th" });
    const told = await Promise.all([1, 2, 3].map(() => tellChanges(deps())));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await news()).toHaveLength(1);
  });
});

describe("an address is deleted", () => {
  const addresses = async () => (await portal.db.query("select id from answer_watches")).rows.length;

  test("from sight at once: it stands sealed, and a second mail finds it all the same", async () => {
    await watch();
    const { rows } = await portal.db.query("select to_jsonb(w)::text as row from answer_watches w");
    expect(JSON.stringify(rows)).not.toMatch(/li@example/i);
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(1);
    expect((await news())[0]?.recipient).toBe("li@example.org");
  });

  test("when its owner says stop, for one answer or for all", async () => {
    const one = await watch();
    const other = await watch("On which day is the allowance paid?");
    await stopOwnWatch(deps(), one.id, { visitorId, key: undefined }, true);
    // A browser that typed the address may take back its own watch, not everything of that address.
    expect(await addresses()).toBe(1);
    await stopOwnWatch(deps(), other.id, other.byKey, true);
    expect(await addresses()).toBe(0);
    await publish({ payday: "20th" });
    expect(await tellChanges(deps())).toBe(0);
  });

  test("with its conversation, notices and all", async () => {
    await watch();
    await publish({ payday: "20th" });
    await tellChanges(deps());
    await portal.db.query("delete from conversations");
    for (const table of ["answer_watches", "watched_sections", "watch_notices"])
      expect((await portal.db.query(`select * from ${table}`)).rows, table).toEqual([]);
  });

  test("after three days without a confirmation", async () => {
    await watch(PAYDAY, { isConfirmed: false });
    clock.advance(3 * 86_400_000 - 1_000);
    await tellChanges(deps());
    expect(await addresses()).toBe(1);
    clock.advance(2_000);
    await tellChanges(deps());
    expect(await addresses()).toBe(0);
  });
});

test("who waits for an answer is told what became of the question", async () => {
  const { id, turn, byKey } = await watch("How do I breed alpacas on the moon?");
  const outcome = { kind: "gap_answered", page: "/services/old-age-allowance" } as const;
  const told = await portal.db.transaction((tx) =>
    tellOutcome(deps(), tx, { questionIds: [turn.questionId], outcome }),
  );
  expect(told).toBe(1);
  const [mail] = await news();
  expect(mail?.subject).toBe("There is an answer to your question");
  expect(mail?.body).toContain("https://portal.example/services/old-age-allowance");
  expect((await getWatchPage(deps(), id, byKey)).notices).toMatchObject([outcome]);
});
