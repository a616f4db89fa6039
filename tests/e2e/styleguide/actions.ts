import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, pressAndGo, tabThrough } from "./guide.ts";

const VARIANTS = ["start", "primary", "secondary", "warning"] as const;

/** Links and buttons. */
export const ACTIONS: Checks = {
  "breadcrumbs.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const way = shown.getByRole("navigation", { name: text("common:breadcrumbs"), exact: true });
    const links = [text("title"), text("word")].map((name) => way.getByRole("link", { name, exact: true }));
    await expect(way.getByRole("listitem")).toHaveCount(2);
    await tabThrough(guide, links);
    await pressAndGo(page, links[1]!, "Enter", /\?level=2$/);
  },
  "button.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const named = (name: string) => shown.getByRole("button", { name: text(`button.${name}`), exact: true });
    await expect(named("off")).toBeDisabled();
    await tabThrough(guide, VARIANTS.map(named));
    await pressAndGo(page, named("primary"), "Enter", /\?pressed=primary$/);
    await pressAndGo(page, named("warning"), "Space", /\?pressed=warning$/);
  },
  "link-button.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const named = (name: string) => shown.getByRole("link", { name: text(`button.${name}`), exact: true });
    await tabThrough(guide, VARIANTS.map(named));
    await pressAndGo(page, named("start"), "Enter", /\?followed=start$/);
    // Space scrolls: it is a link, whatever it looks like.
    await named("primary").focus();
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/\?followed=start$/);
  },
  "chip-links.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const list = shown.getByRole("list", { name: text("chips"), exact: true });
    const links = list.getByRole("link");
    await expect(links).toHaveText([`${text("word")}12`, `${text("chosen")}3`, text("change")]);
    await expect(list.locator("[aria-current='true']")).toHaveText(`${text("chosen")}3`);
    await tabThrough(
      guide,
      [0, 1, 2].map((index) => links.nth(index)),
    );
    await pressAndGo(page, links.nth(2), "Enter", /\?only=3$/);
  },
};
