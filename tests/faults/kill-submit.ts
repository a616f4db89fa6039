import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { readConfig } from "#app/config/env.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { listMails, listRequests } from "#tests/support/opened.ts";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, type Page, referenceIn, Resident } from "#tests/support/resident.ts";

/** Somebody's one request: what they wrote is unlike everything else, so that it can be counted afterwards. */
type Attempt = {
  readonly id: string;
  readonly resident: Resident;
  readonly lastPage: Page;
  isPressed: boolean;
  reference?: string;
};

export type KillReport = {
  readonly rounds: number;
  readonly attempts: number;
  /** References that clients had on their screens. */
  readonly shown: number;
  /** Pressed again after a restart, because no answer had come. */
  readonly sentAgain: number;
  /** Shown but not stored. */
  readonly lost: readonly string[];
  /** Stored twice for one form. */
  readonly doubled: readonly string[];
  /** Shown, but not with just one event in the audit trail that says that they were opened. */
  readonly notAudited: readonly string[];
  /** Shown, but not with just one receipt in the outbox. */
  readonly withoutReceipt: readonly string[];
  readonly chain: "whole" | "broken";
};

/** Whether nothing was lost and nothing doubled. */
export const hasHeldUnderKills = (report: KillReport): boolean =>
  report.attempts > 0 &&
  report.shown === report.attempts &&
  report.chain === "whole" &&
  [report.lost, report.doubled, report.notAudited, report.withoutReceipt].every(({ length }) => length === 0);

type Options = {
  readonly rounds: number;
  /** No new round is begun after so long; the report says how many there were. */
  readonly minutes?: number | undefined;
  readonly clients?: number;
  /** PostgreSQL to test; else an embedded database of its own. */
  readonly databaseUrl?: string;
  readonly say?: (line: string) => void;
};

/** Forms that each client has filled up to the last button; those it had no time for it keeps for the next round. */
const FORMS_EACH = 2;
const PATIENCE_MS = 60_000;

const hasNoAnswer = (attempt: Attempt): boolean => attempt.reference === undefined;
const detailsOf = (id: string): string => `kill test ${id}`;
const mailOf = (id: string): string => `${id}@example.org`;

async function prepare(address: string): Promise<Attempt> {
  const resident = new Resident(address);
  const id = randomUUID();
  const lastPage = await fillForm(resident, detailsOf(id), { contact_email: mailOf(id) });
  return { id, resident, lastPage, isPressed: false };
}

async function pressLastButton(attempt: Attempt): Promise<void> {
  attempt.isPressed = true;
  const reference = referenceIn(await attempt.resident.submit(attempt.lastPage, CONFIRMATION));
  if (reference) attempt.reference = reference;
}

/** Presses one last button after the other until the portal is gone. */
async function submitAll(attempts: readonly Attempt[]): Promise<void> {
  try {
    for (const attempt of attempts) await pressLastButton(attempt);
  } catch {
    // The portal was killed in the middle: just what this is about.
  }
}

/** Fills the forms that are missing, lets all clients submit, and kills the portal once a random number have their answer. */
async function killInTheMiddle(portal: RunningPortal, clients: Attempt[][]): Promise<void> {
  await Promise.all(
    clients.map(async (own) => {
      own.forEach(({ resident }) => resident.moveTo(portal.address));
      while (own.filter(hasNoAnswer).length < FORMS_EACH) own.push(await prepare(portal.address));
    }),
  );
  const waiting = clients.map((own) => own.filter(hasNoAnswer));
  const submitting = waiting.map(submitAll);
  const wanted = 1 + Math.floor(Math.random() * clients.length * (FORMS_EACH - 1));
  const deadline = Date.now() + PATIENCE_MS;
  const open = waiting.flat();
  while (open.length - open.filter(hasNoAnswer).length < wanted && Date.now() < deadline) await sleep(1);
  await portal.kill();
  await Promise.all(submitting);
}

type Stored = {
  /** References by what was written. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** How often the audit trail says that a reference was opened. */
  readonly opened: ReadonlyMap<string, number>;
  /** Receipts in the outbox by address. */
  readonly receipts: ReadonlyMap<string, number>;
  readonly chain: "whole" | "broken";
};

const count = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** What stands in the database once all is over. */
export async function readStored(env: Record<string, string>): Promise<Stored> {
  const db = await openMigratedDatabase(readConfig(env), "the fault test");
  try {
    const references = new Map<string, string[]>();
    for (const { reference, description } of await listRequests(db))
      references.set(description, [...(references.get(description) ?? []), reference]);
    const { rows } = await db.query<{ subject_id: string }>(
      "select subject_id from audit_events where action = 'requests.opened'",
    );
    return {
      references,
      opened: count(rows.map((row) => row.subject_id)),
      receipts: count((await listMails(db)).map(({ recipient }) => recipient)),
      chain: (await verifyAuditChain({ db })).status,
    };
  } finally {
    await db.close();
  }
}

/**
 * F1 of our reliability plan: kills the portal (SIGKILL) while residents submit, starts it again, lets those who got no answer
 * press the button again, and counts: whatever was on a screen exists, with its event in the audit trail and its receipt, and
 * everything exists once.
 */
export async function killWhileSubmitting(options: Options): Promise<KillReport> {
  const { rounds, minutes = Infinity, clients: clientCount = 8, databaseUrl, say = () => undefined } = options;
  const lastStart = Date.now() + minutes * 60_000;
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-kill-"));
  const env = {
    DEMO: "0",
    DEMO_CLOCK: "",
    SESSION_SECRET: "the kill test's own secret",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()) } : {}),
  };
  const clients: Attempt[][] = Array.from({ length: clientCount }, () => []);
  let sentAgain = 0;
  let running: RunningPortal | undefined;
  const start = async (): Promise<RunningPortal> => {
    const portal = (running = await startTestPortal({ dataDir, env }));
    sentAgain += clients.flat().filter((attempt) => attempt.isPressed && hasNoAnswer(attempt)).length;
    return portal;
  };
  try {
    let round = 0;
    while (round < rounds && Date.now() < lastStart) {
      round++;
      await killInTheMiddle(await start(), clients);
      const attempts = clients.flat();
      const shown = attempts.length - attempts.filter(hasNoAnswer).length;
      say(`Round ${round} of ${rounds}: ${shown} of ${attempts.length} references shown so far.`);
    }
    const last = await start();
    for (const attempt of clients.flat().filter(hasNoAnswer)) {
      attempt.resident.moveTo(last.address);
      await pressLastButton(attempt);
    }
    await last.stop();
    const attempts = clients.flat();
    const { references, opened, receipts, chain } = await readStored({ ...env, DATA_DIR: dataDir });
    const shown = attempts.flatMap(({ id, reference }) => (reference ? [{ id, reference }] : []));
    const without = (isRight: (one: { id: string; reference: string }) => boolean) =>
      shown.filter((one) => !isRight(one)).map(({ reference }) => reference);
    return {
      rounds: round,
      attempts: attempts.length,
      shown: shown.length,
      sentAgain,
      lost: without(({ id, reference }) => references.get(detailsOf(id))?.includes(reference) ?? false),
      doubled: [...references.values()].filter((stored) => stored.length > 1).flat(),
      notAudited: without(({ reference }) => opened.get(reference) === 1),
      withoutReceipt: without(({ id }) => receipts.get(mailOf(id)) === 1),
      chain,
    };
  } finally {
    // Whatever failed here, no portal stays behind.
    await running?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
