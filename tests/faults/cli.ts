import { parseArgs } from "node:util";
import { killWhileSubmitting } from "./kill-submit.ts";

/** `npm run faults -- --rounds 20 [--clients 8]`; with `DATABASE_URL` against that PostgreSQL. Status 1 when anything was lost. */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "20" }, clients: { type: "string", default: "8" } },
});
const databaseUrl = process.env["DATABASE_URL"];
const report = await killWhileSubmitting({
  rounds: Number(values.rounds),
  clients: Number(values.clients),
  ...(databaseUrl ? { databaseUrl } : {}),
  say: (line) => console.log(line),
});
console.log(JSON.stringify(report, null, 2));
const isSound =
  report.shown === report.attempts && report.attempts > 0 && report.lost.length === 0 && report.doubled.length === 0;
console.log(isSound ? `Nothing lost in ${report.rounds} rounds.` : "Requests were lost or doubled.");
process.exitCode = isSound ? 0 : 1;
