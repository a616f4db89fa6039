import { expect, it } from "vitest";
import type { AnswerStatus } from "#app/domain/assistant/answer-statuses.ts";
import { judge, type PortalQuestion, portalQuestionSchema } from "./portal-questions.ts";
import { ratePortal } from "./portal-rates.ts";
import { describePortal } from "./report-portal.ts";

const question = (over: Partial<PortalQuestion>): PortalQuestion =>
  portalQuestionSchema.parse({
    id: "q",
    split: "dev",
    lang: "en",
    class: "threshold",
    question: "How much at 80?",
    status: ["answered"],
    must: [["100 yuan"]],
    ...over,
  });

function verdict(status: AnswerStatus, text: string, over: Partial<PortalQuestion> = {}) {
  const reply = { status, text, sources: [], next_steps: [] } as unknown as Parameters<typeof judge>[1];
  return judge(question(over), reply);
}

const absent = { status: ["unanswerable_no_source"], must: [], class: "absent" } satisfies Partial<PortalQuestion>;
const verdicts = [
  verdict("answered", "100 yuan a month"),
  verdict("answered", "20 yuan"),
  verdict("unanswerable_no_source", ""),
  verdict("clarification", "", { class: "fee" }),
  verdict("unanswerable_no_source", "", absent),
  verdict("answered", "something", absent),
];

it("tells answers from right answers, and not knowing from a wrong refusal", () => {
  expect(ratePortal(verdicts)).toEqual({
    right: { of: 6, share: 2 / 6 },
    answered: { of: 4, share: 2 / 4 },
    factsRight: { of: 2, share: 1 / 2 },
    limitsRight: { of: 2, share: 1 / 2 },
    abstained: { of: 2, share: 1 / 2 },
    falselyRefused: { of: 4, share: 1 / 4 },
    wronglyAnswered: { of: 6, share: 2 / 6 },
  });
});

it("writes a page with every rate beside its aim, and a dash where nothing was asked", () => {
  const page = describePortal(verdicts, new Date("2026-11-27T08:00:00Z"));
  expect(page).toContain("on 2026-11-27;");
  expect(page).toContain("| answered, of those our pages answer | ≥ 92 % | 50.0 % (4) | – | – | – |");
});
