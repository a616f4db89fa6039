import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#app/config/env.server.ts";
import { makeBackup } from "#app/operations/backup/make-backup.server.ts";
import { restoreBackup } from "#app/operations/backup/restore-backup.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { aRequest, requestDeps } from "#tests/factories/request.ts";
import { canBeFound, liveIn } from "#tests/support/lived-in.ts";

/** A portal with so many requests, saved and restored elsewhere (F18 of our reliability plan). */
export type RestoreReport = {
  readonly requests: number;
  readonly auditEvents: number;
  readonly archiveMb: number;
  readonly backupMs: number;
  /** Unpacked, opened, counted, chain and hashes verified. */
  readonly restoreMs: number;
  readonly isFound: boolean;
};

const SECRET = "the own secret of the restore test";
const now = new Date("2026-03-02T03:00:00Z");

export async function restoreAtSize(
  requests: number,
  say: (line: string) => void = () => undefined,
): Promise<RestoreReport> {
  const scratch = mkdtempSync(join(tmpdir(), "onewindow-restore-"));
  const configOf = (name: string) => readConfig({ DATA_DIR: join(scratch, name), DEMO: "0", SESSION_SECRET: SECRET });
  const open = (name: string) => openMigratedDatabase(configOf(name), "the restore test");
  const env = { PATH: process.env["PATH"] };
  const file = join(scratch, "backup.tar.gz");
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return Math.round(performance.now() - started);
  };
  try {
    const old = await open("old");
    const lived = await liveIn(old);
    const deps = requestDeps(old);
    for (let n = 2; n < requests; n++) {
      await aRequest(deps, { description: `The lamp in front of number ${n} is dark.` });
      if (n % 1_000 === 0) say(`${n} requests`);
    }
    const { rows } = await old.query<{ requests: number; events: number }>(
      "select (select count(*)::int from requests) as requests, (select count(*)::int from audit_events) as events",
    );
    await old.close();
    const backupMs = await timed(() => makeBackup(configOf("old"), { out: file, isWithKeys: true, env, now, say }));
    const restoreMs = await timed(() => restoreBackup(configOf("new"), { file, isForced: false, env, now, say }));
    const restored = await open("new");
    const isFound = await canBeFound(restored, lived);
    await restored.close();
    const { requests: counted = 0, events: auditEvents = 0 } = rows[0] ?? {};
    return {
      requests: counted,
      auditEvents,
      archiveMb: Math.round(statSync(file).size / 2 ** 20),
      backupMs,
      restoreMs,
      isFound,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
