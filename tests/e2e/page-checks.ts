import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds: everything in the light theme, the colours in the others. */
export async function findFaults(page: Page, mode: string, theme: string): Promise<string[]> {
  // A page here has no frames; axe would open another page to gather what it found in them.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // Simplified mode promises 7:1.
  if (theme !== "light")
    axe.withRules(["color-contrast"]); // All that a theme can break.
  else if (mode === "simple")
    axe.options({ runOnly: { type: "tag", values: AA }, rules: { "color-contrast-enhanced": { enabled: true } } });
  else axe.withTags(AA);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** How far a page reaches past its right edge, also where it is clipped there. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { documentElement: root, body } = document;
    body.style.overflowX = root.style.overflowX = "visible";
    const past = root.scrollWidth - root.clientWidth;
    body.style.overflowX = root.style.overflowX = "";
    return past;
  });

/** Windows 1280 pixels wide at 400 %, and a usual laptop's 1366 at 200 %. */
const ENLARGED_WIDTHS = [320, 683];

/** The same page without loading it again: enlarged, without motion, in the reader's own colours. */
export async function expectSoundWhereItIsHard(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize();
  for (const width of ENLARGED_WIDTHS) {
    await page.setViewportSize({ width, height: 640 });
    expect(await sidewaysPx(page), `${name} scrolls sideways at ${width} pixels`).toBeLessThanOrEqual(0);
  }
  if (usual) await page.setViewportSize(usual);
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  expect(await page.evaluate(findMotion), `${name} moves`).toEqual([]);
  expect(await page.evaluate(findVanishing), `${name} loses controls in forced colours`).toEqual([]);
  await page.emulateMedia({ reducedMotion: null, forcedColors: null });
}

/** Elements that would move although the reader asked for none of it. */
export function findMotion(): string[] {
  const isMoving = (style: CSSStyleDeclaration) =>
    style.scrollBehavior === "smooth" ||
    (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01) ||
    style.transitionDuration.split(",").some((duration) => parseFloat(duration) > 0.01);
  return [...document.querySelectorAll("html, body *")]
    .filter((element) => isMoving(getComputedStyle(element)))
    .map((element) => element.outerHTML.slice(0, 80));
}

/** Controls that only a background told from the page: forced colours take it away. */
export function findVanishing(): string[] {
  return [...document.querySelectorAll("button, a.button, input:not([type=hidden]), select, textarea")]
    .filter((control) => {
      const style = getComputedStyle(control);
      const box = control.getBoundingClientRect();
      const isShown = box.width > 1 && box.height > 1 && style.visibility === "visible";
      const isDrawn = ["Top", "Right", "Bottom", "Left"].some(
        (side) => parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) > 0,
      );
      // A link in a row of links, and a button that looks like one, are told by their text.
      const isText = style.textDecorationLine.includes("underline") || control.closest("nav, header") !== null;
      const isNative = control.matches("input[type=radio], input[type=checkbox]");
      return isShown && !isDrawn && !isText && !isNative;
    })
    .map((control) => control.outerHTML.slice(0, 120));
}
