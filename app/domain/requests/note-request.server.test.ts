import { expect, test } from "vitest";
import type { Database } from "#app/db/port.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMentions, noteRequest } from "./note-request.server.ts";
import { selectRequestEvents } from "./request-events.queries.server.ts";
import { anonymiseRequestsBefore } from "./request-retention.queries.server.ts";
import { getStaffActor, viewRequestAsStaff } from "./view-request-as-staff.server.ts";

const database = useTestDatabase();

/** An agent, a colleague called 李梅, and somebody of another desk called 王芳. */
async function aDesk(db: Database) {
  const deps = requestDeps(db);
  const [agent, colleague] = [await aStaffMember(db), await aStaffMember(db)];
  const stranger = await aStaffMember(db, ["agent"], ["complaints"]);
  const rename = "update staff_members set name = $2 where id = $1";
  await db.query(rename, [colleague.staffId, "李梅"]);
  await db.query(rename, [stranger.staffId, "王芳"]);
  const { reference, requestId: id } = await aRequest(deps);
  const note = (words: string, by = agent) => noteRequest(deps, { reference, actor: getStaffActor(by), words });
  const look = (by: typeof agent) => viewRequestAsStaff(deps, { reference, staff: by, language: "en" });
  return { deps, agent, colleague, stranger, reference, id, note, look };
}

test("who works at another desk leaves no note, as if the request were not there", () =>
  database.rolledBack(async (db) => {
    const { note, stranger, agent, look } = await aDesk(db);
    await expect(note("Hello", stranger)).rejects.toMatchObject({ code: "not_found" });
    expect((await look(agent)).notes).toEqual([]);
  }));

test("a note of nothing is not kept", () =>
  database.rolledBack(async (db) => {
    const { note, agent, look } = await aDesk(db);
    expect(await note(" \n ")).toEqual({ status: "refused", reason: "words_needed" });
    expect((await look(agent)).notes).toEqual([]);
  }));

test("a note stands in no event that a resident or another system reads, and changes no version", () =>
  database.rolledBack(async (db) => {
    const { note, look, agent, id } = await aDesk(db);
    const before = await look(agent);
    await note("She rang twice.");
    const after = await look(agent);
    expect(after.notes).toMatchObject([{ authorName: "Wang Fang", words: "She rang twice." }]);
    expect(after.found.request.version).toBe(before.found.request.version);
    expect(JSON.stringify(await selectRequestEvents(db, id, "staff"))).not.toContain("She rang");
    const { rows } = await db.query<{ row: string }>("select n::text as row from request_notes n");
    expect(rows[0]?.row).not.toContain("She rang");
  }));

test("whoever is called finds it in the overview until they open the request; others are not called", () =>
  database.rolledBack(async (db) => {
    const { deps, note, look, agent, colleague, stranger, reference } = await aDesk(db);
    expect(await note("请@李梅看一下，@王芳 @Wang Fang")).toEqual({ status: "noted", told: ["李梅"] });
    expect(await listMentions(deps, agent)).toEqual([]);
    expect(await listMentions(deps, stranger)).toEqual([]);
    await look(agent);
    expect(await listMentions(deps, colleague)).toMatchObject([{ reference, authorName: "Wang Fang" }]);
    await look(colleague);
    expect(await listMentions(deps, colleague)).toEqual([]);
  }));

test("a request that has left their desk is in nobody's overview", () =>
  database.rolledBack(async (db) => {
    const { deps, note, colleague, reference } = await aDesk(db);
    await note("@李梅");
    await db.query("update requests set desk_id = 'complaints' where reference = $1", [reference]);
    expect(await listMentions(deps, colleague)).toEqual([]);
  }));

test("notes go with what is about a person", () =>
  database.rolledBack(async (db) => {
    const { deps, note } = await aDesk(db);
    await note("@李梅");
    await db.query("update requests set state = 'withdrawn'");
    const later = new Date(deps.clock.now().getTime() + 1_000);
    await db.transaction((tx) => anonymiseRequestsBefore(tx, later, 10, later));
    for (const table of ["request_notes", "request_mentions"])
      expect((await db.query(`select 1 from ${table}`)).rows, table).toEqual([]);
  }));
