import { parseArgs } from "node:util";
import { auditHeadsDir, readConfig } from "#app/config/env.server.ts";
import { type AuditHeadsVerdict, verifyAuditHeads } from "#app/domain/audit/verify-audit-heads.server.ts";
import { openAuditHeads } from "#app/ports/audit-heads/files.server.ts";
import { openMigratedDatabase } from "#app/services.server.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run audit -- verify [--heads DIR]

Walks the audit chain and compares it with the ends written out every day, in DATA_DIR/audit-heads or in the folder given:
a copy that lies elsewhere proves more.`;

const FAULTS = {
  missing_event: "is missing",
  wrong_previous: "does not follow the one before it: one of the two was exchanged",
  changed_event: "is not what was recorded",
  wrong_end: "is not where the chain ended: events were cut off, or added past the recorder",
} as const;

/** What was found, the fault last. */
function tell(verdict: AuditHeadsVerdict): { readonly text: string; readonly isWhole: boolean } {
  switch (verdict.status) {
    case "whole":
      return {
        text: `ok    the audit chain is whole: ${verdict.events} events, ${verdict.heads} ends written out are all in it; it ends with ${verdict.headHash}`,
        isWhole: true,
      };
    case "unreadable":
      throw verdict.cause;
    case "broken":
      return { text: `FAULT event ${verdict.seq} ${FAULTS[verdict.fault]}.`, isWhole: false };
    case "rewritten":
      return {
        text: `FAULT the chain fits itself, but not what was written out on ${verdict.head.at.toISOString()}: events ${verdict.after + 1} to ${verdict.head.seq} were rewritten or cut off.`,
        isWhole: false,
      };
  }
}

await runCommand(USAGE, async (args) => {
  const { positionals, values } = readArguments(() =>
    parseArgs({ args, allowPositionals: true, options: { heads: { type: "string" } } }),
  );
  const command = positionals.join(" ");
  if (command !== "verify") throw new UsageError(command ? `There is no command "${command}".` : "");
  const config = readConfig(process.env);
  const db = await openMigratedDatabase(config, "npm run audit");
  try {
    const { text, isWhole } = tell(
      await verifyAuditHeads({ db, auditHeads: openAuditHeads(values.heads ?? auditHeadsDir(config)) }),
    );
    if (isWhole) console.log(text);
    else console.error(text);
    return isWhole ? 0 : 1;
  } finally {
    await db.close();
  }
});
