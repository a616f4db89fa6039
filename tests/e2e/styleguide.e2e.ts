import { expect, test } from "./fixtures.ts";
import { CHECKS, SCRIPTED } from "./styleguide/checks.ts";
import { openGuide, pressAndGo } from "./styleguide/guide.ts";

// A picture of so long a page at every step would take most of the time.
test.use({ trace: "off" });

const nameOf = (file: string): string => file.replace(/\.tsx$/, "");

for (const [file, check] of Object.entries(CHECKS)) {
  test(`${file} has its role and name, and keys do what these promise @no-script`, async ({ page, language, text }) => {
    await check(await openGuide({ page, language, text }, nameOf(file)));
  });
}

for (const [file, check] of Object.entries(SCRIPTED)) {
  test(`${file} has its role and name, and keys do what these promise`, async ({ page, language, text }) => {
    await check(await openGuide({ page, language, text }, nameOf(file)));
  });
}

test("the first Tab offers to skip to the main content @no-script", async ({ page, text }) => {
  await page.goto("/styleguide");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: text("common:skip"), exact: true });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("answers are checked: each has a way back to its field, and the statement goes with the button @no-script", async ({
  page,
  text,
}) => {
  await page.goto("/styleguide");
  const form = page.getByRole("form", { name: text("styleguide:check_answers"), exact: true });
  const changes = form.getByRole("link");
  await expect(changes).toHaveCount(7);
  await changes.first().press("Enter");
  await expect(page.locator("#text-filled")).toBeFocused();
  await form.getByRole("checkbox", { name: text("styleguide:statement_label"), exact: true }).press("Space");
  const send = form.getByRole("button", { name: text("styleguide:send"), exact: true });
  await pressAndGo(page, send, "Enter", /\?statement=yes&checked=yes$/);
});

test("paper shows what is folded on the screen, and no button @no-script", async ({ page, text }) => {
  await page.goto("/styleguide");
  const folded = page.locator("details:not([open])");
  const body = folded.getByText(text("styleguide:sample_text"), { exact: true });
  await expect(folded).toHaveCount(1);
  await expect(body).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(body).toBeVisible();
  const { height } = (await body.boundingBox())!;
  expect(height).toBeGreaterThan(10);
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
});
