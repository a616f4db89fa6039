import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { smallContent } from "#tests/factories/small-content.ts";
import { openTestDatabase } from "#tests/support/database.ts";
import { feedbackSchema } from "./feedback.ts";
import { findPageVersion } from "./find-page-version.server.ts";
import { explainFeedback, findFeedback, giveFeedback } from "./give-feedback.server.ts";

const NOW = "2026-05-12T02:30:00Z";
const content = smallContent();
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await publishContent({ db, clock: new SetClock(NOW) }, content);
});
afterAll(() => db.close());

const deps = (now = NOW) => ({ db, clock: new SetClock(now), site: content.site });
const PAGE = "/services/old-age-allowance";
const no = (page = PAGE) => ({ helped: "no", page, version: "0123456789ab" }) as const;

async function give(input: Parameters<typeof giveFeedback>[1]): Promise<string> {
  const outcome = await giveFeedback(deps(), input, "en");
  if (outcome.status !== "stored") throw new Error(outcome.status);
  return outcome.id;
}
const rowOf = async (id: string) =>
  (await db.query<Record<string, unknown>>("select * from feedback where id = $1", [id])).rows[0];

test("nothing is taken about pages that are not there or are none", async () => {
  expect(await giveFeedback(deps(), no("/services/moon-landing"), "en")).toEqual({ status: "unknown_page" });
  expect(await findPageVersion(deps(), "/staff/requests")).toBeUndefined();
  for (const input of [
    { helped: "maybe", page: PAGE, version: "0123456789ab" },
    { helped: "no", page: "https://elsewhere.example/", version: "0123456789ab" },
    { helped: "no", page: PAGE, version: "'; drop" },
    { helped: "yes", query: " ", results: "0" },
    { helped: "yes", query: "x".repeat(201), results: "0" },
    { helped: "yes", query: "card", results: "-1" },
  ])
    expect(feedbackSchema.safeParse(input).success, JSON.stringify(input)).toBe(false);
});

test("a verdict on a page is stored with the version that its reader saw", async () => {
  const version = await findPageVersion(deps(), PAGE);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  const id = await give({ helped: "yes", page: PAGE, version: version ?? "" });
  expect(await rowOf(id)).toMatchObject({
    kind: "page",
    is_helpful: true,
    page: PAGE,
    page_version: version,
    query: null,
  });
});

test("a verdict on a search is stored with the query, without identifiers", async () => {
  const id = await give({ helped: "no", query: "card of 13812345678", results: 0 });
  expect(await rowOf(id)).toMatchObject({ kind: "search", is_helpful: false, result_count: 0, page: null });
  expect(String((await rowOf(id))?.["query"])).not.toContain("138");
});

test("why is told once, soon, and without identifiers", async () => {
  const id = await give(no());
  expect(await explainFeedback(deps(), id, { words: "" }, "en")).toBe(false);
  expect(await explainFeedback(deps("2026-05-12T04:00:00Z"), id, { reason: "wrong", words: "" }, "en")).toBe(false);
  expect(await explainFeedback(deps(), id, { reason: "unclear", words: "Mail me at li@example.com" }, "en")).toBe(true);
  expect(await explainFeedback(deps(), id, { reason: "other", words: "" }, "en")).toBe(false);
  const row = await rowOf(id);
  expect(row?.["reason"]).toBe("unclear");
  expect(String(row?.["words"])).not.toContain("example.com");
  expect((await findFeedback(deps(), id))?.canExplain).toBe(false);
});

test("an unknown or malformed id is nobody's feedback", async () => {
  expect(await findFeedback(deps(), "00000000-0000-4000-8000-000000000000")).toBeUndefined();
  expect(await findFeedback(deps(), "x'")).toBeUndefined();
  expect(await explainFeedback(deps(), "x'", { reason: "wrong", words: "" }, "en")).toBe(false);
});
