import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "#app/config/paths.server.ts";
import { REPLY_STATES, replyTemplatesSchema } from "#app/domain/content/reply-templates-schema.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { WORDS_LIMIT } from "./clean-words.ts";
import { listReplyTemplates } from "./reply-templates.server.ts";
import { withTemplate } from "./with-template.ts";
import { REQUEST_STATES } from "./states.ts";

const database = useTestDatabase();
const both = (text: string) => ({ en: text, "zh-CN": `${text} 中文` });
const template = { id: "approved", states: ["answered"], title: both("Title"), words: both("Words") };

test.each([
  ["a name used twice", [template, template]],
  ["a state that staff write nothing in", [{ ...template, states: ["closed"] }]],
  ["a text in one language alone", [{ ...template, words: { en: "Words" } }]],
  ["a key that nobody knows", [{ ...template, word: "x" }]],
])("%s is refused", (_what, value) => expect(replyTemplatesSchema.safeParse(value).success).toBe(false));

test("those of the sample district are sound and lead to states that there are", () => {
  const written: unknown = parse(readFileSync(join(projectRoot, "content/reply-templates.yml"), "utf8"));
  expect(replyTemplatesSchema.parse(written).length).toBeGreaterThan(4);
  for (const state of REPLY_STATES) expect(REQUEST_STATES).toContain(state);
});

test("titles are in the language of staff, words in that of the resident, and another service's are left out", () =>
  database.rolledBack(async (db) => {
    const other = { ...template, id: "other", services: ["rent-subsidy"] };
    await db.query(
      `insert into site_settings (name, value, content_hash, published_at)
       values ('reply_templates', $1::jsonb, 'x', now())`,
      [JSON.stringify([template, other])],
    );
    const list = (serviceSlug: string | undefined) => listReplyTemplates(db, { language: "zh-CN", serviceSlug }, "en");
    const shown = { id: "approved", states: ["answered"], title: "Title", words: "Words 中文" };
    expect(await list(undefined)).toEqual([shown]);
    expect((await list("rent-subsidy")).map(({ id }) => id)).toEqual(["approved", "other"]);
  }));

test("a text goes behind what was typed, and not where both are too long", () => {
  expect(withTemplate("", "Words")).toBe("Words");
  expect(withTemplate("Dear Ms Li,\n", "Words")).toBe("Dear Ms Li,\n\nWords");
  expect(withTemplate("x".repeat(WORDS_LIMIT - 3), "Words")).toBeUndefined();
});
