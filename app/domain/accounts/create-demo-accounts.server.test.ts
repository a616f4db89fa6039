import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { createDemoAccounts, type DemoAccount } from "./create-demo-accounts.server.ts";
import { STAFF_ROLES } from "./roles.ts";
import { signIn } from "./sign-in.server.ts";

const database = useTestDatabase();
const site = {
  default_language: "en",
  desks: [
    { id: "complaints", centre: "hall" },
    { id: "civil-affairs", centre: null },
    { id: "service-hall", centre: "hall", catchall: true },
  ],
} as never;

const depsFor = (db: Database) => ({ db, site, clock: new SetClock("2026-03-02T09:00:00Z"), sessionSecret: "test" });

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demo-accounts-"));
  file = join(folder, "data", "demo-accounts.json");
});
afterEach(() => rm(folder, { recursive: true }));

async function expectSignIn(deps: ReturnType<typeof depsFor>, { email, password }: DemoAccount, status: string) {
  expect(await signIn(deps, { email, password, browser: "firefox", isSecondFactorNeeded: false })).toMatchObject({
    status,
  });
}

describe("demo accounts", () => {
  it("are one for each role, each with a password of its own that nobody else can read", async () => {
    await database.rolledBack(async (db) => {
      const accounts = await createDemoAccounts(depsFor(db), { file });
      expect(new Set(accounts.flatMap((account) => account.roles))).toEqual(new Set(STAFF_ROLES));
      expect(new Set(accounts.map((account) => account.password)).size).toBe(accounts.length);
      expect(accounts.find((account) => account.email === "agent@linjiang.example")?.deskIds).toEqual([
        "complaints",
        "service-hall",
      ]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(file, "utf8"))).toEqual(accounts);
      const agent = accounts[0];
      if (agent) await expectSignIn(depsFor(db), agent, "opened");
    });
  });

  it("stay the same at the next start", async () => {
    await database.rolledBack(async (db) => {
      const first = await createDemoAccounts(depsFor(db), { file });
      expect(await createDemoAccounts(depsFor(db), { file })).toEqual(first);
    });
  });

  it("get new passwords when the file was lost, and the old ones are worth nothing", async () => {
    await database.rolledBack(async (db) => {
      const [before] = await createDemoAccounts(depsFor(db), { file });
      await rm(file);
      const [after] = await createDemoAccounts(depsFor(db), { file });
      if (!before || !after) throw new Error("no accounts");
      await expectSignIn(depsFor(db), before, "refused");
      await expectSignIn(depsFor(db), after, "opened");
    });
  });
});
