import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, openGuide, still, tabThrough } from "./guide.ts";

const TONES = ["neutral", "info", "success", "warning", "danger"] as const;
const FIRST_CONTROLS = {
  text: "textbox",
  area: "textbox",
  select: "combobox",
  radio: "radio",
  check: "checkbox",
  date: "textbox",
  file: "button",
} as const;

/** What is wrong, what is new and what is done. */
export const MESSAGES: Checks = {
  "error-summary.tsx": async (guide) => {
    const { page, shown, text, language } = guide;
    const summary = page.getByRole("alert", { name: text("errors"), exact: true });
    await expect(summary.getByRole("heading", { name: text("errors"), exact: true })).toBeVisible();
    const links = Object.keys(FIRST_CONTROLS).map((kind) =>
      summary.getByRole("link", { name: text(`field_error.${kind}`), exact: true }),
    );
    await tabThrough(guide, links);
    // A page that was sent back begins at its errors.
    await page
      .getByRole("button", { name: text("send"), exact: true })
      .first()
      .press("Enter");
    await expect(page).toHaveURL(/[?&]sent=yes$/);
    await expect(summary).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(links[0]!).toBeFocused();
    for (const [index, [kind, role]] of Object.entries(FIRST_CONTROLS).entries()) {
      await links[index]!.press("Enter");
      await expect(page.locator(`#${kind}-wrong`)).toBeFocused();
      await expect(page.locator(`#${kind}-wrong`)).toHaveRole(role);
    }
    await expect((await openGuide({ page, text, language }, "error-summary")).shown).toBeVisible();
    await expect(shown.locator(":focus")).toHaveCount(0);
  },
  "notification-banner.tsx": still(async ({ shown, text }) => {
    for (const tone of TONES) {
      const banner = shown.getByRole("region", { name: text(`tone.${tone}`), exact: true });
      await expect(banner.getByRole("heading", { level: 2 })).toHaveText(text(`tone.${tone}`));
      await expect(banner.getByRole("paragraph")).toHaveText(text("sample_text"));
    }
  }),
  "confirmation-panel.tsx": still(async ({ shown, text }) => {
    await expect(shown.getByRole("heading", { level: 2, name: text("sent"), exact: true })).toBeVisible();
    await expect(shown.getByRole("paragraph").first()).toHaveText(text("reference"));
  }),
};
