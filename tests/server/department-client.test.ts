import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { connectPortal } from "../../docs/department-client/portal-api.mjs";
import { findFreePort } from "#tests/support/free-port.ts";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";

let portal: RunningPortal;
let port: number;
let cookie = "";
let client: ChildProcess | undefined;
let said = "";

async function open(path: string, fields?: readonly (readonly [string, string])[]) {
  const response = await fetch(portal.address + path, {
    redirect: "manual",
    headers: { Cookie: cookie, "Accept-Language": "en", ...(fields && { Origin: portal.address }) },
    ...(fields && { method: "POST", body: new URLSearchParams(fields.map(([name, value]) => [name, value])) }),
  });
  const set = response.headers.getSetCookie().find((line) => line.startsWith("ow_staff="));
  if (set) cookie = set.split(";")[0] ?? "";
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`In vain waited for: ${what}\n${said}\n${portal.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function startClient(env: Readonly<Record<string, string>>, matter: string): ChildProcess {
  const child = spawn(process.execPath, ["docs/department-client/client.mjs", matter], {
    cwd: projectRoot,
    env: { ...process.env, ONEWINDOW_URL: portal.address, PORT: String(port), ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return child;
}

async function stopClient(): Promise<void> {
  const child = client;
  if (!child || child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await exited;
}

beforeAll(async () => {
  port = await findFreePort();
  // Signatures hold for minutes: portal and client have one clock, the real one.
  portal = await startTestPortal({ env: { DEMO_CLOCK: "", WEBHOOK_TRUSTED_HOSTS: `127.0.0.1:${port}` } });
  const account = portal.demoAccounts().find(({ roles }) => roles.includes("administrator"));
  await open("/staff/sign-in", [
    ["email", account?.email ?? ""],
    ["password", account?.password ?? ""],
  ]);
}, 200_000);
afterAll(async () => {
  await stopClient();
  await portal?.stop();
});

it("the sample client opens a request, hears of it, and answers it", { timeout: 200_000 }, async () => {
  const made = await open("/staff/clients/new", [
    ["name", "Street lamps"],
    ["scopes", "requests.create"],
    ["scopes", "requests.read"],
    ["scopes", "requests.events"],
    ["desks", "civil-affairs"],
    ["webhook", `http://127.0.0.1:${port}/`],
  ]);
  expect(made.status).toBe(200);
  expect(made.headers.get("cache-control")).toBe("no-store");
  const key = /owk_[a-z2-7]{12}_[\w-]{43}/.exec(made.text)?.[0] ?? "";
  const secret = /whsec_[\w-]{43}/.exec(made.text)?.[0] ?? "";
  const id = /\/staff\/clients\/([0-9a-f-]{36})/.exec(made.text)?.[1] ?? "";
  expect([key, secret, id].every(Boolean)).toBe(true);
  const page = (await open(`/staff/clients/${id}`)).text;
  expect(page).toContain("Street lamps");
  expect(page).not.toContain(key);
  expect(page).not.toContain(secret);

  const env = { ONEWINDOW_KEY: key, ONEWINDOW_WEBHOOK_SECRET: secret };
  client = startClient(env, "LAMP-17");
  await until("the answer", () => /answered OW-/.test(said));
  const reference = /opened (OW-\S+)/.exec(said)?.[1] ?? "";
  const api = connectPortal({ address: portal.address, key, pauseMs: 50 });
  const request = (await api.read(reference)) as { state: string; external_number: string; events: { to: string }[] };
  expect(request).toMatchObject({ state: "answered", external_number: "LAMP-17" });
  expect(request.events.map(({ to }) => to)).toEqual(["submitted", "dispatched", "in_progress", "answered"]);
  await until("the last event", () => said.includes(`event request.event ${reference} 4`));
  expect(said).not.toMatch(/failed|refused/);
  const trail = await open(`/staff/clients/${id}`);
  expect(trail.text).toContain(reference);

  // One that is refused says how to appeal; a second one about what is looked at already goes on with the first.
  const lamp = (once: string, description: string) =>
    api.open(once, { description, language: "en" }) as Promise<{ reference: string }>;
  const refused = await lamp("open-private", "The lamp in the private road is dark.");
  await until("the way to appeal", () => said.includes(`appeal ${refused.reference} until 20`));
  const { appeal } = (await api.read(refused.reference)) as { appeal: { against: string; days: number } };
  expect(appeal).toMatchObject({ against: "refusal", days: 60 });
  const first = await lamp("open-first", "The big lamp at the bridge is dark.");
  await until("work on the first", () => said.includes(`working ${first.reference}`));
  const second = await lamp("open-second", "The big lamp at the bridge is dark.");
  await until("the duplicate", () => said.includes(`duplicate ${second.reference} of ${first.reference}`));
  expect(await api.read(second.reference)).toMatchObject({ state: "duplicate", duplicate_of: first.reference });
  expect(said).not.toMatch(/failed/);

  // Started again with the same matter, it opens nothing twice.
  await stopClient();
  said = "";
  client = startClient(env, "LAMP-17");
  await until("the same request", () => said.includes("opened"));
  expect(said).toContain(`opened ${reference}`);

  // With another secret nothing is believed, and the page says what the client said.
  await stopClient();
  said = "";
  client = startClient({ ...env, ONEWINDOW_WEBHOOK_SECRET: "whsec_another" }, "");
  await until("listening", () => said.includes("listening"));
  expect((await open(`/staff/clients/${id}`, [["intent", "test"]])).status).toBe(303);
  await until("the refusal", () => said.includes("refused wrong"));
  await until("what it said", async () => (await open(`/staff/clients/${id}`)).text.includes("status 401"));
});

it("no key, secret or word of a request stands in the log or in what is told", () => {
  expect(portal.output()).not.toMatch(/owk_|whsec_|street lamp/i);
  const files = readdirSync(join(projectRoot, "docs/department-client"));
  for (const file of files)
    expect(readFileSync(join(projectRoot, "docs/department-client", file), "utf8"), file).not.toMatch(
      /owk_\w|whsec_\w/,
    );
});
