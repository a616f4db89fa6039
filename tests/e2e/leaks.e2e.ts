import { SEEDED } from "#tests/support/seeded-identifiers.ts";
import { applyOnline } from "./journeys.ts";
import { expect, test } from "./fixtures.ts";

/** What may be typed where nobody should type it; the scan after the last test looks for all of it. */
const NUMBERS = `${SEEDED.identity_number}, ${SEEDED.phone}, ${SEEDED.bank_card}, ${SEEDED.mail}`;

test.describe("addresses", () => {
  test.use({ opensTellingAddresses: true });

  test("what somebody types into the wrong box is written down nowhere @no-script", async ({ page, text }) => {
    await page.goto(`/search?q=${encodeURIComponent(NUMBERS)}`);
    await page.goto(`/services?q=${encodeURIComponent(SEEDED.phone)}`);
    await page.goto(`/requests?reference=${encodeURIComponent(SEEDED.identity_number)}`);
    await page.goto(`/${encodeURIComponent(SEEDED.phone)}/${encodeURIComponent(SEEDED.mail)}`);
    await page.goto("/assistant");
    await page.getByLabel(text("assistant:ask.label")).fill(`My numbers are ${NUMBERS}. When is the allowance paid?`);
    await page.getByRole("button", { name: text("assistant:ask.submit"), exact: true }).click();
    await page.waitForURL(/\/assistant\/[0-9a-f-]{36}/);
    await expect(page.getByRole("main")).not.toContainText(SEEDED.phone);
    await page.goto("/services/old-age-allowance");
    await page.getByRole("button", { name: text("catalogue:feedback.no"), exact: true }).click();
    await page.waitForURL(/\/feedback\/./);
    const words = page.getByRole("main").getByRole("textbox");
    await words.fill(`Ring ${SEEDED.phone} or write to ${SEEDED.mail}, card ${SEEDED.bank_card}`);
    await page.getByRole("main").getByRole("button").last().click();
  });
});

test("a guest's request is corrected with its code, and staff find it by the number @no-script", async ({
  page,
  language,
  text,
  staffPage,
}) => {
  await page.goto("/forms/something-else");
  const { reference, secret } = await applyOnline(page, "something-else", language, text);
  await page.goto(`/requests/${reference}/correct`);
  await page.getByLabel(text("privacy:request.phone"), { exact: true }).fill(SEEDED.phone);
  await page.getByLabel(text("privacy:request.email"), { exact: true }).fill(SEEDED.mail);
  await page.getByLabel(text("requests:find.secret"), { exact: true }).fill("WRONGONE");
  const save = page.getByRole("button", { name: text("privacy:own.correct_button"), exact: true });
  await save.click();
  await expect(page.getByRole("alert")).toContainText(text("privacy:own.fault.code_wrong"));
  await expect(page.getByLabel(text("privacy:request.email"), { exact: true })).toHaveValue(SEEDED.mail);
  await page.getByLabel(text("privacy:request.phone"), { exact: true }).fill("0999 688 4711");
  await page.getByLabel(text("requests:find.secret"), { exact: true }).fill(secret);
  await save.click();
  await expect(page.getByRole("main")).toContainText(text("privacy:own.done.corrected"));
  await expect(page.getByRole("main")).toContainText("09996884711");

  // The matter goes on: nothing is erased, and it is said why. Then it is over, and what no rule keeps goes.
  await page.goto(`/requests/${reference}/erase`);
  await expect(page.getByRole("main")).toContainText(text("privacy:own.not_now.open"));

  const desk = await staffPage("supervisor");
  await desk.goto("/staff/requests");
  const find = async (typed: string) => {
    await desk.getByRole("searchbox").fill(typed);
    await desk.getByRole("button", { name: text("staff:queue.find_button"), exact: true }).click();
  };
  await find("0999-6884711");
  await expect(desk.getByRole("table")).toContainText(reference);
  expect(desk.url()).not.toContain("4711");
  await find(SEEDED.identity_number.slice(0, 17));
  await expect(desk.getByRole("main")).toContainText(text("staff:queue.no_reference"));
  await expect(desk.getByRole("searchbox")).toHaveValue("");
  await find(SEEDED.identity_number);
  await expect(desk.getByRole("main")).toContainText(text("staff:queue.found.identity_number"));
  await expect(desk.getByRole("main")).not.toContainText(SEEDED.identity_number);

  await page.goto(`/requests/${reference}/withdraw`);
  await page.getByRole("radio").first().check();
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForURL(/\?done=withdraw/);
  await page.goto(`/requests/${reference}/erase`);
  await page.getByLabel(text("requests:find.secret"), { exact: true }).fill(secret);
  await page.getByRole("button", { name: text("privacy:own.erase_button"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("privacy:own.done.erased"));
  await expect(page.getByRole("main")).not.toContainText("4711");
});
