import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { readConfig } from "#app/config/env.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { listRequests } from "#tests/support/opened.ts";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, type Page, referenceIn, Resident } from "#tests/support/resident.ts";

/** Somebody's one request: what they wrote is unlike everything else, so that it can be counted afterwards. */
type Attempt = { readonly details: string; readonly resident: Resident; readonly lastPage: Page; reference?: string };

export type KillReport = {
  readonly rounds: number;
  readonly attempts: number;
  /** References a client had on its screen when the portal was killed. */
  readonly shown: number;
  /** Sent again after the restart, because no answer had come. */
  readonly sentAgain: number;
  /** Shown but not stored. */
  readonly lost: readonly string[];
  /** Stored twice for one form. */
  readonly doubled: readonly string[];
};

type Options = {
  readonly rounds: number;
  readonly clients?: number;
  /** PostgreSQL to test; else an embedded database of its own. */
  readonly databaseUrl?: string;
  readonly say?: (line: string) => void;
};

const FORMS_EACH = 4;
const PATIENCE_MS = 60_000;

const countShown = (attempts: readonly Attempt[]): number => attempts.filter((attempt) => attempt.reference).length;

async function prepare(address: string): Promise<Attempt> {
  const resident = new Resident(address);
  const details = `kill test ${randomUUID()}`;
  return { details, resident, lastPage: await fillForm(resident, details) };
}

async function pressLastButton(attempt: Attempt): Promise<void> {
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

/** Lets clients submit and kills the portal once a random number of them have their answer. */
async function killInTheMiddle(portal: RunningPortal, clients: number): Promise<Attempt[]> {
  const work = await Promise.all(
    Array.from({ length: clients }, async () => {
      const mine: Attempt[] = [];
      for (let n = 0; n < FORMS_EACH; n++) mine.push(await prepare(portal.address));
      return mine;
    }),
  );
  const attempts = work.flat();
  const submitting = work.map(submitAll);
  const wanted = 1 + Math.floor(Math.random() * clients * (FORMS_EACH - 1));
  const deadline = Date.now() + PATIENCE_MS;
  while (countShown(attempts) < wanted && Date.now() < deadline) await sleep(1);
  await portal.kill();
  await Promise.all(submitting);
  return attempts;
}

/** References by what was written, as they stand in the database. */
export async function readStored(env: Record<string, string>): Promise<Map<string, string[]>> {
  const db = await openMigratedDatabase(readConfig(env), "the fault test");
  try {
    const stored = new Map<string, string[]>();
    for (const { reference, description } of await listRequests(db))
      stored.set(description, [...(stored.get(description) ?? []), reference]);
    return stored;
  } finally {
    await db.close();
  }
}

/**
 * Kills the portal (SIGKILL) while residents submit, starts it again, lets those who got no answer press the button
 * again, and counts: whatever was on a screen exists, and everything exists once.
 */
export async function killWhileSubmitting(options: Options): Promise<KillReport> {
  const { rounds, clients = 8, databaseUrl, say = () => undefined } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-kill-"));
  const env = {
    DEMO: "0",
    DEMO_CLOCK: "",
    SESSION_SECRET: "the kill test's own secret",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: formatKeyRing(makeKeyRing()) } : {}),
  };
  const attempts: Attempt[] = [];
  let sentAgain = 0;
  const startAndSendAgain = async (): Promise<RunningPortal> => {
    const portal = await startTestPortal({ dataDir, env });
    for (const attempt of attempts.filter(({ reference }) => !reference)) {
      attempt.resident.moveTo(portal.address);
      sentAgain += 1;
      await pressLastButton(attempt);
    }
    return portal;
  };
  try {
    for (let round = 1; round <= rounds; round++) {
      attempts.push(...(await killInTheMiddle(await startAndSendAgain(), clients)));
      say(`Round ${round} of ${rounds}: ${countShown(attempts)} of ${attempts.length} references shown so far.`);
    }
    await (await startAndSendAgain()).stop();
    const stored = await readStored({ ...env, DATA_DIR: dataDir });
    const shown = attempts.filter((attempt) => attempt.reference);
    return {
      rounds,
      attempts: attempts.length,
      shown: shown.length,
      sentAgain,
      lost: shown.flatMap(({ details, reference = "" }) =>
        stored.get(details)?.includes(reference) ? [] : [reference],
      ),
      doubled: [...stored.values()].filter((references) => references.length > 1).flat(),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
