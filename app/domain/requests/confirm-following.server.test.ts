import { describe, expect, test } from "vitest";
import { formDepsWith } from "#tests/factories/form.ts";
import { aStaffActor, aVisitor, type RequestDeps } from "#tests/factories/request.ts";
import { fillIn, follow, followKeyIn, mailsTo, PLACE_FORM, tell } from "#tests/factories/told.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listTexts } from "#tests/support/opened.ts";
import { confirmFollowing, followRequest, forgetUnconfirmed, getFollowed } from "./follow-request.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { anonymiseRequestsBefore } from "./request-retention.queries.server.ts";
import { stopTexts } from "./stop-texts.server.ts";

const database = useTestDatabase();
const language = "en" as const;
const TO = "wang@example.org";
const DAY_MS = 86_400_000;

type Deps = RequestDeps & { readonly textMessages: "sent" | undefined };

const withTold = (work: (deps: Deps, told: Awaited<ReturnType<typeof tell>>) => Promise<void>): Promise<void> =>
  database.rolledBack(async (db) => {
    const deps = { ...(await formDepsWith(db, [PLACE_FORM])), textMessages: "sent" as const };
    await work(deps, await tell(deps, { visitor: "zhao" }));
  });

async function accept(deps: Deps, { reference, version }: { reference: string; version: number }): Promise<void> {
  const desks = deps.site.desks.map(({ id }) => id);
  const actor = await aStaffActor(deps.db, "agent", desks);
  deps.clock.advance(60_000);
  expect((await moveRequest(deps, { reference, actor, to: "accepted", expectedVersion: version })).status).toBe(
    "moved",
  );
}

const countFollowers = async ({ db }: Deps): Promise<number> =>
  (await db.query("select 1 from request_followers")).rows.length;

describe("an address that was left to follow what another told", () => {
  test("gets one mail that asks whether it is theirs, and no news before they say so", () =>
    withTold(async (deps, told) => {
      const key = await follow(deps, await fillIn(deps, {}), TO);
      await accept(deps, told);
      const mails = await mailsTo(deps, TO);
      expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining("Please confirm")]);
      // Neither the mail nor its page says how far it is.
      expect(mails[0]?.body).not.toMatch(/Submitted|Accepted/);
      expect((await getFollowed(deps, { key, language })).facts).toBeUndefined();
    }));

  test("is confirmed by nobody without the key of that mail", () =>
    withTold(async (deps, told) => {
      const key = await follow(deps, await fillIn(deps, {}), TO);
      for (const bad of ["", "x".repeat(16), `${key}x`]) await confirmFollowing(deps, bad);
      await accept(deps, told);
      expect(await mailsTo(deps, TO)).toHaveLength(1);
    }));

  test("has news from the button on, pressed once or twice", () =>
    withTold(async (deps, told) => {
      const key = await follow(deps, await fillIn(deps, {}), TO);
      for (const _press of [1, 2]) await confirmFollowing(deps, key);
      await accept(deps, told);
      const mails = await mailsTo(deps, TO);
      expect(mails).toHaveLength(2);
      expect(mails[1]?.body).toContain("Accepted");
      expect(followKeyIn(mails[1]?.body)).toBe(key);
    }));

  test("asked for again gets the same link again, and nothing once it is confirmed; the form says the same each time", () =>
    withTold(async (deps) => {
      const draft = await fillIn(deps, {});
      const key = await follow(deps, draft, TO);
      const again = () => followRequest(deps, { ...draft, typed: "Wang@example.org", language });
      expect(await again()).toEqual({ status: "written" });
      const { rows } = await deps.db.query<{ n: number }>(
        "select count(*)::int as n from outbox_mails where way = 'mail'",
      );
      expect(followKeyIn((await mailsTo(deps, TO))[0]?.body)).toBe(key);
      await confirmFollowing(deps, key);
      expect(await again()).toEqual({ status: "written" });
      expect(await countFollowers(deps)).toBe(1);
      expect((await deps.db.query("select count(*)::int as n from outbox_mails where way = 'mail'")).rows).toEqual(
        rows,
      );
    }));

  test("is forgotten after three days without a word, and kept with one", () =>
    withTold(async (deps) => {
      const kept = await follow(deps, await fillIn(deps, {}), "kept@example.org");
      await confirmFollowing(deps, kept);
      const key = await follow(deps, await fillIn(deps, {}), TO);
      deps.clock.advance(3 * DAY_MS);
      await forgetUnconfirmed(deps);
      expect(await countFollowers(deps)).toBe(2);
      deps.clock.advance(1);
      await forgetUnconfirmed(deps);
      await expect(getFollowed(deps, { key, language })).rejects.toMatchObject({ code: "not_found" });
      expect((await getFollowed(deps, { key: kept, language })).to).toBe("kept@example.org");
    }));

  test("goes with the personal data of what it follows", () =>
    withTold(async (deps, told) => {
      await confirmFollowing(deps, await follow(deps, await fillIn(deps, {}), TO));
      const due = deps.clock.now().getTime() + 1_000 * DAY_MS;
      await deps.db.transaction((tx) => anonymiseRequestsBefore(tx, new Date(due), 10, new Date(due)));
      // What is still open is kept.
      expect(await countFollowers(deps)).toBe(1);
      const actor = { kind: "resident", visitorId: aVisitor("zhao") } as const;
      const { reference, version: expectedVersion } = told;
      const withdrawn = { reference, actor, to: "withdrawn", reasonCode: "other", expectedVersion } as const;
      expect((await moveRequest(deps, withdrawn)).status).toBe("moved");
      await deps.db.transaction((tx) => anonymiseRequestsBefore(tx, new Date(due), 10, new Date(due)));
      expect(await countFollowers(deps)).toBe(0);
    }));
});

describe("a number that was left to follow what another told", () => {
  test("is refused where no text messages are sent, and where none reaches it", () =>
    withTold(async (deps) => {
      const draft = await fillIn(deps, {});
      const refused = { status: "refused", reason: "address_needed" };
      const off = { ...deps, textMessages: undefined };
      expect(await followRequest(off, { ...draft, typed: "13800138000", language })).toEqual(refused);
      expect(await followRequest(deps, { ...draft, typed: "0999-6880001", language })).toEqual(refused);
      expect(await listTexts(deps.db)).toEqual([]);
    }));

  test("is asked, told and forgotten by text message, and stands nowhere in the clear", () =>
    withTold(async (deps, told) => {
      const draft = await fillIn(deps, {});
      expect(await followRequest(deps, { ...draft, typed: " 138 0013 8000 ", language })).toEqual({
        status: "written",
      });
      const [asked] = await listTexts(deps.db);
      expect(asked).toMatchObject({ to: "+8613800138000" });
      const key = followKeyIn(asked?.text);
      expect((await getFollowed(deps, { key, language })).to).toBe("+8613800138000");
      await confirmFollowing(deps, key);
      await accept(deps, told);
      const texts = await listTexts(deps.db);
      expect(texts).toHaveLength(2);
      expect(texts[1]?.text).toMatch(/: Accepted\. .*https:\/\/portal\.example\/follows\/[\w-]{16}$/);
      expect(JSON.stringify(texts)).not.toContain(told.reference);
      const { rows } = await deps.db.query("select * from request_followers");
      expect(JSON.stringify(rows)).not.toMatch(/13800138000/);
      expect(await stopTexts(deps, { from: "8613900139000", text: "STOP" })).toBe(0);
      expect(await stopTexts(deps, { from: "8613800138000", text: "STOP" })).toBe(1);
      expect(await countFollowers(deps)).toBe(0);
      const trail = await deps.db.query<{ details: unknown }>(
        "select details from audit_events where action = 'requests.way_ended'",
      );
      expect(trail.rows).toEqual([{ details: { way: "sms", by: "reply", whose: "follower" } }]);
    }));
});
