import { randomInt } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Site } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { STAFF_ROLES, type StaffRole } from "./roles.ts";
import { replacePasswordHash, selectStaffMembers } from "./staff.queries.server.ts";

const demoAccountSchema = z.object({
  email: z.string(),
  name: z.string(),
  password: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  deskIds: z.array(z.string()),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;

type Planned = {
  readonly user: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly deskIds: readonly string[];
};

/** One account for each kind of work. Desks are those of whatever authority the content describes. */
function planAccounts(site: Site): Planned[] {
  const ids = site.desks.map((desk) => desk.id);
  const hall = site.desks.find((desk) => desk.catchall);
  const ofHall = site.desks.filter(
    (desk) => desk.id === hall?.id || (desk.centre !== null && desk.centre === hall?.centre),
  );
  const other = ids.find((id) => id === "civil-affairs") ?? ids.find((id) => id !== hall?.id) ?? ids[0];
  return [
    { user: "agent", name: "陈丽华 Chen Lihua", role: "agent", deskIds: ofHall.map((desk) => desk.id) },
    { user: "agent.civil", name: "周明 Zhou Ming", role: "agent", deskIds: other ? [other] : [] },
    { user: "supervisor", name: "吴建国 Wu Jianguo", role: "supervisor", deskIds: ids },
    { user: "editor", name: "林小雨 Lin Xiaoyu", role: "editor", deskIds: [] },
    { user: "approver", name: "何文静 He Wenjing", role: "approver", deskIds: [] },
    { user: "auditor", name: "孙一凡 Sun Yifan", role: "auditor", deskIds: [] },
    { user: "administrator", name: "赵敏 Zhao Min", role: "administrator", deskIds: [] },
  ];
}

/** Without letters and digits that look alike: these are read from a terminal and typed. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

async function readKnown(file: string): Promise<Map<string, DemoAccount>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  return new Map(
    z
      .array(demoAccountSchema)
      .parse(JSON.parse(text))
      .map((account) => [account.email, account]),
  );
}

/** Written beside and renamed, so that a reader never finds half of it; only the portal's own user may read it. */
async function write(file: string, accounts: readonly DemoAccount[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

/**
 * The sample accounts of demo mode, made when they are missing, with random passwords. These are kept in `file` so that
 * each start can print them again; where the file is lost, accounts get new passwords. Never call it outside demo mode.
 */
export async function createDemoAccounts(
  deps: Pick<Services, "db" | "clock" | "site">,
  options: { readonly file: string },
): Promise<DemoAccount[]> {
  const known = await readKnown(options.file);
  const accounts = planAccounts(deps.site).map(({ user, name, role, deskIds }): DemoAccount => {
    const email = `${user}@linjiang.example`;
    return {
      email,
      name,
      password: known.get(email)?.password ?? makePassword(),
      roles: [role],
      deskIds: [...deskIds],
    };
  });
  // Written first: a stop in between must not leave an account whose password nobody knows.
  await write(options.file, accounts);
  const existing = new Set((await selectStaffMembers(deps.db)).map((member) => member.email));
  for (const account of accounts) {
    if (!existing.has(account.email)) {
      const outcome = await createStaffMember(deps, { ...account, actor: { kind: "system", id: "demo" } });
      if (outcome.status === "refused")
        throw new Error(`demo account ${account.email} refused: ${outcome.reasons.join()}`);
    } else if (!known.has(account.email)) {
      await replacePasswordHash(deps.db, account.email, await hashPassword(account.password));
    }
  }
  return accounts;
}
