import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, openGuide, pressAndGo, still, tabThrough } from "./guide.ts";

/** Further languages have no style guide; the one made up for tests has it, with the content in English. */
const OTHER_LANGUAGE = "?lang=en-XA";

/** Running text, and what stands in it. */
export const WRITING: Checks = {
  "page-heading.tsx": async ({ page, text }) => {
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveAccessibleName(text("title"));
    await expect(page.locator(".page-heading")).toHaveText(text("caption") + text("title") + text("lead"));
    await expect(page.locator(".page-heading :is(a, button, input, [tabindex])")).toHaveCount(0);
  },
  "phrases.tsx": still(async ({ shown, text, language }) => {
    await expect(shown.getByRole("heading", { level: 4 })).toHaveAccessibleName(text("long_heading"));
    expect((await shown.locator("wbr").count()) > 0).toBe(language === "zh-CN");
  }),
  "phone-in-text.tsx": async (guide) => {
    const link = guide.shown.getByRole("link", { name: "0999-6880001", exact: true });
    await expect(link).toHaveAttribute("href", "tel:0999-6880001");
    await expect(link).toHaveCSS("white-space", "nowrap");
    await tabThrough(guide, [link]);
  },
  "inset-text.tsx": still(async ({ shown, text }) => {
    await expect(shown.getByRole("paragraph")).toHaveText(text("sample_text"));
  }),
  "details.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const body = shown.getByText(text("sample_text"), { exact: true });
    const summaries = [text("details"), text("details_open")].map((name) => shown.getByText(name, { exact: true }));
    await expect(shown.getByRole("group")).toHaveCount(2);
    await expect(body.first()).toBeHidden();
    await expect(body.last()).toBeVisible();
    await tabThrough(guide, summaries);
    await summaries[0]!.focus();
    await page.keyboard.press("Enter");
    await expect(body.first()).toBeVisible();
    await page.keyboard.press("Space");
    await expect(body.first()).toBeHidden();
  },
  "content-text.tsx": still(async ({ page, shown, text, language }) => {
    await expect(shown.getByText(text("sample_text"), { exact: true })).toBeVisible();
    await expect(shown.locator("bdi")).toHaveCount(0);
    const other = await openGuide({ page, text, language, query: OTHER_LANGUAGE }, "content-text");
    await expect(other.shown.locator("bdi[lang='en'][dir='ltr']")).toBeVisible();
  }),
  "visually-hidden.tsx": still(async ({ shown, text }) => {
    await expect(shown).toMatchAriaSnapshot(`- paragraph: ${text("hidden_beside")} ${text("hidden")}`);
    const { width, height } = (await shown.getByText(text("hidden"), { exact: true }).boundingBox())!;
    expect(Math.max(width, height)).toBeLessThanOrEqual(1);
  }),
  "stored-html.tsx": async (guide) => {
    const { page, shown, text, language } = guide;
    await expect(shown.getByRole("heading", { level: 2 })).toBeVisible();
    await expect(shown.getByRole("row")).toHaveCount(3);
    await expect(shown.getByRole("listitem")).toHaveCount(2);
    await expect(shown.getByRole("blockquote")).toBeVisible();
    const link = shown.getByRole("link");
    await tabThrough(guide, [link]);
    await pressAndGo(page, link, "Enter", /\/services$/);
    const other = await openGuide({ page, text, language, query: OTHER_LANGUAGE }, "stored-html");
    await expect(other.shown.locator(".prose")).toHaveAttribute("lang", "en");
  },
};
