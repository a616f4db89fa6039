import { expect, test } from "vitest";
import { aFormReader, formDepsWith } from "#tests/factories/form.ts";
import { aRequest, aStaffActor } from "#tests/factories/request.ts";
import { check, fillIn, follow, mailsTo, PLACE_FORM, tell } from "#tests/factories/told.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { confirmFollowing, followRequest, getFollowed, stopFollowing } from "./follow-request.server.ts";
import { mergeRequest } from "./merge-request.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { selectMergeable } from "./request-merges.queries.server.ts";
import { OPEN_STATES } from "./states.ts";

const database = useTestDatabase();
const language = "en" as const;

test("nothing is said of another place, another kind, private ground, what is over or half a year old", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    await tell(deps, { visitor: "zhao" });
    await tell(deps, { visitor: "zhao", ground: "private", place: "3 Hill Lane" });
    const none = { own: undefined, told: undefined };
    expect((await check(deps, await fillIn(deps, { place: "14 River Street" }))).before).toEqual(none);
    expect((await check(deps, await fillIn(deps, { damage: "tree" }))).before).toEqual(none);
    const isPrivate = await fillIn(deps, { ground: "private", place: "3 Hill Lane" });
    expect((await check(deps, isPrivate)).before).toEqual(none);
    deps.clock.advance(181 * 86_400_000);
    expect((await check(deps, await fillIn(deps, {}))).before).toEqual(none);
  }));

test("an address that was only typed tells nobody who asked for what, one that was proven does", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    const { reference } = await tell(deps, { visitor: "another browser of theirs" });
    const key = await fillIn(deps, {});
    expect((await check(deps, key)).before.own).toBeUndefined();
    expect((await check(deps, key, "zhao@example.org")).before.own).toBeUndefined();
    expect((await check(deps, key, "LI.HUA@example.org")).before.own?.reference).toBe(reference);
  }));

test("their own open request is named to its holder, however the place was written", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    const { reference } = await tell(deps);
    const { before } = await check(deps, await fillIn(deps, { place: " river street, 12" }));
    expect(before.own).toMatchObject({ reference, state: "submitted" });
    expect(before.told).toBeUndefined();
  }));

test("another's is told of with service and day alone, and can be followed without a reference or a word of it", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    const { reference, version } = await tell(deps, { visitor: "zhao" });
    const key = await fillIn(deps, {});
    const { before } = await check(deps, key);
    expect(Object.keys(before.told ?? {}).sort()).toEqual(["askedAt", "matter"]);

    expect(await followRequest(deps, { ...key, typed: "nobody", language })).toEqual({
      status: "refused",
      reason: "address_needed",
    });
    const followKey = await follow(deps, key, "wang@example.org");
    await expect(getFollowed(deps, { key: "guessed", language })).rejects.toThrow("not_found");
    await confirmFollowing(deps, followKey);

    const agent = await aStaffActor(
      db,
      "agent",
      deps.site.desks.map(({ id }) => id),
    );
    const words = "Mrs Wu, we come on Friday.";
    await moveRequest(deps, {
      reference,
      actor: agent,
      to: "accepted",
      wordsForResident: words,
      expectedVersion: version,
    });
    const mails = await mailsTo(deps, "wang@example.org");
    expect(mails).toHaveLength(2);
    const facts = await getFollowed(deps, { key: followKey, language });
    expect(facts.facts?.state).toBe("Accepted");
    for (const secret of [reference, "Mrs Wu", "Friday", "hole"])
      expect(JSON.stringify([mails, facts])).not.toContain(secret);

    // The form is as it was.
    expect((await check(deps, key)).rows.length).toBeGreaterThan(0);
    const row = await db.query("select to_jsonb(f)::text as row from request_followers f");
    expect(JSON.stringify(row.rows)).not.toContain("wang");
    await stopFollowing(deps, "guessed");
    expect((await db.query("select 1 from request_followers")).rows).toHaveLength(1);
    await stopFollowing(deps, followKey);
    expect((await db.query("select 1 from request_followers")).rows).toEqual([]);
  }));

test("staff are shown first what lies at the same place, of desks they work at alone", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    for (const place of ["1 Hill Lane", "2 Hill Lane"]) await tell(deps, { place });
    deps.clock.advance(60_000);
    const same = await tell(deps, {});
    const one = await tell(deps, { place: "River Street 12" });
    const { rows } = await db.query<{ desk_id: string; service_slug: string }>(
      "select desk_id, service_slug from requests where id = $1",
      [one.id],
    );
    const [row] = rows;
    const request = { id: one.id, serviceSlug: row?.service_slug, formId: PLACE_FORM };
    const query = { states: [...OPEN_STATES], limit: 2 };
    const found = await selectMergeable(db, request, { ...query, deskIds: [row?.desk_id ?? ""] });
    expect(found.map(({ kinds }) => kinds)).toEqual([["email", "place"], ["email"]]);
    expect(found[0]?.reference).toBe(same.reference);
    expect(await selectMergeable(db, request, { ...query, deskIds: ["second-hall"] })).toEqual([]);
  }));

test("whoever follows a request that is merged goes on with the one that leads it", () =>
  database.rolledBack(async (db) => {
    const deps = await formDepsWith(db, [PLACE_FORM]);
    const { reference, version } = await tell(deps, { visitor: "zhao" });
    const followKey = await follow(deps, await fillIn(deps, {}), "wang@example.org");
    await confirmFollowing(deps, followKey);
    const { rows } = await db.query<{ desk_id: string }>("select desk_id from requests where reference = $1", [
      reference,
    ]);
    const deskId = rows[0]?.desk_id ?? "";
    const leading = await aRequest(deps, { visitorId: aFormReader.visitorId, deskId });
    const agent = await aStaffActor(db, "agent", [deskId]);
    // From the desk that gets everything, it is sent on first.
    const merged = await mergeRequest(deps, {
      reference,
      into: leading.reference,
      actor: agent,
      expectedVersion: version,
      wordsForResident: "The same hole.",
    });
    expect(merged.status).toBe("merged");
    const { rows: versions } = await db.query<{ version: number }>(
      "select version from requests where reference = $1",
      [leading.reference],
    );
    const to = versions[0]?.version === 1 ? "accepted" : "in_progress";
    const move = {
      reference: leading.reference,
      actor: agent,
      to,
      expectedVersion: versions[0]?.version ?? 0,
    } as const;
    expect((await moveRequest(deps, move)).status).toBe("moved");
    const { facts } = await getFollowed(deps, { key: followKey, language });
    expect(facts?.state).toBe(to === "accepted" ? "Accepted" : "In progress");
    const mails = await mailsTo(deps, "wang@example.org");
    // The question whether it is theirs, when it was merged, and when the leading one moved.
    expect(mails).toHaveLength(3);
  }));
