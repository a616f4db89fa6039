import type { Locator } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, type Guide, openGuide, tabThrough } from "./guide.ts";

/** Empty with a hint, filled in without one, and sent back with an error. */
async function expectStates({ text }: Guide, controls: readonly Locator[], kind: string): Promise<void> {
  const descriptions = [text("hint"), "", `${text("hint")} ${text(`field_error.${kind}`)}`];
  for (const [index, description] of descriptions.entries()) {
    await expect(controls[index]!).toHaveAccessibleName(text(`field.${kind}`));
    await expect(controls[index]!).toHaveAccessibleDescription(description);
    const isMarked = await controls[index]!.evaluate((control) => control.matches(":not(fieldset)[aria-invalid=true]"));
    expect(isMarked).toBe(index === 2);
  }
}

/** Fields of one control. */
export const FIELDS: Checks = {
  "text-input.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const boxes = await shown.getByRole("textbox").all();
    await expectStates(guide, boxes, "text");
    await expect(boxes[3]!).toBeDisabled();
    await tabThrough(guide, boxes.slice(0, 3));
    await boxes[0]!.focus();
    await page.keyboard.type(text("word"));
    await expect(boxes[0]!).toHaveValue(text("word"));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/[?&]sent=yes$/);
  },
  "text-area.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const boxes = await shown.getByRole("textbox").all();
    await expectStates(guide, boxes, "area");
    // What is only kept can still be reached, read and copied.
    await expect(boxes[3]!).not.toBeEditable();
    await tabThrough(guide, boxes);
    await boxes[0]!.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type(text("word"));
    await expect(boxes[0]!).toHaveValue(`\n${text("word")}`);
  },
  "file-input.tsx": async (guide) => {
    const inputs = await guide.shown.locator('input[type="file"]').all();
    await expectStates(guide, inputs, "file");
    await expect(inputs[3]!).toBeDisabled();
    await tabThrough(guide, inputs.slice(0, 3));
    await inputs[0]!.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("x") });
    expect(await inputs[0]!.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(1);
  },
  "select-input.tsx": async (guide) => {
    const { page, shown } = guide;
    const lists = await shown.getByRole("combobox").all();
    await expectStates(guide, lists, "select");
    await expect(lists[1]!).toHaveValue("2");
    await tabThrough(guide, lists);
    await lists[0]!.focus();
    await page.keyboard.press("ArrowDown");
    await expect(lists[0]!).toHaveValue("2");
    await page.keyboard.press("ArrowUp");
    await expect(lists[0]!).toHaveValue("1");
  },
  "field.tsx": async (guide) => {
    const { shown, text } = await openGuide(guide, "text-input");
    await shown.getByText(text("field.text"), { exact: true }).first().click();
    await expect(shown.getByRole("textbox").first()).toBeFocused();
    // The sign beside an error is not heard; the line beside the field is there for those who do not see red.
    await expect(shown.getByRole("img")).toHaveCount(0);
    await expect(shown.locator(".field-invalid")).toHaveCount(1);
    await expect(shown.locator(".field-invalid")).toHaveCSS("border-inline-start-width", "4px");
  },
};
