import { expect, it } from "vitest";
import { openTestDatabase } from "#tests/support/database.ts";
import { askPortalQuestions, readPortalQuestions } from "./evaluate-portal.ts";
import { sumUp } from "./portal-questions.ts";

/**
 * What is reached, less a little: whoever makes it better raises these, nobody lowers them in silence. Both parts grew by 100
 * harder questions, told as stories, of which about half (development) and two in five (held) are answered; decision note 0006
 * has the figures of each.
 */
const FLOORS = {
  "en dev": { right: 0.8, wronglyAnswered: 0.08 },
  "en held": { right: 0.57, wronglyAnswered: 0.19 },
  "zh-CN dev": { right: 0.82, wronglyAnswered: 0.09 },
  "zh-CN held": { right: 0.57, wronglyAnswered: 0.23 },
} as const;

it("everyday questions over the sample content are answered rightly, and hardly ever wrongly", async () => {
  const db = await openTestDatabase();
  try {
    const verdicts = await askPortalQuestions(db, await readPortalQuestions());
    const parts = sumUp(verdicts, ({ lang, split }) => `${lang} ${split}`);
    for (const [part, floor] of Object.entries(FLOORS)) {
      const { asked, right, wronglyAnswered } = parts.get(part) ?? { asked: 1, right: 0, wronglyAnswered: 0 };
      expect(right / asked, `right in ${part}`).toBeGreaterThanOrEqual(floor.right);
      expect(wronglyAnswered / asked, `wrongly answered in ${part}`).toBeLessThanOrEqual(floor.wronglyAnswered);
    }
  } finally {
    await db.close();
  }
}, 600_000);
