import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "#app/config/env.server.ts";
import { restoreBackup } from "#app/operations/backup/restore-backup.server.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run restore -- FILE.tar.gz [--force]

Into an empty database (DATABASE_URL) or data directory (DATA_DIR), then verified. --force replaces what is there.`;

const options = { force: { type: "boolean", default: false } } as const;

await runCommand(USAGE, async (args) => {
  const { positionals, values } = readArguments(() => parseArgs({ args, options, allowPositionals: true }));
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("Name one archive.");
  await restoreBackup(readConfig(process.env), {
    file: resolve(file),
    isForced: values.force,
    env: process.env,
    now: new Date(),
    say: (line) => console.log(line),
  });
  console.log("Restored. Migrations that are newer than the archive run at the next start: npm start");
  return 0;
});
