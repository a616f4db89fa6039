import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { codeOf } from "#tests/factories/second-factor.ts";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";

/** A portal for real residents: no sample accounts, and nobody in without a second factor. */
const ENV = { DEMO: "0", DEMO_CLOCK: "", SESSION_SECRET: "a secret for this test alone" };
const EMAIL = "gao.yun@authority.example";
const PASSWORD = "seven lanterns over water";

let dataDir: string;
let portal: RunningPortal;
let link: string;

function runAdmin(...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "app/server/admin-cli.ts", ...args],
    { cwd: projectRoot, encoding: "utf8", env: { ...process.env, ...ENV, DATA_DIR: dataDir } },
  );
  return { status, output: stdout + stderr };
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "onewindow-real-"));
  const made = runAdmin("create", "--email", EMAIL, "--name", "Gao Yun", "--role", "administrator");
  link = /\/staff\/invitation\/[\w-]{43}/.exec(made.output)?.[0] ?? made.output;
  portal = await startTestPortal({ dataDir, env: ENV });
}, 200_000);

afterAll(async () => {
  await portal?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let cookie = "";

async function open(
  path: string,
  fields?: Record<string, string>,
): Promise<{ status: number; location: string; text: string }> {
  const response = await fetch(portal.address + path, {
    redirect: "manual",
    headers: { Cookie: cookie, ...(fields && { Origin: portal.address }) },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const set = response.headers.getSetCookie().find((line) => line.startsWith("ow_staff="));
  if (set) cookie = set.split(";")[0] ?? "";
  return { status: response.status, location: response.headers.get("Location") ?? "", text: await response.text() };
}

test("the first administrator comes in by the link of the command, and only with a second factor", async () => {
  expect(link).toMatch(/^\/staff\/invitation\//);
  const chosen = await open(link, { password: PASSWORD, again: PASSWORD });
  expect(chosen).toMatchObject({ status: 303, location: "/staff/second-factor?next=%2Fstaff" });
  for (const path of ["/staff", "/staff/people", "/staff/account", "/staff/break-glass"])
    expect((await open(path)).location).toMatch(/^\/staff\/sign-in\?next=/);
  expect((await open("/staff/people/new", { email: "x@y.example" })).location).toMatch(/^\/staff\/sign-in\?next=/);

  const page = (await open("/staff/second-factor")).text;
  const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const secret = /dir="ltr">([A-Z2-7 ]{39})</.exec(page)?.[1] ?? "";
  const done = await open("/staff/second-factor", { sealed, code: await codeOf(secret, new Date()), next: "/staff" });
  expect(done.status).toBe(200);
  expect(done.text.match(/dir="ltr">[a-z2-9]{4}(?:-[a-z2-9]{4}){2}</g)).toHaveLength(10);
  expect((await open("/staff/people")).status).toBe(200);

  cookie = "";
  const again = await open("/staff/sign-in", { email: EMAIL, password: PASSWORD });
  expect(again.location).toBe("/staff/sign-in/code?next=%2Fstaff");
  expect((await open("/staff/people")).location).toMatch(/^\/staff\/sign-in\?next=/);
  const code = await codeOf(secret, new Date(), 1);
  expect(await open("/staff/sign-in/code", { code })).toMatchObject({ status: 303, location: "/staff" });
  expect((await open("/staff/people")).status).toBe(200);
});

test("an address below /staff that is no page is not there, and its forms neither", async () => {
  expect((await open("/staff/no-such-page")).status).toBe(404);
  expect((await open("/staff/no-such-page", { intent: "anything" })).status).toBeGreaterThanOrEqual(400);
});
