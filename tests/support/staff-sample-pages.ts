import type { Browser } from "@playwright/test";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { applyOnline, setUpTelephone, typePassword } from "#tests/e2e/journeys.ts";
import { type RunningPortal, TEST_EVALUATION_KEY } from "./portal.ts";
import { at, followFirst, type SamplePage, stay, type Visit } from "./sample-page.ts";

/**
 * Gives the approver a telephone, so that they are asked for a code; nobody else signs in as them. Before all looks:
 * two at once would end each other's sessions.
 */
export async function giveApproverTelephone(browser: Browser, portal: RunningPortal): Promise<void> {
  const approver = portal.demoAccounts().find(({ roles }) => roles.includes("approver"));
  if (!approver) throw new Error("no sample account has the role approver");
  const text = (key: string): string => getTranslator("en")(key) as string;
  const page = await browser.newPage({
    baseURL: portal.address,
    locale: "en",
    extraHTTPHeaders: { "x-evaluation-key": TEST_EVALUATION_KEY },
  });
  await typePassword(page, approver, text);
  await setUpTelephone(page, approver, text);
  await page.close();
}

async function openSecondPage({ page, text, account }: Visit): Promise<void> {
  await typePassword(page, account("approver"), text);
  await page.waitForURL(/\/staff\/sign-in\/code/);
}

async function typeWrongCode(visit: Visit): Promise<void> {
  await openSecondPage(visit);
  await visit.page.getByLabel(visit.text("accounts:code.label"), { exact: true }).fill("000000");
  await visit.page.getByRole("button", { name: visit.text("accounts:sign_in.submit"), exact: true }).click();
  await visit.page.getByRole("alert").waitFor();
}

/** A department's system that will be told at an address where nobody answers. */
async function letProgramIn({ page, text }: Visit): Promise<void> {
  await page.goto("/staff/clients/new");
  await page.getByLabel(text("accounts:clients.name"), { exact: true }).fill("Civil registry");
  for (const scope of ["create", "read", "events"])
    await page.getByLabel(text(`accounts:clients.scope.requests_${scope}`), { exact: true }).check();
  await page.locator('input[name="desks"][value="civil-affairs"]').check();
  await page.getByLabel(text("accounts:clients.webhook"), { exact: true }).fill("https://registry.example/events");
  await page.getByRole("button", { name: text("accounts:clients.add_submit"), exact: true }).click();
  await page.getByRole("link", { name: text("accounts:clients.go_on"), exact: true }).waitFor();
}

/** What staff see, the doors they come in by, and what they are refused with. */
export const STAFF_SAMPLE_PAGES: readonly SamplePage[] = [
  { name: "staff-sign-in", routes: ["staff_.sign-in"], open: at("/staff/sign-in") },
  { name: "staff-sign-in-unknown", routes: ["staff_.sign-in"], open: at("/staff/sign-in?problem=unknown") },
  { name: "staff-code", routes: ["staff_.sign-in_.code"], open: openSecondPage },
  { name: "staff-code-wrong", routes: ["staff_.sign-in_.code"], status: 400, open: typeWrongCode },
  {
    name: "staff-invitation-gone",
    routes: ["staff_.invitation.$token"],
    status: 404,
    open: at("/staff/invitation/used"),
  },
  { name: "styleguide", routes: ["styleguide"], open: at("/styleguide") },
  { name: "not-found", routes: ["$"], status: 404, open: at("/no-such-page") },
  { name: "staff-not-found", routes: ["staff.$"], role: "agent", status: 404, open: at("/staff/no-such-page") },
  { name: "staff-home", routes: ["staff", "staff._index"], role: "agent", open: at("/staff") },
  { name: "staff-keys", routes: ["staff.keys"], role: "agent", open: at("/staff/keys") },
  { name: "staff-account", routes: ["staff.account"], role: "agent", open: at("/staff/account") },
  { name: "staff-second-factor", routes: ["staff_.second-factor"], role: "editor", open: at("/staff/second-factor") },
  {
    name: "staff-second-factor-wrong",
    routes: ["staff_.second-factor"],
    role: "editor",
    status: 400,
    open: async ({ page, text }) => {
      await page.goto("/staff/second-factor");
      await page.getByLabel(text("accounts:code.label"), { exact: true }).fill("000000");
      await page.getByRole("button", { name: text("accounts:set_up.submit"), exact: true }).click();
    },
  },
  { name: "staff-queue", routes: ["staff.requests._index"], role: "agent", open: at("/staff/requests") },
  {
    name: "staff-queue-given-nothing",
    routes: ["staff.requests._index"],
    role: "supervisor",
    status: 400,
    async open({ page, text }) {
      await page.goto("/staff/requests");
      await page.getByRole("button", { name: text("staff:give.submit"), exact: true }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "staff-request",
    routes: ["staff.requests.$reference"],
    role: "agent",
    open: (visit) => followFirst(visit, "/staff/requests", /^\/staff\/requests\/OW-/),
  },
  {
    name: "staff-handoffs",
    routes: ["staff.handoffs._index"],
    role: "agent",
    open: at("/staff/handoffs"),
  },
  {
    name: "staff-handoff",
    routes: ["staff.handoffs.$id"],
    role: "agent",
    open: (visit) => followFirst(visit, "/staff/handoffs", /^\/staff\/handoffs\/[0-9a-f-]{36}/),
  },
  { name: "staff-gaps", routes: ["staff.gaps._index"], role: "editor", open: at("/staff/gaps") },
  {
    name: "staff-gap",
    routes: ["staff.gaps.$id"],
    role: "editor",
    open: (visit) => followFirst(visit, "/staff/gaps", /^\/staff\/gaps\/[0-9a-f-]{36}/),
  },
  { name: "staff-gaps-pages", routes: ["staff.gaps._index"], role: "editor", open: at("/staff/gaps?view=pages") },
  { name: "staff-assistant", routes: ["staff.assistant"], role: "administrator", open: at("/staff/assistant") },
  { name: "staff-people", routes: ["staff.people._index"], role: "administrator", open: at("/staff/people") },
  { name: "staff-invite", routes: ["staff.people.new"], role: "administrator", open: at("/staff/people/new") },
  {
    name: "staff-invite-wrong",
    routes: ["staff.people.new"],
    role: "administrator",
    status: 400,
    open: async ({ page, text }) => {
      await page.goto("/staff/people/new");
      await page.getByRole("button", { name: text("accounts:people.invite_submit"), exact: true }).click();
    },
  },
  {
    name: "staff-person",
    routes: ["staff.people.$id"],
    role: "administrator",
    open: (visit) => followFirst(visit, "/staff/people", /^\/staff\/people\/[0-9a-f-]{36}/),
  },
  { name: "staff-clients", routes: ["staff.clients._index"], role: "administrator", open: at("/staff/clients") },
  {
    name: "staff-client-new",
    routes: ["staff.clients.new"],
    role: "administrator",
    open: at("/staff/clients/new"),
  },
  {
    name: "staff-client-wrong",
    routes: ["staff.clients.new"],
    role: "administrator",
    status: 400,
    open: async ({ page, text }) => {
      await page.goto("/staff/clients/new");
      await page.getByRole("button", { name: text("accounts:clients.add_submit"), exact: true }).click();
    },
  },
  { name: "staff-client-made", routes: ["staff.clients.new"], role: "administrator", open: letProgramIn },
  {
    name: "staff-client",
    routes: ["staff.clients.$id"],
    role: "administrator",
    async open(visit) {
      await letProgramIn(visit);
      await visit.page.getByRole("link", { name: visit.text("accounts:clients.go_on"), exact: true }).click();
      await visit.page.getByRole("button", { name: visit.text("accounts:clients.test"), exact: true }).click();
      await visit.page.waitForURL(/done=test/);
    },
  },
  { name: "staff-desks", routes: ["staff.desks._index"], role: "administrator", open: at("/staff/desks") },
  { name: "staff-desk", routes: ["staff.desks.$id"], role: "administrator", open: at("/staff/desks/civil-affairs") },
  { name: "staff-break-glass", routes: ["staff.break-glass"], role: "administrator", open: at("/staff/break-glass") },
  {
    name: "staff-break-glass-wrong",
    routes: ["staff.break-glass"],
    role: "administrator",
    status: 400,
    open: async ({ page, text }) => {
      await page.goto("/staff/break-glass");
      await page.getByRole("button", { name: text("staff:break_glass.submit"), exact: true }).click();
    },
  },
  {
    name: "staff-helpers",
    routes: ["staff.requests.$reference_.helpers"],
    role: "agent",
    async open(visit) {
      await followFirst(visit, "/staff/requests", /^\/staff\/requests\/OW-/);
      await visit.page.goto(`${new URL(visit.page.url()).pathname}/helpers`);
    },
  },
  {
    name: "staff-new-code",
    routes: ["staff.requests.$reference_.new-code"],
    role: "agent",
    async open(visit) {
      await followFirst(visit, "/staff/requests", /^\/staff\/requests\/OW-/);
      await visit.page.goto(`${new URL(visit.page.url()).pathname}/new-code`);
    },
  },
  {
    name: "staff-request-merge",
    routes: ["staff.requests.$reference_.merge"],
    role: "agent",
    async open(visit) {
      await followFirst(visit, "/staff/requests", /^\/staff\/requests\/OW-/);
      await visit.page.goto(`${new URL(visit.page.url()).pathname}/merge`);
    },
  },
  {
    name: "staff-request-hold",
    routes: ["staff.requests.$reference_.hold"],
    role: "auditor",
    async open(visit) {
      await followFirst(visit, "/staff/requests", /^\/staff\/requests\/OW-/);
      await visit.page.goto(`${new URL(visit.page.url()).pathname}/hold`);
    },
  },
  { name: "staff-follow-ups", routes: ["staff.follow-ups"], role: "supervisor", open: at("/staff/follow-ups") },
  { name: "staff-mails", routes: ["staff.mails"], role: "administrator", open: at("/staff/mails") },
  {
    name: "staff-queue-found",
    routes: ["staff.requests._index"],
    role: "supervisor",
    async open({ page, text }) {
      await page.goto("/staff/requests");
      await page.getByRole("searchbox").fill("13800138000");
      await page.getByRole("button", { name: text("staff:queue.find_button"), exact: true }).click();
      await page.getByRole("heading", { name: text("staff:queue.found.phone") }).waitFor();
    },
  },
  {
    name: "staff-show-answer",
    routes: ["staff.requests.$reference_.show.$field"],
    role: "supervisor",
    open: stay(/\/show\/bank_account$/, async ({ page, language, text }) => {
      await page.context().clearCookies({ name: /ow_visitor$/ });
      await page.goto("/forms/old-age-allowance");
      const { reference } = await applyOnline(page, "old-age-allowance", language, text);
      await page.goto(`/staff/requests/${reference}/show/bank_account`);
    }),
  },
  { name: "staff-retention", routes: ["staff.retention"], role: "auditor", open: at("/staff/retention") },
  { name: "staff-audit", routes: ["staff.audit"], role: "auditor", open: at("/staff/audit") },
];
