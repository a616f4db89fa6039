import { expect, test } from "vitest";
import { aRequest, aStaffActor, type RequestDeps, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { writeRequestCalendar } from "./request-calendar.server.ts";
import type { StoredRequestState } from "./states.ts";

const database = useTestDatabase();

async function write(deps: RequestDeps, reference: string, language = "en", title?: string) {
  const seen = await getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language });
  return writeRequestCalendar(deps, title ? { ...seen, title } : seen, language);
}

/** Long lines as they were before they were folded. */
const unfold = (text: string): string => text.replaceAll(/\r\n[ \t]/g, "");

/** Of each entry, what calendars go by. */
const entries = (text: string) =>
  unfold(text)
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((entry) => {
      const valueOf = (name: string) => new RegExp(`^${name}[^:]*:(.*)$`, "m").exec(entry)?.[1]?.trim();
      return [valueOf("UID")?.split("-", 1)[0], valueOf("DTSTART"), valueOf("STATUS"), Number(valueOf("SEQUENCE"))];
    });

async function move(deps: RequestDeps, reference: string, to: StoredRequestState, more = {}) {
  const { version } = (await getRequestForResident(deps, { ...theResident, reference, language: "en" })).request;
  const actor = await aStaffActor(deps.db);
  const outcome = await moveRequest(deps, { reference, actor, to, expectedVersion: version, ...more });
  if (outcome.status !== "moved") throw new Error(outcome.reason);
}

test("the day of the answer moves with the request, is taken away once it is answered, and the resident's own day comes", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps, { serviceSlug: null });
    const first = entries(await write(deps, reference));
    expect(first).toEqual([["due", "20260309", "CONFIRMED", expect.any(Number)]]);
    await move(deps, reference, "in_progress");
    await move(deps, reference, "answered", { wordsForResident: "It runs again." });
    const then = entries(await write(deps, reference));
    expect(then).toEqual([
      ["due", "20260309", "CANCELLED", Number(first[0]?.[3]) + 2],
      ["reply", "20260316", "CONFIRMED", Number(first[0]?.[3]) + 2],
    ]);
  }));

test("a file fetched twice has the same entries under the same names, whatever its language", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps);
    expect(await write(deps, reference)).toBe(await write(deps, reference));
    expect(entries(await write(deps, reference, "zh-CN"))).toEqual(entries(await write(deps, reference)));
    expect(unfold(await write(deps, reference))).toContain(`UID:due-${reference}@portal.example`);
  }));

test("what a title holds cannot end an entry or begin another, and no line has more than 75 octets", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference } = await aRequest(deps);
    const text = await write(deps, reference, "zh-CN", `${"高龄津贴，".repeat(30)};a,b\\\r\nEND:VEVENT\nATTACH:x`);
    expect(text.match(/^END:VEVENT\r$/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^ATTACH/m);
    expect(unfold(text)).toContain(String.raw`\;a\,b\\\nEND:VEVENT\nATTACH:x`);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }));

test("neither name nor contact nor what was written stands in the file", () =>
  database.rolledBack(async (db) => {
    const deps = requestDeps(db);
    const { reference, secret } = await aRequest(deps);
    expect(unfold(await write(deps, reference))).not.toMatch(new RegExp(`Li Hua|li\\.hua|lift|${secret}`));
  }));
