import { parseArgs } from "node:util";
import { keepsKeyFile } from "#app/config/encryption-keys.server.ts";
import { type Config, readConfig } from "#app/config/env.server.ts";
import { formatKeyRing, makeKeyRing } from "#app/config/key-ring.ts";
import { makePushKey } from "#app/config/push-key.server.ts";
import type { Database } from "#app/db/port.ts";
import { forgetKeys, listKeys, rotateKeys } from "#app/operations/keys/rotate-keys.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run keys -- make        a value for ENCRYPTION_KEYS, on the standard output
  npm run keys -- make-push   a value for PUSH_PRIVATE_KEY, on the standard output
  npm run keys -- list        every key, and how many rows it has sealed
  npm run keys -- rotate      a new key; everything is sealed with it. Run it again if it was cut short
  npm run keys -- forget      takes away keys that no row needs; stop other processes of the portal first`;

const STATES = { seals: "seals now", opens: "opens only", missing: "MISSING: these rows cannot be read" } as const;

async function list(config: Config, db: Database): Promise<number> {
  const keys = await listKeys({ db, config });
  for (const { id, rows, state } of keys) console.log(`${id}  ${rows} rows  ${STATES[state]}`);
  return keys.some(({ state }) => state === "missing") ? 1 : 0;
}

async function forget(config: Config, db: Database): Promise<void> {
  const ids = await forgetKeys({ db, config });
  if (ids.length === 0) console.log("Every key is in use.");
  else if (keepsKeyFile(config)) console.log(`Taken away: ${ids.join(", ")}. Backups made before still need them.`);
  else
    console.log(
      `No row needs ${ids.join(", ")}: take them out of ENCRYPTION_KEYS. Backups made before still need them.`,
    );
}

async function run(command: string, config: Config, db: Database): Promise<number> {
  if (command === "list") return list(config, db);
  if (command === "forget") await forget(config, db);
  else {
    await rotateKeys({ db, config, say: console.log });
    // On the embedded database nobody else can be writing.
    if (db.engine === "pglite" && keepsKeyFile(config)) await forget(config, db);
    return list(config, db);
  }
  return 0;
}

await runCommand(USAGE, async (args) => {
  const { positionals } = readArguments(() => parseArgs({ args, allowPositionals: true, options: {} }));
  const command = positionals.join(" ");
  if (command === "make") {
    process.stdout.write(formatKeyRing(makeKeyRing()));
    return 0;
  }
  if (command === "make-push") {
    process.stdout.write(`${makePushKey()}\n`);
    return 0;
  }
  if (!["list", "rotate", "forget"].includes(command))
    throw new UsageError(command ? `There is no command "${command}".` : "");
  const config = readConfig(process.env);
  const db = await openMigratedDatabase(config, "npm run keys");
  try {
    return await run(command, config, db);
  } finally {
    await db.close();
  }
});
