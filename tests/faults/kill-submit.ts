import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#app/config/env.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { startTestPortal } from "#tests/support/portal.ts";
import { CONFIRMATION, fillForm, type Page, referenceIn, Resident } from "#tests/support/resident.ts";

/** Somebody's one request: what they wrote is unlike everything else, so that it can be counted afterwards. */
type Attempt = { readonly details: string; readonly resident: Resident; lastPage?: Page; reference?: string };

export type KillReport = {
  readonly rounds: number;
  readonly attempts: number;
  /** References a client had on its screen when the portal was killed. */
  readonly shown: number;
  /** Sent again after the restart, because no answer had come. */
  readonly sentAgain: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
};

type Options = {
  readonly rounds: number;
  readonly clients?: number;
  /** PostgreSQL to test; else an embedded database of its own. */
  readonly databaseUrl?: string;
  readonly say?: (line: string) => void;
};

async function submitOnce(attempt: Attempt): Promise<void> {
  attempt.lastPage ??= await fillForm(attempt.resident, attempt.details);
  const sent = await attempt.resident.submit(attempt.lastPage, CONFIRMATION);
  const reference = referenceIn(sent);
  if (reference) attempt.reference = reference;
}

/** One client: sends request after request until the portal is gone. */
async function keepSubmitting(address: string, attempts: Attempt[]): Promise<void> {
  for (;;) {
    const attempt: Attempt = { details: `kill test ${randomUUID()}`, resident: new Resident(address) };
    attempts.push(attempt);
    try {
      await submitOnce(attempt);
    } catch {
      // The portal was killed in the middle: just what this is about.
      return;
    }
  }
}

async function countByDetails(env: Record<string, string>): Promise<Map<string, string[]>> {
  const db = await openMigratedDatabase(readConfig(env), "the kill test");
  try {
    const { rows } = await db.query<{ reference: string; description: string }>(
      "select reference, description from requests where description like 'kill test %'",
    );
    const found = new Map<string, string[]>();
    for (const { reference, description } of rows)
      found.set(description, [...(found.get(description) ?? []), reference]);
    return found;
  } finally {
    await db.close();
  }
}

/**
 * Kills the portal (SIGKILL) at a random moment while residents submit, starts it again, lets those who got no answer
 * press the button again, and counts: whatever was on a screen exists, and everything exists once.
 */
export async function killWhileSubmitting({
  rounds,
  clients = 8,
  databaseUrl,
  say = () => undefined,
}: Options): Promise<KillReport> {
  const dataDir = mkdtempSync(join(tmpdir(), "onewindow-kill-"));
  const env = {
    DEMO: "0",
    SESSION_SECRET: "the kill test's own secret",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const attempts: Attempt[] = [];
  let sentAgain = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const portal = await startTestPortal({ dataDir, env: { ...env, DEMO_CLOCK: "" } });
      for (const attempt of attempts) {
        attempt.resident.moveTo(portal.address);
        // Whoever never reached the last page has sent nothing.
        if (attempt.reference || !attempt.lastPage) continue;
        sentAgain += 1;
        await submitOnce(attempt);
      }
      const work = Array.from({ length: clients }, () => keepSubmitting(portal.address, attempts));
      await new Promise((resolve) => setTimeout(resolve, 1_500 + Math.random() * 1_500));
      await portal.kill();
      await Promise.all(work);
      say(
        `Round ${round} of ${rounds}: ${attempts.filter((attempt) => attempt.reference).length} references shown so far.`,
      );
    }
    const stored = await countByDetails({ ...env, DATA_DIR: dataDir });
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
