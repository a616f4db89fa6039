import { parseArgs } from "node:util";
import { type Config, readConfig } from "#app/config/env.server.ts";
import type { Database } from "#app/db/port.ts";
import { createStaffMember, type CreateStaffMemberOutcome } from "#app/domain/accounts/create-staff-member.server.ts";
import { listStaffMembers } from "#app/domain/accounts/list-staff-members.server.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/accounts/password-rules.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import { findSite } from "#app/domain/catalogue/find-site.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { openClock, openMigratedDatabase } from "#app/services.server.ts";
import { askPassword, readPasswordFromStdin } from "./read-password.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run admin -- create --email MAIL --name NAME --role ROLE [--role ROLE]… [--desk ID]… [--password-stdin]
  npm run admin -- list

Roles: ${STAFF_ROLES.join(", ")}. Agents and supervisors need at least one desk.
The password is asked for, twice; with --password-stdin it is the first line of the standard input.`;

const options = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string", multiple: true, default: [] as string[] },
  desk: { type: "string", multiple: true, default: [] as string[] },
  "password-stdin": { type: "boolean", default: false },
} as const;

function readCommand(args: string[]) {
  const { positionals, values } = readArguments(() => parseArgs({ args, allowPositionals: true, options }));
  return { command: positionals.join(" "), values };
}

type Values = ReturnType<typeof readCommand>["values"];

/** What the authority has published; before the first start, what its content folder says. */
async function readSite(config: Config, db: Database): Promise<Site> {
  const published = await findSite({ db });
  if (published) return published;
  const loaded = await loadContent(config.contentDir);
  if (loaded.status === "sound") return loaded.content.site;
  throw new StartupError(`The content in ${config.contentDir} has faults. See them with: npm run ingest -- --check`);
}

function explainRefusal(outcome: Extract<CreateStaffMemberOutcome, { status: "refused" }>, site: Site): string {
  switch (outcome.reason) {
    case "email_invalid":
      return "This is no mail address. Example: --email wang.fang@linjiang.example";
    case "email_taken":
      return "There is an account with this mail address already. See: npm run admin -- list";
    case "name_invalid":
      return "The name is empty or longer than 100 characters.";
    case "role_unknown":
      return `Give at least one role with --role, out of: ${STAFF_ROLES.join(", ")}`;
    case "desk_unknown":
      return `There is no such desk. Desks: ${site.desks.map((desk) => desk.id).join(", ")}`;
    case "desk_missing":
      return `Agents and supervisors need a desk. Desks: ${site.desks.map((desk) => desk.id).join(", ")}`;
    case "password":
      return {
        too_short: `The password is too short: at least ${MIN_PASSWORD_LENGTH} characters. A sentence is easy to remember.`,
        too_long: "The password is longer than 128 characters.",
        too_simple: "The password is too simple: one pattern again and again, or a row of keys.",
        common: "The password is among those that are tried first. Choose another.",
        like_account: "The password is like the name or the mail address. Choose another.",
      }[outcome.fault];
  }
}

async function create(config: Config, db: Database, values: Values): Promise<number> {
  const site = await readSite(config, db);
  const password = values["password-stdin"] ? await readPasswordFromStdin(process.stdin) : await askPassword(process);
  if (password === undefined) {
    console.error("No password, or two different ones. Nothing was created.");
    return 1;
  }
  const outcome = await createStaffMember(
    { db, clock: openClock(config), site },
    {
      email: values.email ?? "",
      name: values.name ?? "",
      password,
      roles: values.role,
      deskIds: values.desk,
      actor: { kind: "system", id: "admin_command" },
    },
  );
  if (outcome.status === "refused") {
    console.error(explainRefusal(outcome, site));
    return 1;
  }
  console.log(`Created ${values.email} (${values.role.join(", ")}). They sign in at /staff/sign-in.`);
  return 0;
}

async function list(db: Database): Promise<number> {
  const members = await listStaffMembers({ db });
  if (members.length === 0) console.log("There are no accounts yet. Make the first: npm run admin -- create …");
  for (const { email, name, roles, deskIds, disabledAt } of members) {
    const desks = deskIds.length > 0 ? `  desks: ${deskIds.join(", ")}` : "";
    console.log(`${email}  ${name}  ${roles.join(", ")}${desks}${disabledAt ? "  (disabled)" : ""}`);
  }
  return 0;
}

await runCommand(USAGE, async (args) => {
  const { command, values } = readCommand(args);
  if (command !== "create" && command !== "list")
    throw new UsageError(command ? `There is no command "${command}".` : "");
  if (command === "create" && (!values.email || !values.name)) throw new UsageError("--email and --name are needed.");
  if (command === "create" && !values["password-stdin"] && !process.stdin.isTTY) {
    throw new UsageError("There is no terminal to ask for the password. Give it with --password-stdin.");
  }
  const config = readConfig(process.env);
  const db = await openMigratedDatabase(config, "npm run admin");
  try {
    return await (command === "create" ? create(config, db, values) : list(db));
  } finally {
    await db.close();
  }
});
