import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ATTACHMENT_ORIGINS, SCAN_STATES } from "#app/domain/attachments/attachment.ts";
import { FILE_KIND_NAMES } from "#app/domain/attachments/kinds.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import { projectRoot } from "#app/config/paths.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { ACTOR_KINDS, REASON_CODES, REQUEST_STATES, TRANSITIONS } from "./states.ts";
import { EVENT_ACTOR_KINDS, EVENT_KINDS } from "./types.ts";

const database = useTestDatabase();

/** The quoted words of the check of one column. */
async function checkedWords(table: string, column: string): Promise<string[]> {
  const { rows } = await database.db.query<{ definition: string }>(
    `select pg_get_constraintdef(c.oid) as definition
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid
     where t.relname = $1
       and c.contype = 'c'
       and pg_get_constraintdef(c.oid) like $2`,
    [table, `%((${column} = ANY%`],
  );
  return [...(rows[0]?.definition ?? "").matchAll(/'([a-z_]+)'::text/g)].map((match) => match[1] ?? "");
}

function texts(language: string): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(`${projectRoot}/app/i18n/locales/${language}/requests.json`, "utf8"));
}

describe("the states of a request", () => {
  test("are the same in code and in the database", async () => {
    expect((await checkedWords("requests", "state")).sort()).toEqual([...REQUEST_STATES].sort());
    expect((await checkedWords("request_events", "actor_kind")).sort()).toEqual([...EVENT_ACTOR_KINDS].sort());
    expect((await checkedWords("request_transitions", "actor_kind")).sort()).toEqual([...ACTOR_KINDS].sort());
    expect((await checkedWords("request_events", "kind")).sort()).toEqual([...EVENT_KINDS].sort());
  });

  test("and so are what is known of attached files", async () => {
    expect((await checkedWords("attachments", "kind")).sort()).toEqual([...FILE_KIND_NAMES].sort());
    expect((await checkedWords("attachments", "origin")).sort()).toEqual([...ATTACHMENT_ORIGINS].sort());
    expect((await checkedWords("attachments", "scan")).sort()).toEqual([...SCAN_STATES].sort());
  });

  test.each(CONTENT_LANGUAGES)("and their reasons have a name in %s", (language) => {
    const requests = texts(language);
    expect(Object.keys(requests.state ?? {}).sort()).toEqual([...REQUEST_STATES].sort());
    expect(Object.keys(requests.reason ?? {}).sort()).toEqual([...REASON_CODES].sort());
    const mailed = REQUEST_STATES.filter((state) => state !== "draft");
    expect(Object.keys(requests.mail ?? {})).toEqual(expect.arrayContaining(mailed));
    expect(Object.keys(requests.next ?? {}).sort()).toEqual([...mailed].sort());
  });

  test("follow each other in the database exactly as in code", async () => {
    const { rows } = await database.db.query<{ step: string }>(
      "select from_state || ' ' || to_state || ' ' || actor_kind as step from request_transitions",
    );
    const inCode = TRANSITIONS.flatMap(({ from, to, by }) => by.map((kind) => `${from} ${to} ${kind}`));
    expect(rows.map((row) => row.step).sort()).toEqual([...inCode].sort());
    expect(new Set(inCode).size).toBe(inCode.length);
  });

  test("can all be reached from the draft, and all but the withdrawn can be left", () => {
    const reached = new Set<string>(["draft"]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...REQUEST_STATES].sort());
    const left = new Set(TRANSITIONS.map(({ from }) => from));
    expect(REQUEST_STATES.filter((state) => !left.has(state))).toEqual(["withdrawn"]);
  });
});
