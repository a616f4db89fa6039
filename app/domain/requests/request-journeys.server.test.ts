import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aRequest, aStaffActor, requestDeps, theResident } from "#tests/factories/request.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { findTransition, isOpenState, REASON_CODES, REQUEST_STATES } from "./states.ts";
import type { Actor } from "./types.ts";

const database = useTestDatabase();

/** All sequences of the nightly run, in batches that each have a transaction of their own; a fixed few else. */
const SIZE =
  process.env["TEST_SIZE"] === "full"
    ? { batches: 100, numRuns: 100, seed: undefined }
    : { batches: 1, numRuns: 25, seed: 20_260_302 };

const moves = fc.record({
  by: fc.constantFrom("resident", "agent", "supervisor", "system"),
  to: fc.constantFrom(...REQUEST_STATES.filter((state) => state !== "draft")),
  hasReason: fc.boolean(),
  reason: fc.nat(20),
  hasWords: fc.boolean(),
  hasRemedy: fc.boolean(),
  hasDesk: fc.boolean(),
  isStale: fc.constantFrom(false, false, false, true),
  hoursLater: fc.integer({ min: 0, max: 200 }),
});

describe("whatever anybody tries with a request", () => {
  test.each(Array.from({ length: SIZE.batches }, (_, index) => index + 1))(
    "it moves exactly along the table, and its events tell the whole way: %i",
    () =>
      database.rolledBack(async (db) => {
        const actors: Record<string, Actor> = {
          resident: theResident,
          agent: await aStaffActor(db, "agent"),
          supervisor: await aStaffActor(db, "supervisor"),
          system: { kind: "system" },
        };
        await fc.assert(
          fc.asyncProperty(fc.array(moves, { minLength: 5, maxLength: 25 }), async (attempts) => {
            const deps = requestDeps(db);
            const { reference } = await aRequest(deps);
            const read = () =>
              getRequestForStaff(deps, {
                reference,
                deskIds: undefined,
                actorKind: undefined,
                language: "en",
              });
            for (const attempt of attempts) {
              deps.clock.advance(attempt.hoursLater * 3_600_000);
              const { request: before } = await read();
              const transition = findTransition(before.state, attempt.to, (actors[attempt.by] as Actor).kind);
              // Mostly a reason that fits, so that long ways happen.
              const fitting = transition?.reasons ?? REASON_CODES;
              const reasonCode = attempt.hasReason ? fitting[attempt.reason % fitting.length] : undefined;
              const actor = actors[attempt.by] as Actor;
              const outcome = await moveRequest(deps, {
                reference,
                actor,
                to: attempt.to,
                reasonCode,
                wordsForResident: attempt.hasWords ? "Words." : undefined,
                remedy: attempt.hasRemedy ? "Remedy." : undefined,
                deskId: attempt.hasDesk ? "civil-affairs" : undefined,
                expectedVersion: before.version + (attempt.isStale ? 1 : 0),
              });
              const isDue =
                !attempt.isStale &&
                transition !== undefined &&
                transition.by.includes(actor.kind) &&
                (!transition.reasons || attempt.hasReason) &&
                (!transition.wordsForResident || attempt.hasWords) &&
                (!transition.remedy || attempt.hasRemedy) &&
                (!transition.desk || attempt.hasDesk) &&
                (!transition.withinWindow ||
                  (before.reopenUntil !== undefined && deps.clock.now() <= before.reopenUntil));
              expect(outcome.status).toBe(isDue ? "moved" : "refused");

              const { request: after, events, clock } = await read();
              expect(after.state).toBe(isDue ? attempt.to : before.state);
              expect(after.version).toBe(before.version + (isDue ? 1 : 0));
              // Each event begins where the one before ended, and the last ends where the request is.
              const way = events.map((event) => [event.from, event.to]);
              expect(way[0]?.[0]).toBe("draft");
              way.slice(1).forEach(([from], index) => expect(from).toBe(way[index]?.[1]));
              expect(way.at(-1)?.[1]).toBe(after.state);
              expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
              expect(clock.state === "stopped").toBe(!isOpenState(after.state));
              expect(clock.state === "stands").toBe(after.state === "waiting_for_resident");
            }
          }),
          { numRuns: SIZE.numRuns, ...(SIZE.seed !== undefined && { seed: SIZE.seed }) },
        );
      }),
    600_000,
  );
});
