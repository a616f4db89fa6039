import { join } from "node:path";
import { countRows } from "#app/db/database-facts.queries.server.ts";
import type { Database } from "#app/db/port.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { selectStoredFacts } from "#app/domain/attachments/attachments.queries.server.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { compareAttachments } from "./compare-attachments.server.ts";
import type { Manifest } from "./manifest.ts";
import { hashFile } from "./records.server.ts";

type Say = (line: string) => void;

/** Compares a restored database with its manifest, a line for each check; throws the first fault. */
export async function verifyDatabase(db: Database, manifest: Manifest, say: Say): Promise<void> {
  const counts = await countRows(db);
  const tables = new Set([...Object.keys(counts), ...Object.keys(manifest.row_counts)]);
  const wrong = [...tables].find((table) => counts[table] !== manifest.row_counts[table]);
  if (wrong !== undefined) {
    const [is, was] = [counts[wrong] ?? "no", manifest.row_counts[wrong] ?? "no"];
    throw new StartupError(`The table ${wrong} has ${is} rows; in the archive it had ${was}. Restore another archive.`);
  }
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  say(`ok    rows: ${rows} in ${tables.size} tables, each as many as in the archive`);

  const verdict = await verifyAuditChain({ db });
  if (verdict.status === "broken") {
    throw new StartupError(
      `The audit chain is broken at event ${verdict.seq} (${verdict.fault}). Somebody changed the trail, or the archive: ask the auditor, restore another archive.`,
    );
  }
  if (verdict.headHash !== manifest.audit.head_hash || verdict.events !== manifest.audit.events)
    throw new StartupError("The audit chain ends otherwise than the archive says. Restore another archive.");
  say(`ok    audit chain: whole, ${verdict.events} events, ends with ${verdict.headHash.slice(0, 12)}…`);
}

/** Compares the restored files with what the database says was attached; names what is missing or changed. What the archive does not know of is a fault. */
export async function verifyAttachments(
  db: Database,
  manifest: Manifest,
  isInBucket: boolean,
  say: Say,
): Promise<void> {
  const facts = await selectStoredFacts(db);
  if (isInBucket)
    return say(`note  attached files: ${facts.length} are in the bucket FILES_S3_URL; bring it back, too`);
  const faults = compareAttachments(facts, manifest.files);
  for (const fault of faults) say(`FAULT attached file ${fault}`);
  const unknown = faults.find((fault) => !manifest.file_faults?.includes(fault));
  if (unknown !== undefined)
    throw new StartupError(`The attached file ${unknown}, and the archive does not say why. Restore another archive.`);
  if (faults.length === 0) say(`ok    attached files: ${facts.length}, each there with its SHA-256`);
}

/** Reads every restored file again. `directory` holds `files/`. */
export async function verifyFiles(directory: string, manifest: Manifest, say: Say): Promise<void> {
  const records = manifest.files.filter(({ path }) => path.startsWith("files/"));
  for (const { path, sha256 } of records) {
    if ((await hashFile(join(directory, path))) !== sha256)
      throw new StartupError(`The file ${path} was not written whole. Is the disk full? Then: npm run doctor`);
  }
  say(`ok    files: ${records.length}, each with its SHA-256`);
}
