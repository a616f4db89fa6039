import type { Page } from "@playwright/test";
import { makeDocx } from "#tests/support/make-docx.ts";
import { makePdf } from "#tests/support/make-pdf.ts";
import { makePhoto, makePicture } from "#tests/support/make-picture.ts";
import { expect, test } from "./fixtures.ts";
import { sendForm } from "./journeys.ts";
import { findFaults, sidewaysPx } from "./page-checks.ts";

const PHOTO = { name: "租房合同 1.jpg", mimeType: "image/jpeg", buffer: makePhoto("jpeg") };
const SCAN = {
  name: "../contract.pdf",
  mimeType: "application/pdf",
  buffer: makePdf([[{ text: "Contract", y: 700 }]]),
};
const WORD = { name: "contract.docx", mimeType: "application/msword", buffer: makeDocx([{ text: "Contract" }]) };
const HUGE = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(11_000_000, 1) };
const DECISION = { name: "decision.png", mimeType: "image/png", buffer: makePicture("png") };

type Text = (key: string, values?: Record<string, unknown>) => string;

/** Axe is a script. */
async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return;
  expect(await findFaults(page, "full", "light")).toEqual([]);
}

/** Fills the form about a problem up to the page for photos. */
async function openPhotos(page: Page, text: Text): Promise<void> {
  await page.goto("/forms/something-else");
  await page.getByRole("button", { name: text("forms:start.button") }).click();
  await page.locator('input[value="problem"]').check();
  const next = () =>
    page
      .getByRole("button", { name: text("forms:step.continue") })
      .last()
      .click();
  await next();
  await page.locator("#details").fill("The lift does not work.");
  await next();
  await expect(page.locator("#wish")).toBeVisible();
  await next();
  await expect(page.locator("#photos")).toBeVisible();
}

test("files go along with a form, come with a question, and the decision comes back as one @no-script @journey", async ({
  page,
  text,
  anotherBrowser,
  mode,
  staffPage,
}) => {
  test.skip(mode === "simple", "goes into simplified mode and back by itself");
  test.setTimeout(120_000);
  const main = page.getByRole("main");
  const next = () =>
    page
      .getByRole("button", { name: text("forms:step.continue") })
      .last()
      .click();
  await openPhotos(page, text);
  await expect(main).toContainText(/10\s?MB/);

  // Wrong ones are named with how to mend it; the right one among them is kept.
  await page.locator("#photos").setInputFiles([PHOTO, WORD, HUGE]);
  await next();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("contract.docx");
  await expect(summary).toContainText("film.mp4");
  await expect(main.getByRole("listitem").filter({ hasText: PHOTO.name })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sidewaysPx(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  // One more, one out again, by keyboard.
  await page.locator("#photos").setInputFiles(SCAN);
  await page.getByRole("button", { name: text("files:add") }).press("Enter");
  await expect(main.getByRole("listitem").filter({ hasText: "contract.pdf" })).toBeVisible();
  await page.getByRole("button", { name: `${text("files:remove")} contract.pdf` }).press("Enter");
  await expect(main.getByRole("listitem").filter({ hasText: "contract.pdf" })).toHaveCount(0);

  // A switch keeps what is chosen, too.
  await page.locator("#photos").setInputFiles(SCAN);
  await page.getByRole("button", { name: text("common:mode.to_simple") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "simple");
  await expect(main).toContainText("contract.pdf");
  await page.getByRole("button", { name: text("common:mode.to_full") }).click();
  await next();
  await page.locator("#applicant_name").fill("Li Hua");
  await page.locator("#contact_phone").fill("13800138000");
  await next();
  await expect(main).toContainText("租房合同 1.jpg");
  await page.getByRole("checkbox", { name: text("forms:check.statement_label") }).check();
  await sendForm(page, text);
  const reference = /OW-\d{4}-[A-Z0-9]{5}-[A-Z0-9]/.exec((await main.textContent()) ?? "")?.[0] ?? "";

  // The resident gets it back, without where it was taken.
  await page.goto(`/requests/${reference}`);
  const own = page.getByRole("region", { name: text("files:own_title") });
  const href = await own.getByRole("link").first().getAttribute("href");
  const mine = await page.request.get(href ?? "");
  expect(mine.headers()["content-disposition"]).toMatch(/^attachment; /);
  expect(mine.headers()["content-security-policy"]).toBe("sandbox; default-src 'none'");
  expect(mine.headers()["cache-control"]).toBe("private, no-store");
  expect((await mine.body()).includes("116.4074E")).toBe(false);
  const stranger = await (await anotherBrowser()).newPage();
  expect((await stranger.request.get(href ?? "")).status()).toBe(404);

  // The desk looks at the picture and attaches its decision.
  const desk = await staffPage("agent", "service-hall");
  await desk.goto(`/staff/requests/${reference}`);
  await expect(desk.getByRole("main")).toContainText(text("files:staff.unscanned"));
  await desk.getByText(text("files:staff.preview")).first().click();
  const picture = desk.getByRole("img", { name: text("files:staff.alt", { name: PHOTO.name }) });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(16);
  await expectAccessible(desk);
  await desk.getByRole("button", { name: text("staff:step.take") }).click();
  const start = desk.getByRole("button", { name: text("staff:step.in_progress.name") });
  if (await start.first().isVisible()) await start.first().click();
  const step = desk.locator("details.step", { has: desk.locator("#answered-files") });
  await step.locator("summary").first().click();
  await desk.locator("#answered-files").setInputFiles(DECISION);
  const submit = desk.getByRole("button", { name: text("staff:step.answered.submit") });
  await submit.click();
  // Words were missing: the file waits, and the resident does not see it yet.
  await expect(desk.getByRole("alert")).toBeVisible();
  await expect(step).toContainText("decision.png");
  // One in and another out, in one go.
  const remove = (name: string) => step.getByRole("button", { name: `${text("files:remove")} ${name}` }).click();
  await desk.locator("#answered-files").setInputFiles(SCAN);
  await remove("decision.png");
  await expect(step).toContainText("contract.pdf");
  await expect(step).not.toContainText("decision.png");
  await desk.locator("#answered-files").setInputFiles(DECISION);
  await remove("contract.pdf");
  await expect(step).toContainText("decision.png");
  await expect(step).not.toContainText("contract.pdf");
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("main")).not.toContainText("decision.png");
  await desk.locator("#answered-words").fill("It is mended.");
  await submit.click();
  await expect(desk.getByRole("main")).toContainText(text("staff:done.answered"));
  await page.goto(`/requests/${reference}`);
  const decision = page.getByRole("region", { name: text("files:decision_title") });
  await expect(decision).toContainText("decision.png");
  await expectAccessible(page);
  await page.goto(`/requests/${reference}/data`);
  await expect(page.getByRole("main")).toContainText("decision.png");
});

test("a message brings files along, and what is wrong with one costs no words @no-script", async ({ page, text }) => {
  const main = page.getByRole("main");
  await openPhotos(page, text);
  const next = () =>
    page
      .getByRole("button", { name: text("forms:step.continue") })
      .last()
      .click();
  await next();
  await page.locator("#applicant_name").fill("Li Hua");
  await page.locator("#contact_phone").fill("13800138000");
  await next();
  await page.getByRole("checkbox", { name: text("forms:check.statement_label") }).check();
  await sendForm(page, text);
  const reference = /OW-\d{4}-[A-Z0-9]{5}-[A-Z0-9]/.exec((await main.textContent()) ?? "")?.[0] ?? "";
  await page.goto(`/requests/${reference}/add-information`);
  await page.locator("#words").fill("Here is the photo.");
  await page.locator("#files").setInputFiles([PHOTO, WORD]);
  const send = page.getByRole("button", { name: text("requests:task.add-information.send") });
  await send.click();
  await expect(page.getByRole("alert")).toContainText("contract.docx");
  await expect(page.locator("#words")).toHaveValue("Here is the photo.");
  await expect(main).toContainText(PHOTO.name);
  await page.getByRole("button", { name: new RegExp(`^${text("files:remove")}`) }).click();
  await expect(page.locator("#words")).toHaveValue("Here is the photo.");
  await expect(main.locator(".file-list")).toHaveCount(0);
  await page.locator("#files").setInputFiles(PHOTO);
  await send.click();
  await expect(page.getByRole("region", { name: text("files:own_title") })).toContainText(PHOTO.name);
});
