import { parseArgs } from "node:util";
import { type Config, publicAddress, readConfig } from "#app/config/env.server.ts";
import { readSessionSecret } from "#app/config/session-secret.server.ts";
import type { Database } from "#app/db/port.ts";
import { resetSecondFactor } from "#app/domain/accounts/change-staff-member.server.ts";
import {
  createStaffMember,
  type CreateStaffMemberOutcome,
  type NewStaffMemberFault,
  normaliseEmail,
} from "#app/domain/accounts/create-staff-member.server.ts";
import {
  INVITATION_VALID_HOURS,
  inviteStaffMember,
  sendInvitationAgain,
} from "#app/domain/accounts/invite-staff-member.server.ts";
import { listStaffMembers, type StaffMember } from "#app/domain/accounts/list-staff-members.server.ts";
import { forgetStaffIdentity } from "#app/domain/accounts/forget-staff-identity.server.ts";
import { MIN_PASSWORD_LENGTH, type PasswordFault } from "#app/domain/accounts/password-rules.ts";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import { findSite } from "#app/domain/catalogue/find-site.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { StartupError } from "#app/lib/startup-error.ts";
import { openBreachedPasswords, openClock, openMigratedDatabase } from "#app/services.server.ts";
import { readPasswordFromStdin } from "./read-password.ts";
import { readArguments, runCommand, UsageError } from "./run-command.ts";

const USAGE = `Usage:
  npm run admin -- create --email MAIL --name NAME --role ROLE [--role ROLE]… [--desk ID]… [--password-stdin]
  npm run admin -- invite --email MAIL
  npm run admin -- reset-second-factor --email MAIL | --all
  npm run admin -- forget-provider --email MAIL
  npm run admin -- list

Roles: ${STAFF_ROLES.join(", ")}. Agents and supervisors need at least one desk.
"create" prints a link by which they choose their password, once, within ${INVITATION_VALID_HOURS} hours; with --password-stdin the
password is the first line of the standard input instead. "invite" prints a new link for an account that is there.
"forget-provider" lets somebody in anew whom the provider of staff gives another account: by their mail address, once.
"reset-second-factor --all" is for after ENCRYPTION_KEYS were lost: no code fits any more then.`;

const COMMANDS = ["create", "invite", "reset-second-factor", "forget-provider", "list"];

const ACTOR = { kind: "system", id: "admin_command" } as const;

const options = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string", multiple: true, default: [] as string[] },
  desk: { type: "string", multiple: true, default: [] as string[] },
  all: { type: "boolean", default: false },
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

const PASSWORD_FAULTS: Record<PasswordFault, string> = {
  too_short: `The password is too short: at least ${MIN_PASSWORD_LENGTH} characters. A sentence is easy to remember.`,
  too_long: "The password is longer than 128 characters.",
  too_simple: "The password is too simple: one pattern again and again, or a row of keys.",
  common: "The password is among those that are tried first. Choose another.",
  breached: "The password stands in lists of leaked passwords. Choose another.",
  like_account: "The password holds the name or the mail address. Choose another.",
  like_site: "The password holds the name of the portal or the authority. Choose another.",
};

type Refusal = Extract<CreateStaffMemberOutcome, { status: "refused" }>;

const explainRefusal = (outcome: Refusal, site: Site): string =>
  "fault" in outcome
    ? PASSWORD_FAULTS[outcome.fault]
    : outcome.reasons.map((reason) => explain(reason, site)).join("\n");

function explain(reason: NewStaffMemberFault, site: Site): string {
  switch (reason) {
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
  }
}

async function invitationDeps(config: Config, db: Database) {
  return {
    db,
    clock: openClock(config),
    site: await readSite(config, db),
    breachedPasswords: openBreachedPasswords(config),
    sessionSecret: await readSessionSecret(config),
    publicUrl: publicAddress(config),
    staffPasswords: config.staffPasswords,
  };
}

const sayLink = (link: string): void =>
  console.log(`Give them this link. It works once, for ${INVITATION_VALID_HOURS} hours:\n${link}`);

async function create(config: Config, db: Database, values: Values): Promise<number> {
  const deps = await invitationDeps(config, db);
  const member = {
    email: values.email ?? "",
    name: values.name ?? "",
    roles: values.role,
    deskIds: values.desk,
    actor: ACTOR,
  };
  const outcome = values["password-stdin"]
    ? await createStaffMember(deps, { ...member, password: await readPasswordFromStdin(process.stdin) })
    : await inviteStaffMember(deps, member);
  if (outcome.status === "refused") {
    console.error(explainRefusal(outcome, deps.site));
    return 1;
  }
  console.log(`Created ${values.email} (${values.role.join(", ")}). They sign in at /staff/sign-in.`);
  if (outcome.status === "invited") sayLink(outcome.link);
  return 0;
}

async function findMember(db: Database, email: string | undefined) {
  const wanted = normaliseEmail(email ?? "");
  const member = (await listStaffMembers({ db })).find((one) => one.email === wanted);
  if (!member) throw new StartupError("There is no account with this mail address. See: npm run admin -- list");
  return member;
}

async function invite(config: Config, db: Database, values: Values): Promise<number> {
  const { staffId, disabledAt } = await findMember(db, values.email);
  if (disabledAt)
    throw new StartupError("This account is suspended. An administrator can take it back at /staff/people");
  sayLink(await sendInvitationAgain(await invitationDeps(config, db), { staffId, actor: ACTOR }));
  return 0;
}

async function reset(config: Config, db: Database, values: Values): Promise<number> {
  const members = values.all ? await listStaffMembers({ db }) : [await findMember(db, values.email)];
  for (const { staffId, version, email } of members) {
    const outcome = await resetSecondFactor({ db, clock: openClock(config) }, { staffId, version, actor: ACTOR });
    console.log(
      outcome.status === "changed"
        ? `${email} has no second factor now, and sets one up at the next sign-in.`
        : `${email} had no second factor.`,
    );
  }
  return 0;
}

async function forgetProvider(config: Config, db: Database, values: Values): Promise<number> {
  const { staffId, email } = await findMember(db, values.email);
  const isForgotten = await forgetStaffIdentity({ db, clock: openClock(config) }, { staffId, actor: ACTOR });
  console.log(
    isForgotten
      ? `${email} is signed out, and the provider may name them by this address once more.`
      : `${email} never came in by a provider.`,
  );
  return 0;
}

function stateOf({ disabledAt, hasPassword, hasIdentity, hasSecondFactor }: StaffMember): string {
  if (disabledAt) return "  (suspended)";
  if (!hasPassword && !hasIdentity) return "  (invited)";
  if (!hasPassword) return "  (by provider)";
  return hasSecondFactor ? "" : "  (no second factor)";
}

async function list(db: Database): Promise<number> {
  const members = await listStaffMembers({ db });
  if (members.length === 0) console.log("There are no accounts yet. Make the first: npm run admin -- create …");
  for (const member of members) {
    const { email, name, roles, deskIds } = member;
    const desks = deskIds.length > 0 ? `  desks: ${deskIds.join(", ")}` : "";
    console.log(`${email}  ${name}  ${roles.join(", ")}${desks}${stateOf(member)}`);
  }
  return 0;
}

function run(command: string, config: Config, db: Database, values: Values): Promise<number> {
  switch (command) {
    case "create":
      return create(config, db, values);
    case "invite":
      return invite(config, db, values);
    case "reset-second-factor":
      return reset(config, db, values);
    case "forget-provider":
      return forgetProvider(config, db, values);
    default:
      return list(db);
  }
}

await runCommand(USAGE, async (args) => {
  const { command, values } = readCommand(args);
  if (!COMMANDS.includes(command)) throw new UsageError(command ? `There is no command "${command}".` : "");
  if (command !== "list" && !values.email && !(command === "reset-second-factor" && values.all))
    throw new UsageError("--email is needed.");
  if (command === "create" && !values.name) throw new UsageError("--email and --name are needed.");
  const config = readConfig(process.env);
  const db = await openMigratedDatabase(config, "npm run admin");
  try {
    return await run(command, config, db, values);
  } finally {
    await db.close();
  }
});
