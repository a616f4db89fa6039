import { expect, test } from "./fixtures.ts";
import { applyOnline } from "./journeys.ts";

test("somebody of 80 applies in simplified mode: one question a page, by keyboard, and gets a number @no-script @journey", async ({
  page,
  language,
  text,
}) => {
  test.setTimeout(180_000);
  await page.context().clearCookies({ name: "ow_mode" });
  await page.goto("/");
  await page.getByRole("link", { name: text("common:mode.offer_yes") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
  await page.goto("/forms/old-age-allowance");
  const { reference } = await applyOnline(page, "old-age-allowance", language, text);
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the offer of the other version goes once one is chosen @no-script", async ({ page, text }) => {
  await page.goto("/");
  await page.getByRole("link", { name: text("common:mode.offer_no") }).click();
  await page.goto("/");
  await expect(page.getByText(text("common:mode.offer"), { exact: true })).toHaveCount(0);
});

test("the page is read aloud sentence by sentence, each in its language, and stops when told", async ({
  page,
  text,
}) => {
  await page.addInitScript(() => {
    const spoken: { text: string; lang: string }[] = [];
    // No voice is installed where tests run: this one says each sentence at once, and stays at the fifth.
    const voice = {
      speak(utterance: SpeechSynthesisUtterance) {
        spoken.push({ text: utterance.text, lang: utterance.lang });
        utterance.dispatchEvent(new Event("start"));
        if (spoken.length < 5) setTimeout(() => utterance.dispatchEvent(new Event("end")));
      },
      cancel: () => undefined,
    };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
    Object.assign(window, { spoken });
  });
  await page.goto("/services/old-age-allowance?mode=simple");
  await page.getByRole("button", { name: text("common:tools.read") }).click();
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: { text: string; lang: string }[] }).spoken);
  await expect.poll(async () => (await spoken()).length).toBe(5);
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  expect((await spoken()).map((one) => one.text)).toContain(heading);
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("reading") ?? [])].map(String).join(""));
  expect((await marked()).replace(/\s+/g, " ").trim()).toBe((await spoken())[4]?.text);
  await page.getByRole("button", { name: text("common:tools.read_stop") }).click();
  expect(await marked()).toBe("");
  await expect(page.getByRole("button", { name: text("common:tools.read") })).toBeVisible();
});

test("a question can be spoken where the browser listens, and what was typed before stays", async ({ page, text }) => {
  await page.addInitScript(() => {
    class Listener {
      onresult: ((event: unknown) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        setTimeout(() => {
          this.onresult?.({ results: [[{ transcript: "how much is it" }]] });
          this.onend?.();
        });
      }
      stop() {}
    }
    Object.assign(window, { SpeechRecognition: Listener });
  });
  await page.goto("/?mode=simple");
  const box = page.getByLabel(text("catalogue:home.ask_label"));
  await box.fill("Allowance:");
  await page.getByRole("button", { name: text("common:tools.speak") }).click();
  await expect(box).toHaveValue("Allowance: how much is it");
});

test("the services are five life events first, more on demand, and all of them last", async ({ page, text }) => {
  await page.goto("/services?mode=simple");
  const events = page.locator("main .simple-choices").first().getByRole("link");
  await expect(events).toHaveCount(5);
  await page.locator("summary", { hasText: text("catalogue:simple.more") }).click();
  await expect(page.locator("main details[open]").getByRole("link").first()).toBeVisible();
  await page.locator("main details").last().locator("summary").click();
  expect(await page.locator("main details").last().locator(".service-item").count()).toBeGreaterThan(15);
});
