import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningPortal, startTestPortal } from "#tests/support/portal.ts";
import { Resident } from "#tests/support/resident.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startTestPortal();
}, 200_000);
afterAll(() => portal.stop());

const TAKES_EFFECT_WITHIN_MS = 2_000;

async function ask(headers: Record<string, string> = {}) {
  const response = await fetch(`${portal.address}/api/v1/questions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ question: "How much is the old-age allowance?", language: "zh-CN" }),
  });
  const body = (await response.json()) as { answer?: { status: string }; error?: { code: string; message: string } };
  return { status: response.status, retryAfter: response.headers.get("Retry-After"), ...body };
}
const metrics = async () => (await fetch(`${portal.address}/metrics`)).text();

async function signedIn(role: string): Promise<Resident> {
  const account = portal.demoAccounts().find(({ roles }) => roles.includes(role));
  const browser = new Resident(portal.address);
  const form = await browser.open("/staff/sign-in");
  await browser.submit(form, { email: account?.email ?? "", password: account?.password ?? "" });
  return browser;
}

it("an administrator switches the assistant off, limits it and switches it on; nobody else can", async () => {
  const editor = await signedIn("editor");
  expect((await editor.open("/staff/assistant")).status).toBe(403);

  const administrator = await signedIn("administrator");
  const form = { mode: "off", personLimit: "200", dayLimit: "20000", reason: "" };
  const page = await administrator.open("/staff/assistant");
  const refused = await administrator.submit(page, form);
  expect(refused.status).toBe(400);
  expect((await ask()).answer?.status).toBe("answered");

  const reason = "A wrong sum was quoted";
  const changed = await administrator.submit(page, { ...form, reason });
  expect(changed.html).toContain(reason);
  const startedMs = performance.now();
  expect((await ask()).answer?.status).toBe("unavailable_switched_off");
  expect(performance.now() - startedMs).toBeLessThan(TAKES_EFFECT_WITHIN_MS);
  expect((await new Resident(portal.address).open("/assistant")).html).toContain("The assistant is switched off");
  const figures = await metrics();
  expect(figures).toContain('onewindow_assistant_mode{mode="off"} 1');
  expect(figures).toContain('onewindow_answers_total{status="unavailable_switched_off"} 1');

  const stale = await administrator.submit(page, { ...form, mode: "on", reason: "Drawn before the switch" });
  expect(stale.status).toBe(409);
  expect(stale.html).toContain("Drawn before the switch");
  expect((await ask()).answer?.status).toBe("unavailable_switched_off");

  await administrator.submit(stale, { mode: "on", personLimit: "1", dayLimit: "", reason: "Repaired, with care" });
  const limited = await ask();
  expect(limited).toMatchObject({ status: 429, error: { code: "limit_person" } });
  expect(Number(limited.retryAfter)).toBeGreaterThan(0);
  expect(limited.error?.message).toContain("midnight");
  expect((await ask({ "x-evaluation-key": "tests" })).answer?.status).toBe("answered");
  expect(await metrics()).toContain('onewindow_questions_refused_total{limit="person"} 1');

  const auditor = await signedIn("auditor");
  const trail = await auditor.open("/staff/audit?subject=settings");
  expect(trail.html).toContain("Assistant settings changed");
}, 120_000);

it("the figures are for this machine or the token's holder", async () => {
  const elsewhere = await fetch(`${portal.address}/metrics`, { headers: { "X-Forwarded-For": "192.0.2.1" } });
  expect(elsewhere.status).toBe(401);
});
