import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { holdDataDirectory } from "#app/db/data-directory-lock.server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "admin-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** `npm run admin -- …` in a data directory of its own, with one line on the standard input. */
function admin(
  args: readonly string[],
  input = "",
): Promise<{ status: number | null; said: string; complained: string }> {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    DATABASE_URL: "",
    SESSION_SECRET: "a secret for tests of the command",
  };
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/admin-cli.ts", ...args], {
    cwd: projectRoot,
    env,
  });
  const texts = { said: "", complained: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (texts.complained += chunk.toString()));
  child.stdin.end(`${input}\n`);
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, ...texts })));
}

const first = ["create", "--email", "wang@linjiang.example", "--name", "Wang Fang", "--role", "administrator"];

describe("the admin command", { timeout: 120_000 }, () => {
  test("refuses what it does not know, and says how it is used", async () => {
    const outcome = await admin(["promote"]);
    expect(outcome.status).toBe(1);
    expect(outcome.complained).toMatch(/no command "promote"[^]*npm run admin -- create/);
  });

  test("refuses while the portal holds the data directory, and names it", async () => {
    const hold = holdDataDirectory(join(folder, "db"), "the portal (npm start)");
    const outcome = await admin(["list"]);
    hold.release();
    expect(outcome.status).toBe(1);
    expect(outcome.complained).toContain("is in use by the portal (npm start)");
    expect(outcome.complained).not.toMatch(/^\s+at /m);
  });

  test("makes the first account before the portal was ever started: its link lets them choose a password", async () => {
    const made = await admin(first);
    expect(made.status).toBe(0);
    expect(made.said).toMatch(/\/staff\/invitation\/[\w-]{43}/);
    const again = await admin(first);
    expect(again).toMatchObject({ status: 1, said: "" });
    expect(again.complained).toContain("There is an account with this mail address already");
  });

  test("makes one with a password, and refuses a weak one", async () => {
    const second = [...first.map((word) => word.replace("wang@", "li@").replace("Wang", "Li")), "--password-stdin"];
    const weak = await admin(second, "password1234");
    expect(weak).toMatchObject({ status: 1, said: "" });
    const made = await admin(second, "three boats on the river");
    expect(made.status).toBe(0);
    const listed = await admin(["list"]);
    expect(listed.said).toContain("wang@linjiang.example  Wang Fang  administrator");
    expect(listed.said).toContain("li@linjiang.example  Li Fang  administrator");
  });
});
