import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, type Guide, openGuide, tabThrough } from "./guide.ts";

/** The legend names each group, and its hint and error describe it. */
async function expectGroups({ shown, text }: Guide, kind: string): Promise<void> {
  const groups = shown.getByRole("group", { name: text(`field.${kind}`), exact: true });
  await expect(groups).toHaveCount(3);
  await expect(groups.nth(0)).toHaveAccessibleDescription(text("hint"));
  await expect(groups.nth(1)).toHaveAccessibleDescription("");
  await expect(groups.nth(2)).toHaveAccessibleDescription(`${text("hint")} ${text(`field_error.${kind}`)}`);
}

/** Fields of several controls under one legend. */
export const CHOICES: Checks = {
  "radio-group.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const named = (name: string, group: number) => shown.getByRole("radio", { name: text(name) }).nth(group);
    await expectGroups(guide, "radio");
    await expect(named("chosen", 1)).toBeChecked();
    // One stop a group: the chosen one, else the first.
    await tabThrough(guide, [named("word", 0), named("chosen", 1), named("word", 2)]);
    await named("word", 0).focus();
    await page.keyboard.press("ArrowDown");
    await expect(named("chosen", 0)).toBeFocused();
    await expect(named("chosen", 0)).toBeChecked();
    await page.keyboard.press("ArrowUp");
    await expect(named("word", 0)).toBeChecked();
    await expect(named("chosen", 0)).not.toBeChecked();
    await named("word", 2).focus();
    await page.keyboard.press("Space");
    await expect(named("word", 2)).toBeChecked();
  },
  "checkbox-group.tsx": async (guide) => {
    const { page, shown } = guide;
    const boxes = await shown.getByRole("checkbox").all();
    await expectGroups(guide, "check");
    await expect(boxes[3]!).toBeChecked();
    await tabThrough(guide, boxes);
    await boxes[0]!.focus();
    await page.keyboard.press("Space");
    await expect(boxes[0]!).toBeChecked();
    await page.keyboard.press("Space");
    await expect(boxes[0]!).not.toBeChecked();
  },
  "choice-group.tsx": async (guide) => {
    const { shown, text } = await openGuide(guide, "checkbox-group");
    const [first, second] = await shown.getByRole("checkbox").all();
    await expect(first!).toHaveAccessibleName(text("word"));
    await expect(first!).toHaveAccessibleDescription(text("hint"));
    await expect(second!).toHaveAccessibleDescription("");
    // The whole row is the target, to its end.
    const row = shown.locator(".choice").first();
    const { width, height } = (await row.boundingBox())!;
    await row.click({ position: { x: width - 6, y: height - 6 } });
    await expect(first!).toBeChecked();
  },
  "date-input.tsx": async (guide) => {
    const { page, shown, text, language } = guide;
    await expectGroups(guide, "date");
    const order = language === "en" ? ["day", "month", "year"] : ["year", "month", "day"];
    const boxes = await shown.getByRole("textbox").all();
    expect(boxes).toHaveLength(9);
    for (const [index, box] of boxes.entries()) {
      await expect(box).toHaveAccessibleName(text(`common:date.${order[index % 3]}`));
      expect(await box.getAttribute("aria-invalid")).toBe(index < 6 ? null : "true");
    }
    await tabThrough(guide, boxes);
    await boxes[0]!.focus();
    await page.keyboard.type("194603");
    await expect(boxes[0]!).toHaveValue(language === "en" ? "19" : "1946");
  },
};
