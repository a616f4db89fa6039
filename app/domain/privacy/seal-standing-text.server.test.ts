import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { resealEverything } from "#app/db/encryption/reseal.queries.server.ts";
import type { Database } from "#app/db/port.ts";
import { selectOpenDisclosures } from "#app/domain/requests/disclosures.queries.server.ts";
import { selectRatings } from "#app/domain/requests/request-ratings.queries.server.ts";
import { countWatchesOf, insertWatch, selectWatch } from "#app/domain/watches/watches.queries.server.ts";
import { aConversation, anAnsweredQuestion } from "#tests/factories/handoff.ts";
import { aRequest, aVisitor, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { sealStandingText } from "./seal-standing-text.server.ts";

const database = useTestDatabase();
const EMAIL = "Seeded.Watcher@example.org";
const COMMENT = "Mrs Seeded was rude";
const REASON = "Mr Seeded rang and asked why nothing happens.";

async function findSeeded(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const table of ["answer_watches", "request_ratings", "request_disclosures"]) {
    const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`);
    found.push(...rows.filter(({ row }) => /seeded/i.test(row)).map(() => table));
  }
  return found;
}

test("what the release before left in plain text is sealed at the start, opens again, and survives another key", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const now = deps.clock.now();
    const { reference } = await aRequest(deps);
    const { rows } = await db.query<{ id: string }>("select id from requests where reference = $1", [reference]);
    const requestId = rows[0]?.id ?? "";
    const { staffId } = await aStaffMember(db, ["administrator"], []);
    await db.query(
      `insert into request_ratings (request_id, round, desk_id, level, is_solved, comment, rated_at)
       values ($1, 0, 'civil-affairs', 1, false, $2, $3), ($1, 1, 'civil-affairs', 5, true, null, $3)`,
      [requestId, COMMENT, now],
    );
    await db.query(
      `insert into request_disclosures (request_id, staff_id, reason, opened_at, expires_at)
       values ($1, $2, $3, $4, $4::timestamptz + interval '30 minutes')`,
      [requestId, staffId, REASON, now],
    );
    const conversationId = await aConversation(deps, aVisitor("watcher"));
    const questionId = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    const other = await anAnsweredQuestion(deps, conversationId, "old-age-card");
    const watchId = randomUUID();
    for (const [id, question] of [
      [watchId, questionId],
      [randomUUID(), other],
    ])
      await db.query(
        `insert into answer_watches (id, question_id, email, language, created_at) values ($1, $2, $3, 'en', $4)`,
        [id, question, EMAIL, now],
      );
    // The same address left again at one of them since.
    const again = { id: randomUUID(), questionId: other, email: EMAIL.toLowerCase(), language: "en", at: now };
    await insertWatch(db, again);
    expect(await findSeeded(db)).toHaveLength(4);

    expect(await sealStandingText(deps)).toBe(4);
    expect(await findSeeded(db)).toEqual([]);
    expect(await sealStandingText(deps), "nothing is left to seal").toBe(0);
    await resealEverything(db);

    expect(await selectRatings(db, requestId)).toEqual([
      { at: now, level: 1, isSolved: false, comment: COMMENT },
      { at: now, level: 5, isSolved: true, comment: undefined },
    ]);
    expect(await selectOpenDisclosures(db, staffId, now)).toMatchObject([{ reference, reason: REASON }]);
    expect(await selectWatch(db, watchId)).toMatchObject({ email: EMAIL });
    expect(await countWatchesOf(db, "seeded.watcher@EXAMPLE.org")).toBe(2);
  }));
