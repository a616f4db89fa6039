import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has; a target that is not among them cannot be reached. */
const MOST_STOPS = 600;

type Stop = { readonly isTarget: boolean; readonly isSameGroup: boolean };

const lookAtFocus = (target: Locator): Promise<Stop> =>
  target.evaluate((element) => {
    const focused = document.activeElement;
    const isRadio = (one: Element | null): one is HTMLInputElement =>
      one instanceof HTMLInputElement && one.type === "radio";
    return {
      isTarget: focused === element,
      isSameGroup:
        isRadio(focused) && isRadio(element) && focused.name === element.name && focused.form === element.form,
    };
  });

/** WCAG 2.4.7 and 2.4.11: what has the focus shows it and is not wholly behind something else. */
async function expectFocusSeen(target: Locator): Promise<void> {
  const faults = await target.evaluate((element) => {
    // A choice shows it on its whole row.
    const hasMark = [element, element.closest(".choice")].some((one) => {
      const style = one && getComputedStyle(one);
      return style?.outlineStyle !== "none" && parseFloat(style?.outlineWidth ?? "0") > 0;
    });
    const box = element.getBoundingClientRect();
    const corners = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
    const isSeen = corners.some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top !== null && (element.contains(top) || top.contains(element) || Boolean(top.closest("label")));
    });
    return [hasMark ? "" : "has the focus and does not show it", isSeen ? "" : "has the focus behind something else"];
  });
  expect(faults.filter(Boolean), String(target)).toEqual([]);
}

/** Goes to a control as somebody without a mouse does: by Tab, and by arrows within a group of radios. */
async function goTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const { isTarget, isSameGroup } = await lookAtFocus(target);
    if (isTarget) return expectFocusSeen(target);
    await keyboard.press(isSameGroup ? "ArrowDown" : "Tab");
  }
  throw new Error(`${String(target)} was not reached in ${MOST_STOPS} steps of the keyboard`);
}

/** From here on a test's clicks, checks and typing are done with the keys alone, on every page of this process. */
export function useKeyboardOnly(page: Page): void {
  const press = (key: string) =>
    async function (this: Locator): Promise<void> {
      await goTo(this);
      await this.page().keyboard.press(key);
    };
  const ways: Partial<Record<keyof Locator, unknown>> = {
    click: press("Enter"),
    async check(this: Locator) {
      await goTo(this);
      if (!(await this.isChecked())) await this.page().keyboard.press("Space");
    },
    async fill(this: Locator, text: string) {
      await goTo(this);
      await this.page().keyboard.press("ControlOrMeta+a");
      await this.page().keyboard.press("Delete");
      await this.page().keyboard.insertText(text);
    },
    // `press` itself would give the focus away for nothing.
    async press(this: Locator, key: string) {
      await goTo(this);
      await this.page().keyboard.press(key);
    },
  };
  Object.assign(Object.getPrototypeOf(page.locator("html")) as object, ways);
}
