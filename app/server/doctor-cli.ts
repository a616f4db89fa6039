import { runDoctor, tellFindings } from "#app/operations/doctor/run-doctor.server.ts";
import { runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run doctor

Looks at configuration, database, models, mail, clock and disk. Changes nothing; works beside a running portal.`;

await runCommand(USAGE, async (args) => {
  if (args.length > 0) throw new UsageError("It takes no arguments.");
  const findings = await runDoctor(process.env);
  for (const line of tellFindings(findings)) console.log(line);
  return findings.some((one) => one.level === "fault") ? 1 : 0;
});
