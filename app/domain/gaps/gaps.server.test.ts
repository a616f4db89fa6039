import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askQuestion } from "#app/domain/assistant/ask-question.server.ts";
import { giveAnswerFeedback } from "#app/domain/assistant/give-answer-feedback.server.ts";
import { createAnalyser } from "#app/domain/search/analyser.server.ts";
import { confirmOwnWatch, getWatchPage } from "#app/domain/watches/get-watch.server.ts";
import { getWatchable, startWatch } from "#app/domain/watches/start-watch.server.ts";
import { watchKey } from "#app/domain/watches/watch-key.server.ts";
import { aVisitor } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { type AskablePortal, openAskablePortal } from "#tests/support/askable-portal.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { changeGap, takeGap } from "./change-gap.server.ts";
import { collectGaps } from "./collect-gaps.server.ts";
import { gapSchema, sayWords } from "./gap.ts";
import { GapIndex } from "./gap-index.ts";
import { compareTerms, termsOf } from "./gap-terms.ts";
import { getGap, listGaps, listPublicGaps } from "./read-gaps.server.ts";

const PAGE = "/services/old-age-allowance";
const ALPACA = "How do I breed alpacas on the moon?";
const analyser = createAnalyser();
let portal: AskablePortal;
let staffId: string;
let otherId: string;
beforeAll(async () => {
  portal = await openAskablePortal();
  staffId = (await aStaffMember(portal.db, ["editor"], [])).staffId;
  otherId = (await aStaffMember(portal.db, ["editor"], [])).staffId;
});
afterAll(() => portal.db.close());
beforeEach(async () => {
  for (const table of ["conversations", "gaps", "outbox_mails"]) await portal.db.query(`delete from ${table}`);
});

const deps = () => ({ ...portal, jobs: new FakeJobs(), sessionSecret: "s", publicUrl: "https://portal.example" });
const all = { status: undefined, ownerId: undefined, language: undefined };

let person = 0;
/** Somebody asks, in a conversation of their own unless one is given. */
async function ask(
  question: string,
  conversation?: { conversationId: string; visitorId: string; replaces?: string | undefined },
) {
  const visitorId = conversation?.visitorId ?? aVisitor(`person ${person++}`);
  const outcome = await askQuestion(deps(), {
    question,
    language: "en",
    mode: "full",
    channel: "web",
    visitorId,
    conversationId: conversation?.conversationId,
    replaces: conversation?.replaces,
  });
  if (outcome.status !== "answered") throw new Error(outcome.status);
  return { ...outcome, visitorId };
}

async function aGap(question = ALPACA) {
  const asked = await ask(question);
  await collectGaps(deps());
  const [gap] = await listGaps(portal, all);
  if (!gap) throw new Error("no gap");
  return { ...asked, gap };
}
const change = (more: Record<string, unknown>) => gapSchema.parse({ version: 1, status: "open", ...more });

describe("what is alike", () => {
  const compare = (a: string, b: string, language = "en") =>
    compareTerms(termsOf(a, language, analyser), termsOf(b, language, analyser)).isAlike;

  test.each([
    ["How much is a dog licence?", "Where do I get a dog licence?", "en"],
    ["dog licence", "dog licences", "en"],
    ["Where is the planetarium?", "Where is the planetariun?", "en"],
    ["哪里可以给狗办证", "给狗办证要多少钱", "zh-CN"],
  ])("“%s” and “%s”", (a, b, language) => expect(compare(a, b, language)).toBe(true));

  test.each([
    ["How much is a dog licence?", "How much is a fishing licence for my boat?", "en"],
    ["Where is the swimming pool?", "Where is the library?", "en"],
    ["哪里可以给狗办证", "图书馆几点开门", "zh-CN"],
  ])("but not “%s” and “%s”", (a, b, language) => expect(compare(a, b, language)).toBe(false));
});

test("a question is compared with the gaps that share a term, slips of the pen included, and finds the oldest", () => {
  const group = (id: string, terms: string[], language = "en") => ({ id, language, terms });
  const index = new GapIndex([
    group("other", ["library"]),
    group("first", ["planetarium"]),
    group("second", ["planetarium"]),
    group("german", ["planetariun"], "de"),
  ]);
  expect(index.find("en", ["planetariun"])).toMatchObject({ id: "first", shared: ["planetarium"] });
  expect(index.find("en", ["planetariumm"])?.id).toBe("first");
  expect(index.find("de", ["planetarium"])?.id).toBe("german");
  expect(index.find("en", ["submarine"])).toBeUndefined();
  index.add(group("new", ["submarine"]));
  expect(index.find("en", ["submarine"])?.id).toBe("new");
});

test("a very long question counts with its first terms", () => {
  const words = Array.from({ length: 300 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}`);
  expect(termsOf(words.join(" "), "en", analyser).length).toBeLessThanOrEqual(20);
});

describe("the board", () => {
  test("holds only questions without a source, each once, the same ones together", async () => {
    const first = await ask(ALPACA);
    await ask("Can I breed alpacas on the moon?", first);
    await ask("breeding alpacas on the moon");
    await ask("Where can I park a submarine?");
    await ask("How much is the old-age allowance?");
    expect(await collectGaps(deps())).toBe(4);
    expect(await collectGaps(deps())).toBe(0);
    const gaps = await listGaps(portal, all);
    expect(gaps.map(({ questionCount, conversationCount }) => [questionCount, conversationCount])).toEqual([
      [3, 2],
      [1, 1],
    ]);
    const { questions } = await getGap(portal, gaps[0]?.id ?? "");
    // In the words of the question, not in stems.
    expect(questions.map(({ sharedTerms }) => sharedTerms)).toContainEqual(
      expect.arrayContaining(["breed", "alpacas", "moon"]),
    );
    expect(questions.every(({ sharedTerms, cause }) => sharedTerms.length > 0 && cause === "no_source")).toBe(true);
  });

  test("holds what a reader called wrong, though it was answered, and no question that was written anew", async () => {
    const rate = (asked: Awaited<ReturnType<typeof ask>>, reason: "wrong" | "hard") =>
      giveAnswerFeedback(portal, {
        conversationId: asked.conversationId,
        question: asked.questionId,
        caller: { visitorId: asked.visitorId, isProgram: false },
        language: "en",
        helped: "no",
        reason,
        words: "",
      });
    await rate(await ask("How much is the old-age allowance?"), "wrong");
    await rate(await ask("When is the old-age allowance paid?"), "hard");
    const first = await ask(ALPACA);
    await ask("Where can I park a submarine?", { ...first, replaces: first.questionId });
    expect(await collectGaps(deps())).toBe(2);
    const gaps = await Promise.all((await listGaps(portal, all)).map(({ id }) => getGap(portal, id)));
    expect(gaps.flatMap(({ questions }) => questions.map(({ text, cause }) => [text, cause])).sort()).toEqual([
      ["How much is the old-age allowance?", "rated"],
      ["Where can I park a submarine?", "no_source"],
    ]);
  });

  test("is the same when two processes sort at the same time", async () => {
    for (let n = 0; n < 4; n++) await ask(ALPACA);
    await Promise.all([collectGaps(deps()), collectGaps(deps())]);
    expect(await listGaps(portal, all)).toMatchObject([{ questionCount: 4, conversationCount: 4 }]);
  });

  test("takes more questions than one batch, and leaves the rest of many to the next run", async () => {
    const { conversationId } = await ask(ALPACA);
    await portal.db.query(
      `insert into questions
       select (jsonb_populate_record(q, jsonb_build_object('id', gen_random_uuid(), 'position', 100 + n, 'text', 'flurb' || n || 'x'))).*
         from questions q, generate_series(1, 220) n`,
    );
    await portal.db.query(
      `insert into answers
       select (jsonb_populate_record(a, jsonb_build_object('question_id', q.id))).*
         from answers a, questions q
        where q.conversation_id = $1
          and q.text like 'flurb%'`,
      [conversationId],
    );
    expect(await collectGaps(deps())).toBe(200);
    expect(await collectGaps(deps())).toBe(21);
    expect(await collectGaps(deps())).toBe(0);
  });

  test("forgets what was taken from deleted questions, and an untouched gap altogether", async () => {
    const { gap } = await aGap();
    await ask("Where can I park a submarine?");
    await collectGaps(deps());
    await takeGap(deps(), gap.id, staffId, 1);
    await portal.db.query("delete from conversations");
    await collectGaps(deps());
    const { rows } = await portal.db.query("select id, terms, question_count from gaps");
    expect(rows).toEqual([{ id: gap.id, terms: [], question_count: 1 }]);
  });
});

describe("a change", () => {
  test.each([
    [{ status: "done" }, "status"],
    [{ status: "answered" }, "page"],
    [{ status: "answered", page: "https://elsewhere.example" }, "page"],
    [{ status: "not_answered", reason: "no" }, "reason"],
    [{ status: "open", wording: "x".repeat(201) }, "wording"],
  ])("%o is refused at its field", (wrong, field) => {
    expect(gapSchema.safeParse({ version: "1", ...wrong }).error?.issues[0]?.path).toEqual([field]);
  });

  test("is refused for a page that does not open, and when another was quicker", async () => {
    const { gap } = await aGap();
    const unknown = change({ status: "answered", page: "/services/moon-landing" });
    expect(await changeGap(deps(), gap.id, staffId, unknown)).toEqual({ status: "refused", reason: "unknown_page" });
    expect(await takeGap(deps(), gap.id, otherId, 1)).toMatchObject({ status: "changed" });
    const late = change({ status: "not_answered", reason: "Not a matter of ours" });
    expect(await changeGap(deps(), gap.id, staffId, late)).toEqual({ status: "refused", reason: "changed_meanwhile" });
    expect((await getGap(portal, gap.id)).gap).toMatchObject({ status: "in_work", owner: { id: otherId }, version: 2 });
  });

  test("of a gap that is not there is refused", async () => {
    for (const id of ["x'", "00000000-0000-4000-8000-000000000000"])
      await expect(getGap(portal, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("names owner, page and date, tells who waits once, and is recorded without words", async () => {
    const { gap, conversationId, questionId, visitorId } = await aGap();
    const caller = { visitorId, isProgram: false };
    const { turn } = await getWatchable(portal, { conversationId, questionId, caller });
    const watchId = await startWatch(deps(), { turn, email: "li@example.org", language: "en" });
    await confirmOwnWatch(deps(), watchId, { visitorId: undefined, key: watchKey(deps(), watchId) });
    const answered = { status: "answered", page: PAGE, wording: "Keeping alpacas" };
    expect(await changeGap(deps(), gap.id, staffId, change(answered))).toEqual({ status: "changed", told: 1 });
    expect((await getGap(portal, gap.id)).gap).toMatchObject({ ...answered, owner: { name: "Wang Fang" }, version: 2 });
    // A new wording is no news.
    const again = change({ ...answered, version: 2, wording: "Alpacas" });
    expect(await changeGap(deps(), gap.id, staffId, again)).toEqual({ status: "changed", told: 0 });
    const { rows: mails } = await portal.db.query<{ subject: string }>("select subject from outbox_mails");
    expect(mails.filter(({ subject }) => subject === "There is an answer to your question")).toHaveLength(1);
    const { rows } = await portal.db.query("select action, details from audit_events where subject_id = $1", [gap.id]);
    expect(rows[0]).toMatchObject({ action: "gaps.changed", details: { from: "open", to: "answered", page: PAGE } });
    expect(JSON.stringify(rows)).not.toContain("lpaca");
  });
});

test("suggested words become a wording as far as they fit", () => {
  expect(sayWords([])).toBe("");
  expect(sayWords(["a".repeat(150), "b".repeat(60), "c"])).toBe(`${"a".repeat(150)} · c`);
});

test("whoever asks after the end of a gap is told at once, by mail or on the watch's page", async () => {
  const { gap } = await aGap();
  await changeGap(deps(), gap.id, staffId, change({ status: "answered", page: PAGE }));
  const watchOf = async ({ conversationId, questionId, visitorId }: Awaited<ReturnType<typeof ask>>) => {
    const { turn } = await getWatchable(portal, {
      conversationId,
      questionId,
      caller: { visitorId, isProgram: false },
    });
    const id = await startWatch(deps(), { turn, email: "li@example.org", language: "en" });
    return { id, byKey: { visitorId: undefined, key: watchKey(deps(), id) } };
  };
  const asked = await ask(ALPACA);
  const early = await watchOf(asked);
  await confirmOwnWatch(deps(), early.id, early.byKey);
  await collectGaps(deps());
  const { rows } = await portal.db.query<{ subject: string }>("select subject from outbox_mails");
  expect(rows.map(({ subject }) => subject)).toContain("There is an answer to your question");
  const late = await ask(ALPACA);
  await collectGaps(deps());
  const lateWatch = await watchOf(late);
  for (const { id, byKey } of [early, lateWatch])
    expect((await getWatchPage(deps(), id, byKey)).notices).toMatchObject([{ kind: "gap_answered", page: PAGE }]);
});

describe("what everybody sees", () => {
  const shown = () => listPublicGaps(portal, "en");

  test("is no question and no word of few", async () => {
    await aGap("My neighbour Zhao Erbao keeps alpacas");
    expect(await shown()).toMatchObject({ gaps: [], counts: { open: 1 } });
    for (let n = 0; n < 3; n++) await ask("My neighbour keeps alpacas");
    await collectGaps(deps());
    expect((await shown()).gaps).toEqual([]);
  });

  test("is no word that many conversations used until an editor releases it; one person's are not even suggested", async () => {
    const zhao = await ask("My neighbour Erbao keeps alpacas");
    for (let n = 0; n < 6; n++) await ask("My neighbour Erbao keeps alpacas", zhao);
    for (let n = 0; n < 3; n++) await ask("My neighbour keeps alpacas");
    await collectGaps(deps());
    expect(await listGaps(portal, all)).toMatchObject([{ suggestedWords: [] }]);
    await ask("Our neighbour keeps alpacas");
    await collectGaps(deps());
    const [gap] = await listGaps(portal, all);
    if (!gap) throw new Error("no gap");
    expect(gap).toMatchObject({ suggestedWords: ["alpacas", "keeps", "neighbour"], conversationCount: 5 });
    expect(await shown()).toMatchObject({ gaps: [], counts: { open: 1 } });
    await changeGap(deps(), gap.id, staffId, change({ wording: sayWords(gap.suggestedWords) }));
    expect((await shown()).gaps).toMatchObject([{ wording: "alpacas · keeps · neighbour", count: 5, status: "open" }]);
    expect(JSON.stringify(await shown())).not.toMatch(/erbao/i);
  });

  test("is a wording that an editor released, with no number below five", async () => {
    const { gap } = await aGap();
    await changeGap(deps(), gap.id, staffId, change({ status: "answered", page: PAGE, wording: "Keeping alpacas" }));
    expect((await shown()).gaps).toMatchObject([
      { wording: "Keeping alpacas", count: undefined, page: PAGE, pageTitle: "Old-age allowance" },
    ]);
    expect((await listPublicGaps(portal, "zh-CN")).gaps).toEqual([]);
  });
});
