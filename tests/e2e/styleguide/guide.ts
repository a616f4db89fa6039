import type { Locator, Page } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures.ts";

/** The style guide in a browser, at the part that shows one component: the next Tab begins there. */
export type Guide = {
  readonly page: Page;
  readonly language: "en" | "zh-CN";
  /** A text of the style guide: `text("word")`; others with their area, `text("common:date.day")`. */
  readonly text: (key: string) => string;
  readonly shown: Locator;
};

/** What one component promises about role, name and keys. */
export type Check = (guide: Guide) => Promise<void>;
/** By the name of the component's file. */
export type Checks = Readonly<Record<string, Check>>;

type Visit = Omit<Guide, "shown"> & { readonly query?: string };

export async function openGuide({ page, text, query = "", ...rest }: Visit, name: string): Promise<Guide> {
  await page.goto(`/styleguide${query}#sg-${name}`);
  const shown = page.getByRole("region", { name, exact: true });
  // Only when the browser has gone to the part does Tab begin there; what is shown inside others has no part of its own.
  if ((await shown.count()) > 0) await expect(shown).toBeInViewport();
  await page.bringToFront();
  return {
    ...rest,
    page,
    text: (key) => text(key.includes(":") ? key : `styleguide:${key}`),
    shown,
  };
}

/** Whether somebody who looks can tell that the focus is here: a line around it, or around the row it stands in. */
const hasRing = (element: Element): boolean => {
  const around = [element, element.parentElement].filter((one) => one !== null);
  return around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
};

/** Tab from here goes to each of these in turn, each shows it, and then leaves the component. */
export async function tabThrough({ page, shown }: Guide, stops: readonly Locator[]): Promise<void> {
  for (const stop of stops) {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
    expect(await stop.evaluate(hasRing), `${stop} shows that it has the focus`).toBe(true);
  }
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveCount(1);
  await expect(shown.locator(":focus")).toHaveCount(0);
}

/** A component that is only read: whatever else it promises, no key stops at it. */
export const still =
  (check: Check): Check =>
  async (guide) => {
    await check(guide);
    await expect(guide.shown.locator("[tabindex]")).toHaveCount(0);
    await tabThrough(guide, []);
  };

/** Presses a key where the focus is put, and waits for the address it leads to. */
export async function pressAndGo(page: Page, target: Locator, key: "Enter" | "Space", address: RegExp): Promise<void> {
  await target.focus();
  await page.keyboard.press(key);
  await expect(page).toHaveURL(address);
}
