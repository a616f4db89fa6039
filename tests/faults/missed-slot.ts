import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { projectRoot } from "#app/config/paths.server.ts";
import { readConfig } from "#app/config/env.server.ts";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import type { Database } from "#app/db/port.ts";
import { moveRequest } from "#app/domain/requests/move-request.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import { upsertResident } from "#app/domain/residents/residents.queries.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { formDepsWith } from "#tests/factories/form.ts";
import { aRequest, aStaffActor, aVisitor, MONDAY } from "#tests/factories/request.ts";
import { aStaffMember } from "#tests/factories/staff.ts";
import { listMails } from "#tests/support/opened.ts";
import { findPostgresBinaries, startPostgresServer } from "#tests/support/postgres-server.ts";

/** What became of those who were to be told while nothing ran (F14 of our reliability plan). */
export type MissedSlotReport = {
  /** Of each kind: late requests, requests that silence closes soon, forms that go soon. */
  readonly each: number;
  readonly kills: number;
  /** Times that somebody was told, and those that were missing or came twice. */
  readonly told: number;
  readonly missing: number;
  readonly doubled: number;
  /** Mails without a job that sends them, and jobs without a mail. */
  readonly loose: number;
};

export const heldMissedSlot = ({ missing, doubled, loose }: MissedSlotReport): boolean =>
  missing + doubled + loose === 0;

/** Nine days later: the first are late by three days, the answered are closed in three, the forms go in two. */
const NOW = "2026-03-12T10:00:00+08:00";
const DAY_MS = 86_400_000;
const FORM = "something-else";

async function leaveUndone(db: Database, each: number): Promise<void> {
  const deps = await formDepsWith(db, [FORM]);
  await aStaffMember(db, ["agent"], ["civil-affairs"]);
  await aStaffMember(db, ["supervisor"], ["civil-affairs"]);
  await aStaffMember(db, ["supervisor"], ["service-hall"]);
  const actor = await aStaffActor(db);
  for (let n = 0; n < each; n++) {
    deps.clock.set(MONDAY);
    await aRequest(deps, { description: `Late ${n}`, contact: { name: "Nobody's address" } });
    const { reference } = await aRequest(deps, { description: `Answered ${n}` });
    await moveRequest(deps, { reference, actor, to: "in_progress", expectedVersion: 2 });
    const answered = { to: "answered", wordsForResident: "Done.", expectedVersion: 3 } as const;
    await moveRequest(deps, { reference, actor, ...answered });
    const begun = new Date(Date.parse(NOW) - (deps.site.retention.drafts - 2) * DAY_MS);
    deps.clock.set(begun);
    const residentId = randomUUID();
    await upsertResident(db, { id: residentId, email: `resident${n}@example.org`, language: "en", at: begun });
    const visitorId = aVisitor(`draft ${n}`);
    await startDraft(deps, { formId: FORM, visitorId, assurance: "none", language: "en", residentId });
  }
  // Jobs that only count were no jobs: what was told before is none of this.
  await db.query("delete from outbox_mails");
}

/** Runs what is due in a process of its own; with `diesAt` it is killed within the transaction of that mail. */
async function runDue(env: Record<string, string>, diesAt: number | undefined): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/faults/missed-slot-jobs.ts"], {
    cwd: projectRoot,
    env: { ...process.env, ...env, FAULT_NOW: NOW, FAULT_DIES_AT: diesAt === undefined ? "" : String(diesAt) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  const isAsWanted = diesAt === undefined ? code === 0 : signal === "SIGKILL";
  if (!isAsWanted) throw new Error(`what was due ended with ${code ?? signal}`);
}

async function look(db: Database, each: number): Promise<Omit<MissedSlotReport, "each" | "kills">> {
  const { rows: rungs } = await db.query<{ rungs: number; kinds: number }>(
    `select count(*)::int as rungs, count(distinct rung)::int as kinds
     from request_events
     where kind = 'escalated'
     group by request_id`,
  );
  const { rows: loose } = await db.query<{ count: number }>(
    `select count(*)::int as count
     from outbox_mails m
     full join (select (data ->> 'mailId')::uuid as id from pgboss.job where name = 'mail.deliver') j on j.id = m.id
     where m.id is null or j.id is null`,
  );
  const mails = (await listMails(db)).map(({ recipient, subject, body }) => [recipient, subject, body].join("\n"));
  const reminders = mails.filter((mail) => mail.includes("Is anything missing?"));
  const drafts = mails.filter((mail) => mail.startsWith("resident"));
  const told = rungs.reduce((sum, row) => sum + row.rungs, 0) + reminders.length + drafts.length;
  const absent = [rungs.length, new Set(reminders).size, new Set(drafts).size].map((count) => each - count);
  const fewRungs = rungs.filter(({ kinds }) => kinds !== rungs[0]?.kinds).length;
  return {
    told,
    missing: absent.reduce((sum, count) => sum + Math.max(0, count), 0) + fewRungs,
    doubled: rungs.filter((row) => row.rungs !== row.kinds).length + mails.length - new Set(mails).size,
    loose: loose[0]?.count ?? 0,
  };
}

/**
 * Lets the day pass on which each of these was to be told, and does what is due in processes that are killed within one mail
 * after the other, the last excepted. `undefined` where no PostgreSQL is installed.
 */
export async function missTheSlot(options: { each: number; kills: number }): Promise<MissedSlotReport | undefined> {
  const binaries = findPostgresBinaries();
  if (!binaries) return undefined;
  const server = await startPostgresServer(binaries);
  const env = {
    DATABASE_URL: await server.createDatabase(),
    ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()),
    SESSION_SECRET: "the own secret of the missed slot",
    LOG_LEVEL: "silent",
  };
  const db = await openMigratedDatabase(readConfig(env), "the missed-slot test");
  try {
    const { each, kills } = options;
    await leaveUndone(db, each);
    // Each life gets a little further; the second mail of a life is the earliest, so that something is done in each.
    for (let n = 0; n < kills; n++) await runDue(env, 2 + ((n * 7) % 11));
    await runDue(env, undefined);
    await runDue(env, undefined);
    return { each, kills, ...(await look(db, each)) };
  } finally {
    await db.close();
    await server.stop();
  }
}
