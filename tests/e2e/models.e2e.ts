import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { maskQuestion } from "#app/domain/search/mask-question.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { findKinds } from "#tests/support/leak-scan.ts";
import { readRequests } from "#tests/support/recorded-models.ts";
import { SEEDED } from "#tests/support/seeded-identifiers.ts";
import { applyOnline } from "./journeys.ts";
import { expect, test } from "./fixtures.ts";

/** What models were sent is looked through once more after the last test, with all else that was written down. */
test.use({ hasModels: true });

type Text = (key: string, values?: Record<string, unknown>) => string;

const CARD = { en: "Which papers do I need for the old-age card?", "zh-CN": "办老年卡要带什么材料？" };
const ALLOWANCE = { en: "How much is the old-age allowance?", "zh-CN": "高龄津贴一个月多少钱？" };

/** All that names or reaches somebody, in the words of somebody who means well. */
const ABOUT_ME: Record<ContentLanguage, string> = {
  en: `My ID number is ${SEEDED.identity_number}, my card is ${SEEDED.bank_card}, I live at ${SEEDED.street}. My phone is ${SEEDED.phone}, my e-mail ${SEEDED.mail}.`,
  "zh-CN": `我的身份证号是${SEEDED.identity_number}，银行卡${SEEDED.bank_card}，住在${SEEDED.street}。电话${SEEDED.phone}，邮箱${SEEDED.mail}。`,
};

async function ask(page: Page, text: Text, question: string, place: "first" | "further" = "first"): Promise<void> {
  if (place === "first") await page.goto("/assistant");
  await page.getByLabel(text(place === "first" ? "assistant:ask.label" : "assistant:ask.label_more")).fill(question);
  await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
  await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
}

/** All the models of this run were sent so far, by all tests. */
const requestsToModels = (): string[] => readRequests(readFileSync(process.env["E2E_MODELS_TRAFFIC"] ?? "", "utf8"));

/** A request with these words in it has come; none that has come holds anything of a resident. */
async function expectSent(page: Page, path: string, ...words: string[]): Promise<void> {
  await expect
    .poll(() =>
      requestsToModels().some(
        (request) => request.startsWith(`POST /v1/${path}`) && words.every((one) => request.includes(one)),
      ),
    )
    .toBe(true);
  expect(requestsToModels().flatMap(findKinds)).toEqual([]);
  expect(findKinds(page.url())).toEqual([]);
  expect(findKinds(await page.getByRole("main").innerText())).toEqual([]);
}

test("models are asked without what names or reaches a resident, and their answer is shown @no-script", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(60_000);
  await ask(page, text, `${ABOUT_ME[language]} ${ALLOWANCE[language]}`);
  const log = page.getByRole("log");
  const answers = log.getByText(text("assistant:tag.answered"), { exact: true });
  await expect(answers).toHaveCount(1);
  await expect(log).toContainText(text("assistant:note.masked"));
  await expect(log.getByRole("heading", { name: text("assistant:sources.title") })).toBeVisible();
  for (const kind of ["id_card", "bank_card", "address", "phone", "email"])
    await expect(log).toContainText(text(`assistant:mask.${kind}`));
  await expectSent(page, "chat/completions", "resident's question", ALLOWANCE[language]);
  const asked = maskQuestion(ALLOWANCE[language]);
  await expectSent(page, "embeddings", `${asked}"],"encoding_format"`);
  await expectSent(page, "rerank", `${asked}","documents"`);

  // What was said before goes to the model with a question that needs it.
  const further = language === "en" ? "And at 95?" : "那95岁呢？";
  await ask(page, text, `${further} ${ABOUT_ME[language]}`, "further");
  await expect(log.getByText(text("assistant:answer_by"))).toHaveCount(2);
  await expectSent(page, "chat/completions", "new question", text("assistant:mask.phone"), further);
});

test("a question in another language goes to the translating model without them", async ({ page, language, text }) => {
  test.skip(language !== "en", "the scripted translation is into English");
  await ask(page, text, `¿Cuánto es el subsidio de vejez? Mi teléfono es ${SEEDED.phone}, mi correo ${SEEDED.mail}.`);
  await expect(page.getByRole("log")).toContainText(text("assistant:answer_by"));
  await expectSent(page, "chat/completions", "question to translate", "¿Cuánto es el subsidio de vejez?");
  await expect(page.getByRole("log").getByRole("heading", { name: text("assistant:sources.title") })).toBeVisible();
});

test("the form that an answer offers is filled in and sent, and no model hears of it", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(60_000);
  await ask(page, text, `${CARD[language]} ${ABOUT_ME[language]}`);
  await expectSent(page, "chat/completions", "resident's question", CARD[language]);
  await page.getByRole("log").locator('a[href*="/forms/old-age-card"]').first().click();
  await applyOnline(page, "old-age-card", language, text);
  await ask(page, text, `${ALLOWANCE[language]} ${SEEDED.phone}`);
  await expect(page.getByRole("log").getByText(text("assistant:tag.answered"), { exact: true })).toHaveCount(1);
  await expectSent(page, "chat/completions", "resident's question", ALLOWANCE[language]);
});

test("what is told to a person is told to no model @no-script", async ({
  page,
  language,
  text,
  javaScriptEnabled,
  staffPage,
}) => {
  test.setTimeout(150_000);
  // A person is offered while somebody is online: sample staff are so once they open the list.
  const desk = await staffPage("agent", "service-hall");
  await desk.goto("/staff/handoffs");

  await ask(page, text, `${CARD[language]} ${ABOUT_ME[language]}`);
  await page.getByRole("button", { name: text("assistant:person.submit") }).click();
  const summary = page.getByLabel(text("handoff:offer.summary_label"));
  expect(findKinds(await summary.inputValue())).toEqual([]);
  const name = Math.random().toString(36).slice(2, 8);
  await summary.fill(`${name}: ${ABOUT_ME[language]}`);
  await page.getByRole("button", { name: text("handoff:offer.accept") }).click();
  const panel = page.getByRole("region", { name: text("handoff:panel.title") });

  await desk.goto("/staff/handoffs");
  await desk
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("button")
    .click();
  // Staff see where to call back, and no number that belongs in a form.
  const told = desk.getByRole("complementary", { name: text("handoff:staff.told_before") });
  await expect(told).toContainText(SEEDED.phone);
  await expect(told).not.toContainText(SEEDED.identity_number);
  await desk.getByLabel(text("handoff:staff.reply_label")).fill(ABOUT_ME[language]);
  await desk.getByRole("button", { name: text("handoff:staff.reply"), exact: true }).click();

  if (javaScriptEnabled === false) await page.getByRole("link", { name: text("handoff:panel.reload") }).click();
  await expect(panel).toContainText(SEEDED.phone);
  await panel.getByLabel(text("handoff:panel.message_label")).fill(ABOUT_ME[language]);
  await panel.getByRole("button", { name: text("handoff:panel.send"), exact: true }).click();
  await expect(panel.getByRole("log")).toContainText(text("handoff:hidden"));
  expect(findKinds(page.url())).toEqual([]);
  expect(findKinds(desk.url())).toEqual([]);
  expect(requestsToModels().flatMap(findKinds)).toEqual([]);
});
