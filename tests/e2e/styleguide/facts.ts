import { expect } from "#tests/e2e/fixtures.ts";
import { type Checks, pressAndGo, still, tabThrough } from "./guide.ts";

const TONES = ["neutral", "info", "success", "warning", "danger"] as const;

/** How things stand, what happened and what comes next. */
export const FACTS: Checks = {
  "icon.tsx": still(async ({ shown }) => {
    const icons = shown.locator("svg");
    expect(await icons.count()).toBeGreaterThan(10);
    // Words stand beside each, and nothing else is heard.
    await expect(shown.getByRole("img")).toHaveCount(0);
    await expect(shown.locator("svg:not([aria-hidden='true'][focusable='false'])")).toHaveCount(0);
    await expect(shown.getByRole("listitem").filter({ hasText: /^ \w+$/ })).toHaveCount(await icons.count());
  }),
  "status-tag.tsx": still(async ({ shown, text }) => {
    for (const tone of TONES) await expect(shown.getByText(text(`tone.${tone}`), { exact: true })).toBeVisible();
  }),
  "summary-list.tsx": async (guide) => {
    const { page, shown, text } = guide;
    await expect(shown.getByRole("term")).toHaveText([text("word"), text("chosen")]);
    await expect(shown.getByRole("definition").last()).toHaveText(text("sample_text"));
    const change = shown.getByRole("link", { name: `${text("change")} ${text("word")}`, exact: true });
    await tabThrough(guide, [change]);
    await pressAndGo(page, change, "Enter", /\/styleguide$/);
  },
  "data-table.tsx": still(async ({ shown, text }) => {
    const table = shown.getByRole("table", { name: text("table"), exact: true });
    await expect(table.getByRole("columnheader")).toHaveText([text("word"), text("chosen"), text("change")]);
    await expect(table.getByRole("row")).toHaveCount(3);
    await expect(table.getByRole("rowheader")).toHaveText(["80", "90"]);
    // A cell that holds nothing is left out where rows are drawn as lists.
    const cells = table.getByRole("cell").filter({ hasText: /./ });
    await expect(cells).toHaveText([text("sample_text"), "100", text("sample_text")]);
  }),
  "timeline.tsx": still(async ({ shown, text }) => {
    await expect(shown).toMatchAriaSnapshot(`
      - list:
        - listitem:
          - heading "${text("chosen")}" [level=3]
          - time: "10:30"
          - text: ${text("sample_text")}
        - listitem:
          - heading "${text("word")}" [level=3]
          - time: "09:00"
    `);
  }),
  "task-list.tsx": async (guide) => {
    const { page, shown, text } = guide;
    const [done, next] = [text("word"), text("chosen")].map((name) => shown.getByRole("link", { name, exact: true }));
    await expect(done!).toHaveAccessibleDescription(text("tone.success"));
    await expect(next!).toHaveAccessibleDescription(text("to_do"));
    // What cannot be begun yet is no link, and says so.
    await expect(shown.getByRole("listitem").last()).toHaveText(text("change") + text("later"));
    const lines = await shown
      .getByRole("listitem")
      .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().y));
    expect(new Set(lines).size).toBe(3);
    await tabThrough(guide, [done!, next!]);
    await pressAndGo(page, next!, "Enter", /\?task=2$/);
  },
  "step-by-step.tsx": still(async ({ shown, text }) => {
    await expect(shown.locator("ol").getByRole("listitem")).toHaveText([
      text("word") + text("sample_text"),
      text("chosen"),
      text("later"),
    ]);
  }),
  "qr-code.tsx": still(async ({ shown, text }) => {
    await expect(shown.getByRole("img", { name: text("qr_code"), exact: true })).toBeVisible();
  }),
};
