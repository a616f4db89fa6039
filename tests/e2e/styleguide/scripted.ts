import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, openGuide, tabThrough } from "./guide.ts";

/** What needs a script, and does not show without it. */
export const SCRIPTED: Checks = {
  "voice-button.tsx": async (guide) => {
    const { page, text } = guide;
    const button = page.getByRole("button", { name: text("common:tools.speak"), exact: true });
    await expect(button).toBeHidden();
    await tabThrough(guide, [guide.shown.getByRole("textbox")]);
    // A browser that listens until it is told to stop.
    await page.addInitScript(() => {
      class Listener {
        onresult: ((event: unknown) => void) | null = null;
        onend: (() => void) | null = null;
        start() {
          this.onresult?.({ results: [[{ transcript: "spoken words" }]] });
        }
        stop() {
          this.onend?.();
        }
      }
      Object.assign(window, { SpeechRecognition: Listener });
    });
    const simple = await openGuide({ ...guide, query: "?mode=simple" }, "voice-button");
    const field = simple.shown.getByRole("textbox", { name: text("spoken"), exact: true });
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await tabThrough(simple, [field, button]);
    await button.press("Enter");
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await button.press("Space");
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("spoken words");
  },
};
