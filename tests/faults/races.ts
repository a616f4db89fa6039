import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#app/config/env.server.ts";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import type { Database } from "#app/db/port.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { noteRequest } from "#app/domain/requests/note-request.server.ts";
import { selectRequestEvents } from "#app/domain/requests/request-events.queries.server.ts";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { takeRequest } from "#app/domain/requests/take-request.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { aRequest, aStaffActor, requestDeps } from "#tests/factories/request.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";

/** What several members of staff met who worked on one request in the same moment (F11 of our reliability plan). */
export type RaceReport = {
  readonly rounds: number;
  /** What was tried in all, and how much of it was done. */
  readonly tries: number;
  readonly done: number;
  /** Rounds after which the request had no owner, or another than who was told so; after which two had moved it. */
  readonly withoutOwner: number;
  readonly movedTwice: number;
  /** Losers who were not told who has it, or that it has changed. */
  readonly untold: number;
  /** Notes and words for the resident that were said to be kept, and are not. */
  readonly lost: number;
  readonly chain: "whole" | "broken";
};

export const heldRaces = (report: RaceReport): boolean =>
  report.withoutOwner + report.movedTwice + report.untold + report.lost === 0 && report.chain === "whole";

type Deps = ReturnType<typeof requestDeps>;
type Staff = Omit<Awaited<ReturnType<typeof aStaffActor>>, "name"> & { readonly name: string };
type Found = Omit<RaceReport, "rounds" | "chain">;

/** The same at every run: how many take part, and in which order. */
const clientsOf = (round: number): number => 2 + ((round * 5) % 7);

/** One takes, one answers, one notes, at once, by as many as the round has. */
async function race(deps: Deps, staff: readonly Staff[], round: number): Promise<Found> {
  const { reference, requestId } = await aRequest(deps, { description: `Race ${round}` });
  const taken = await Promise.all(staff.map((actor) => takeRequest(deps, { reference, actor, seenHolderId: null })));
  const owners = staff.filter((_, n) => taken[n]?.status === "taken");
  const request = await selectRequest(deps.db, reference, { kind: "system" });
  const isOwned = owners.length === 1 && request?.holderId === owners[0]?.staffId;
  const untoldTakers = taken.filter(
    (outcome) => outcome.status === "refused" && !(outcome.reason === "held" && outcome.holderName === owners[0]?.name),
  );

  const words = staff.map((_, n) => `Answer ${n} of race ${round}`);
  const notes = staff.map((_, n) => `Note ${n} of race ${round}`);
  const expectedVersion = request?.version ?? 0;
  const [moved, noted] = await Promise.all([
    Promise.all(
      staff.map((actor, n) =>
        moveRequest(deps, { reference, actor, to: "answered", wordsForResident: words[n], expectedVersion }),
      ),
    ),
    Promise.all(staff.map((actor, n) => noteRequest(deps, { reference, actor, words: notes[n] ?? "" }))),
  ]);
  const events = await selectRequestEvents(deps.db, requestId, "staff");
  const answers = events.filter(({ to }) => to === "answered").map(({ wordsForResident }) => wordsForResident);
  const said = words.filter((_, n) => moved[n]?.status === "moved");
  const kept = await countNotes(deps.db, requestId);
  const untoldMovers = moved.filter((outcome) => outcome.status === "refused" && outcome.reason !== "stale_version");
  return {
    tries: staff.length * 3,
    done: owners.length + said.length + noted.length,
    withoutOwner: isOwned ? 0 : 1,
    movedTwice: said.length === 1 ? 0 : 1,
    untold: untoldTakers.length + untoldMovers.length,
    lost: said.filter((one) => !answers.includes(one)).length + (noted.length - kept),
  };
}

async function countNotes(db: Database, requestId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from request_notes where request_id = $1",
    [requestId],
  );
  return rows[0]?.count ?? 0;
}

/** On a PostgreSQL server where one is installed, since there they truly run at once; else on the embedded database. */
export async function raceForRequests(rounds: number): Promise<RaceReport> {
  const binaries = findPostgresBinaries();
  const server = binaries ? await startPostgresServer(binaries) : undefined;
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-races-"));
  const config = readConfig({
    DATA_DIR: dataDir,
    SESSION_SECRET: "the own secret of the race test",
    ...(server ? { DATABASE_URL: await server.createDatabase(), ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()) } : {}),
  });
  const db = await openMigratedDatabase(config, "the race test");
  try {
    const deps = requestDeps(db);
    const staff: Staff[] = [];
    for (let n = 0; n < 8; n++) {
      const one = { ...(await aStaffActor(db)), name: `Clerk ${n}` };
      await db.query("update staff_members set name = $2 where id = $1", [one.staffId, one.name]);
      staff.push(one);
    }
    const sum = { tries: 0, done: 0, withoutOwner: 0, movedTwice: 0, untold: 0, lost: 0 };
    for (let round = 0; round < rounds; round++) {
      const found = await race(deps, staff.slice(0, clientsOf(round)), round);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += found[key];
    }
    const { status: chain } = await verifyAuditChain(deps);
    return { rounds, ...sum, chain };
  } finally {
    await db.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
