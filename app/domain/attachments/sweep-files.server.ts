import type { Services } from "#app/domain/services.ts";
import type { FileName } from "#app/ports/files/port.ts";
import { ScannerUnavailableError } from "#app/ports/scanner/port.ts";
import {
  deleteLeftWaiting,
  selectKnownNames,
  selectUnscanned,
  type StoredAttachment,
  updateScan,
} from "./attachments.queries.server.ts";
import { openStored } from "./read-attachment.server.ts";

type SweepDeps = Pick<Services, "db" | "clock" | "log" | "scanner" | "files">;

/** A file without a row may be one whose row is just being written. */
const ORPHAN_AGE_MS = 3_600_000;
/** Begun and not sent with anything: longer than anybody writes. */
const WAITING_AGE_MS = 2 * 86_400_000;
const BATCH = 200;

export type SweepReport = { readonly orphans: number; readonly left: number; readonly scanned: number };

/**
 * Removes what lies in the store without a row (erased, expired, or left by a crash: without its row nobody can open it), and
 * files begun for a message that was never sent; shows a scanner what none has looked at. Doing it twice changes nothing.
 */
export async function sweepFiles(deps: SweepDeps): Promise<SweepReport> {
  const now = deps.clock.now().getTime();
  const left = await deleteLeftWaiting(deps.db, new Date(now - WAITING_AGE_MS));
  const report = { left, orphans: await removeOrphans(deps), scanned: await scanWaiting(deps) };
  if (report.left + report.orphans + report.scanned > 0) deps.log.info(report, "attached files swept");
  return report;
}

async function removeOrphans({ db, files }: SweepDeps): Promise<number> {
  let orphans = 0;
  let batch: FileName[] = [];
  const flush = async (): Promise<void> => {
    const known = await selectKnownNames(db, batch);
    for (const name of batch.filter((one) => !known.has(one))) {
      await files.remove(name);
      orphans++;
    }
    batch = [];
  };
  for await (const { name, ageMs } of files.list()) {
    if (ageMs < ORPHAN_AGE_MS) continue;
    batch.push(name);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return orphans;
}

/** A batch at a time, each file once: those that cannot be read stand in nobody's way. */
async function* listUnscanned(db: SweepDeps["db"]): AsyncGenerator<StoredAttachment> {
  let batch: StoredAttachment[];
  let after: string | undefined;
  do {
    batch = await selectUnscanned(db, after, BATCH);
    yield* batch;
    after = batch.at(-1)?.attachment.id;
  } while (batch.length === BATCH);
}

async function scanWaiting(deps: SweepDeps): Promise<number> {
  const { db, clock, log, scanner } = deps;
  if (!scanner) return 0;
  let scanned = 0;
  for await (const found of listUnscanned(db)) {
    // Missing or damaged: it stays held back, and those behind it are looked at all the same.
    const bytes = await openStored(deps, found).catch((error: unknown) => {
      log.error({ err: error, file: found.storedAs }, "an attached file cannot be read");
      return undefined;
    });
    if (!bytes) continue;
    try {
      const verdict = await scanner.scan(bytes);
      await updateScan(db, found.attachment.id, verdict, clock.now());
      scanned++;
    } catch (error) {
      // It stays held back; the next sweep asks again.
      if (error instanceof ScannerUnavailableError) break;
      throw error;
    }
  }
  return scanned;
}
