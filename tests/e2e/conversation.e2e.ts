import type { Locator, Page } from "@playwright/test";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { expect, test } from "./fixtures.ts";

type Text = (key: string, values?: Record<string, unknown>) => string;

const ALLOWANCE = { en: "How much is the old-age allowance?", "zh-CN": "高龄津贴一个月多少钱？" };
const PAPERS = { en: "Which papers do I need for the old-age card?", "zh-CN": "办老年卡要带什么材料？" };
const CONVERSATION = /\/assistant\/[0-9a-f-]{36}/;

/** Asks from the front page of the assistant; gives the page of the conversation. */
async function begin(page: Page, text: Text, question: string): Promise<string> {
  await page.goto("/assistant");
  await page.getByLabel(text("assistant:ask.label")).fill(question);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await page.waitForURL(CONVERSATION);
  return CONVERSATION.exec(new URL(page.url()).pathname)?.[0] ?? "";
}

const turnOf = (page: Page, question: string): Locator =>
  page.getByRole("log").getByRole("article").filter({ hasText: question });

test("a question is written anew, and the earlier one stays, folded @no-script @journey", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(150_000);
  const address = await begin(page, text, ALLOWANCE[language]);
  await page.getByRole("link", { name: text("assistant:edit.link") }).click();
  const box = page.getByLabel(text("assistant:edit.label"));
  await expect(box).toHaveValue(ALLOWANCE[language]);
  await box.fill(PAPERS[language]);
  await page.getByRole("button", { name: text("assistant:edit.submit"), exact: true }).click();
  await page.waitForURL((url) => !url.search && url.pathname === address);

  const log = page.getByRole("log");
  await expect(turnOf(page, PAPERS[language]).getByText(text("assistant:tag.answered"))).toBeVisible();
  await expect(log.getByText(ALLOWANCE[language])).toBeHidden();
  await log.getByText(text("assistant:replaced.title")).click();
  await expect(log.getByText(ALLOWANCE[language])).toBeVisible();
  // Only the last one can be changed.
  await expect(page.getByRole("link", { name: text("assistant:edit.link") })).toHaveCount(1);
});

test("two tabs cannot both change a question, and the words of the second are kept @no-script", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  const address = await begin(page, text, ALLOWANCE[language]);
  const change = await page.getByRole("link", { name: text("assistant:edit.link") }).getAttribute("href");
  const second = await page.context().newPage();
  await second.goto(change ?? "");
  await page.getByLabel(text("assistant:ask.label_more")).fill(PAPERS[language]);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await expect(turnOf(page, PAPERS[language]).getByText(text("assistant:tag.answered"))).toBeVisible();

  const words = language === "en" ? "How much is it at 95?" : "95岁多少钱？";
  await second.getByLabel(text("assistant:edit.label")).fill(words);
  await second.getByRole("button", { name: text("assistant:edit.submit"), exact: true }).click();
  await expect(second.getByRole("alert")).toContainText(text("assistant:error.not_last"));
  await expect(second.getByLabel(text("assistant:ask.label_more"))).toHaveValue(words);
  expect(new URL(second.url()).pathname).toBe(address);
});

test("an answer is judged with a reason, and the verdict can be changed @no-script", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  await begin(page, text, ALLOWANCE[language]);
  const answer = turnOf(page, ALLOWANCE[language]);
  await answer.getByRole("button", { name: text("assistant:feedback.no"), exact: true }).click();
  await answer.getByLabel(text("assistant:feedback.reason.outdated")).check();
  await answer.getByLabel(text("assistant:feedback.words")).fill("13812345678");
  await answer.getByRole("button", { name: text("assistant:feedback.send"), exact: true }).click();
  await expect(answer.getByText(text("assistant:feedback.said_no"))).toBeVisible();

  await page.reload();
  await answer.getByText(text("assistant:feedback.change")).click();
  await expect(answer.getByLabel(text("assistant:feedback.reason.outdated"))).toBeChecked();
  await expect(answer.getByLabel(text("assistant:feedback.words"))).toHaveValue(text("assistant:mask.phone"));
  await answer.getByRole("button", { name: text("assistant:feedback.after_all") }).click();
  await expect(answer.getByText(text("assistant:feedback.said_yes"))).toBeVisible();
});

test("a link shows one answer to somebody else until it is taken back @no-script", async ({
  page,
  language,
  text,
  anotherBrowser,
}) => {
  test.setTimeout(150_000);
  await begin(page, text, ALLOWANCE[language]);
  await page.getByLabel(text("assistant:ask.label_more")).fill(PAPERS[language]);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  const answer = turnOf(page, ALLOWANCE[language]);
  await expect(turnOf(page, PAPERS[language]).getByText(text("assistant:tag.answered"))).toBeVisible();
  await answer.getByRole("button", { name: text("assistant:share.share"), exact: true }).click();
  await page.waitForURL(/\/share\?page=/);
  const link = (await page.locator(".share-address").innerText()).trim();
  expect(link).toMatch(/\/shared\/[\w-]{43}\?/);

  const other = await (await anotherBrowser()).newPage();
  const response = await other.goto(link);
  expect(response?.headers()["x-robots-tag"]).toContain("noindex");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  const main = other.getByRole("main");
  await expect(main.getByText(ALLOWANCE[language])).toBeVisible();
  await expect(main).toContainText(text("assistant:share.page_lead"));
  await expect(main.getByRole("heading", { name: text("assistant:sources.title") })).toBeVisible();
  await expect(main).not.toContainText(PAPERS[language]);
  expect(await main.innerHTML()).not.toMatch(CONVERSATION);

  await page.getByRole("link", { name: text("common:share.back") }).click();
  await answer.getByRole("button", { name: text("assistant:share.take_back") }).click();
  await expect(answer.getByRole("button", { name: text("assistant:share.share"), exact: true })).toBeVisible();
  expect((await other.reload())?.status()).toBe(404);
});

test("whoever asks somebody to help can show the last answer @no-script", async ({ page, language, text }) => {
  test.setTimeout(120_000);
  const address = await begin(page, text, ALLOWANCE[language]);
  await page.goto(`${address}?mode=simple`);
  await page.getByRole("link", { name: text("common:tools.help") }).click();
  await page.getByRole("button", { name: text("assistant:share.make_link") }).click();
  await expect(page.locator(".share-address")).toContainText("/shared/");
  await page.getByRole("button", { name: text("assistant:share.take_back") }).click();
  await page.waitForURL(CONVERSATION);
});

test("a conversation is printed, saved and mailed @no-script", async ({ page, language, text }) => {
  test.setTimeout(120_000);
  const address = await begin(page, text, ALLOWANCE[language]);
  await page.getByRole("link", { name: text("assistant:transcript.link") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("assistant:transcript.title"));
  await expect(page.getByRole("main")).toContainText("/services/old-age-allowance#");

  const saved = await page.request.get(`${address}/transcript.txt`);
  expect(saved.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  expect(saved.headers()["content-disposition"]).toMatch(/^attachment; filename="conversation-[\d-]+\.txt"$/);
  const words = await saved.text();
  expect(words).toContain(ALLOWANCE[language]);
  expect(words).toMatch(/\[1\] .+\n {4}https?:\/\/\S+\/services\/old-age-allowance#/);

  const email = page.getByLabel(text("assistant:transcript.mail_label"));
  const send = page.getByRole("button", { name: text("assistant:transcript.mail_submit"), exact: true });
  await email.fill("li.hua");
  await send.click();
  await expect(page.getByRole("alert")).toContainText(text("assistant:transcript.mail_wrong"));
  await expect(email).toHaveValue("li.hua");
  await email.fill("li.hua@example.org");
  await send.click();
  await expect(page.getByText(text("assistant:transcript.mailed"))).toBeVisible();
});

test("a transcript of somebody else's is not there @no-script", async ({ page, language, text, anotherBrowser }) => {
  test.setTimeout(120_000);
  const address = await begin(page, text, ALLOWANCE[language]);
  const other = await (await anotherBrowser()).newPage();
  for (const path of [`${address}/transcript`, `${address}/transcript.txt`])
    expect((await other.goto(path))?.status(), path).toBe(404);
});

test("half-typed words outlive a switch of language and version @no-script", async ({ page, language, text }) => {
  test.setTimeout(150_000);
  const words = language === "en" ? "How much is" : "高龄津贴";
  const address = await begin(page, text, ALLOWANCE[language]);
  const tellMe = (await page.getByRole("link", { name: text("watches:link.change") }).getAttribute("href")) ?? "";
  for (const [path, box] of [
    ["/assistant", "#question"],
    [address, "#question"],
    ["/assistant/person", "#summary"],
    [`${address}/person`, "#summary"],
    [`${address}/transcript`, "#email"],
    [tellMe, "#email"],
  ] as const) {
    await page.goto(path);
    await page.locator(box).fill(words);
    await page.locator(".switches").getByText(text("common:mode.to_simple")).click();
    await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
    await expect(page.locator(box), path).toHaveValue(words);
    await page.locator(".switches").getByText("Español").click();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.locator(box), path).toHaveValue(words);
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${language}&mode=full`);
  }
  await page.goto(address);
  await expect(page.getByRole("log").getByRole("article")).toHaveCount(1);
});

test("a source names the page of the authority's file @no-script", async ({ page, language, text }) => {
  test.skip(language !== "en", "the Chinese original has no pages");
  await begin(page, text, "Which share of the lift does a home on the fourth floor pay?");
  await expect(page.getByText(text("assistant:sources.page", { page: 1 }))).toBeVisible();
});

test("a source opens at its section, and at the very words where they stand there", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(120_000);
  const wholeSentences: Record<ContentLanguage, readonly string[]> = {
    en: [ALLOWANCE.en, "Which share of the lift does a home on the fourth floor pay?"],
    "zh-CN": [ALLOWANCE["zh-CN"]],
  };
  // Papers are told in sentences that the assistant makes of the page's list.
  for (const question of [PAPERS[language], ...wholeSentences[language]]) {
    await begin(page, text, question);
    const links = page.getByRole("log").locator(".answer-sources a[data-passage]");
    await expect(links.first()).toHaveAttribute("href", /#[\w-]*:~:text=/);
    const href = (await links.first().getAttribute("href")) ?? "";
    await links.first().click();
    await page.waitForURL((url) => !CONVERSATION.test(url.pathname));
    await expect(page.locator(":target")).toBeInViewport();
    if (question === PAPERS[language]) continue;
    const shown = (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
    for (const part of (href.split(":~:text=")[1] ?? "").split(",")) expect(shown).toContain(decodeURIComponent(part));
  }
});

test("an answer is copied with its sources and read out", async ({ page, language, text, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(`
    window.spoken = [];
    Object.defineProperty(window, "speechSynthesis", {
      value: { speak: (one) => { window.spoken.push(one.text); one.onstart?.(); }, cancel() {} },
    });
  `);
  await begin(page, text, ALLOWANCE[language]);
  const answer = turnOf(page, ALLOWANCE[language]);
  await answer.getByRole("button", { name: text("assistant:tools.copy"), exact: true }).click();
  await expect(answer.getByRole("status")).toHaveText(text("assistant:tools.copied"));
  const copied = await page.evaluate<string>("navigator.clipboard.readText()");
  expect(copied).toContain((await answer.locator(".answer-text li, .answer-text p").first().innerText()).slice(0, 12));
  expect(copied).toMatch(/https?:\/\/\S+\/services\/old-age-allowance#/);

  await answer.getByRole("button", { name: text("common:tools.read") }).click();
  await expect(answer.getByRole("button", { name: text("common:tools.read_stop") })).toBeVisible();
  expect(await page.evaluate<string[]>("window.spoken")).toHaveLength(1);
  await answer.getByRole("button", { name: text("common:tools.read_stop") }).click();
  await expect(answer.getByRole("button", { name: text("common:tools.read") })).toBeVisible();
});

test("a verdict leaves what is half typed below", async ({ page, language, text }) => {
  await begin(page, text, ALLOWANCE[language]);
  const box = page.getByLabel(text("assistant:ask.label_more"));
  await box.fill("half typed");
  const answer = turnOf(page, ALLOWANCE[language]);
  await answer.getByRole("button", { name: text("assistant:feedback.yes"), exact: true }).click();
  await expect(answer.getByText(text("assistant:feedback.said_yes"))).toBeVisible();
  await expect(box).toHaveValue("half typed");
});

test("whoever waits is told after one and five seconds, and offered a person after ten", async ({
  page,
  language,
  text,
}) => {
  await page.clock.install();
  // The question arrives nowhere: it is waited for without end.
  await page.route("**/api/v1/questions", () => undefined);
  await page.goto("/assistant");
  await page.getByLabel(text("assistant:ask.label")).fill(ALLOWANCE[language]);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  const log = page.getByRole("log");
  const heard = page.locator("[data-waiting]");
  const person = log.getByRole("link", { name: text("assistant:person.submit") });
  await expect(log).toHaveAttribute("aria-busy", "true");
  await expect(heard).toBeEmpty();
  for (const [ms, words] of [
    [1_000, "working"],
    [4_000, "still"],
  ] as const) {
    await page.clock.runFor(ms);
    await expect(log).toContainText(text(`assistant:stream.${words}`));
    await expect(heard).toHaveText(text(`assistant:stream.${words}`));
    await expect(person).toBeHidden();
  }
  await page.clock.runFor(5_000);
  await expect(heard).toHaveText(text("assistant:stream.slow"));
  await person.click();
  await page.waitForURL(/\/person$/);
});

test("a further answer is put into the log whole, once", async ({ page, language, text }) => {
  await begin(page, text, ALLOWANCE[language]);
  await page.evaluate(`
    window.loud = [];
    const log = document.querySelector("[role=log]");
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes)
        window.loud.push([log.getAttribute("aria-busy"), node.id || node.nodeName]);
    }).observe(log, { childList: true });
  `);
  await page.getByLabel(text("assistant:ask.label_more")).fill(PAPERS[language]);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await expect(turnOf(page, PAPERS[language]).getByText(text("assistant:tag.answered"))).toBeVisible();
  const log = page.getByRole("log");
  await expect(log).not.toHaveAttribute("aria-busy");
  await expect(log.getByText(PAPERS[language])).toHaveCount(1);
  const loud = await page.evaluate<[string, string][]>("window.loud");
  expect(loud).toEqual([
    ["true", "ARTICLE"],
    ["true", expect.stringMatching(/^q-/)],
  ]);
  // What can be done with an answer works in one that came without a new page.
  await expect(turnOf(page, PAPERS[language]).locator("a[data-passage]").first()).toHaveAttribute("href", /:~:text=/);
  await expect(page.getByRole("link", { name: text("assistant:edit.link") })).toHaveCount(1);
});
