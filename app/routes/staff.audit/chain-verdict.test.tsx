import { expect, test } from "vitest";
import { renderMarkup } from "#tests/support/render.tsx";
import { ChainVerdict, type ShownVerdict } from "./chain-verdict.tsx";

const whole = { status: "whole", events: 7, headHash: "ab12" } as const;
const head = { at: new Date("2026-03-02T19:05:00Z"), seq: 6, hash: "cd34" };

test.each<[ShownVerdict, string, RegExp]>([
  [{ ...whole, heads: 0 }, "success", /all 7 events.*No end of it has been written out.*ab12/s],
  [{ ...whole, heads: 3 }, "success", /All 3 ends written out of the database are in it/],
  [{ ...whole, status: "unreadable" }, "danger", /all 7 events.*cannot be read/s],
  [{ status: "broken", seq: 5, fault: "changed_event" }, "danger", /broken at event 5.*not what was recorded/s],
  [{ status: "rewritten", head, after: 2 }, "danger", /events 3 to 6.*3.*03:05:00/s],
])("says what was found: %o", (verdict, tone, words) => {
  const markup = renderMarkup(<ChainVerdict verdict={verdict} timeZone="Asia/Shanghai" />, "en");
  expect(markup).toMatch(words);
  expect(markup).toContain(tone);
});
