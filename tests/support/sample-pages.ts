import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { applyOnline, fillForm } from "#tests/e2e/journeys.ts";
import { at, type SamplePage, stay, type Visit } from "./sample-page.ts";
import { followPathIn, readMailTo } from "./read-mail.ts";
import { newsPathIn, readTextAbout } from "./read-text.ts";
import { askForCode, codeFor, signInResident } from "./sign-in-resident.ts";
import { STAFF_SAMPLE_PAGES } from "./staff-sample-pages.ts";

/** As somebody new, who has no draft to go on with. */
async function openForm(page: Page, id: string): Promise<void> {
  await page.context().clearCookies({ name: /ow_visitor$/ });
  await page.goto(`/forms/${id}`);
}

async function startForm(visit: Visit, id: string): Promise<void> {
  await openForm(visit.page, id);
  await visit.page.getByRole("button", { name: visit.text("forms:start.button") }).click();
}

/** What one resident told, another is about to tell. */
async function tellTwice(visit: Visit): Promise<void> {
  const form = "tree-and-streetlight-report";
  await openForm(visit.page, form);
  await applyOnline(visit.page, form, visit.language, visit.text);
  await openForm(visit.page, form);
  await fillForm(visit.page, form, visit.language, visit.text);
}

/** Leaves an address to follow what another told, which gets a mail with a link. */
async function askToFollow(visit: Visit): Promise<string> {
  await tellTwice(visit);
  const address = `${randomUUID()}@example.org`;
  await visit.page.getByLabel(visit.text("forms:check.told_address"), { exact: true }).fill(address);
  await visit.page.getByRole("button", { name: visit.text("forms:check.told_follow"), exact: true }).click();
  await visit.page.waitForURL(/&told$/);
  return address;
}

async function openFollowed(visit: Visit): Promise<void> {
  const mail = await readMailTo(process.env["E2E_DATA_DIR"] ?? "", await askToFollow(visit));
  await visit.page.goto(followPathIn(mail));
}

async function confirmFollowed(visit: Visit): Promise<void> {
  await openFollowed(visit);
  await visit.page.getByRole("button", { name: visit.text("requests:follow.confirm"), exact: true }).click();
}

/** Sends the step empty, so that it comes back with everything it misses. */
async function sendEmptyStep(visit: Visit): Promise<void> {
  await startForm(visit, "old-age-allowance");
  await visit.page.getByRole("button", { name: visit.text("forms:step.continue") }).click();
}

async function typeWrongAddress({ page, text }: Visit): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(text("account:sign_in.email"), { exact: true }).fill("li.hua");
  await page.getByRole("button", { name: text("account:sign_in.submit"), exact: true }).click();
}

async function signInAfterDraft(visit: Visit): Promise<void> {
  await startForm(visit, "old-age-allowance");
  await signInResident(visit.page, visit.text);
}

const signInAndOpen =
  (path: string): SamplePage["open"] =>
  async ({ page, text }) => {
    await signInResident(page, text);
    await page.goto(path);
  };

async function fillAllowance({ page, language, text }: Visit): Promise<void> {
  await openForm(page, "old-age-allowance");
  await fillForm(page, "old-age-allowance", language, text);
}

async function sendForm({ page, language, text }: Visit): Promise<void> {
  await openForm(page, "something-else");
  await applyOnline(page, "something-else", language, text);
}

async function sayNo({ page, text }: Visit): Promise<void> {
  await page.goto("/services/old-age-allowance");
  await page.getByRole("button", { name: text("catalogue:feedback.no"), exact: true }).click();
  await page.waitForURL(/\/feedback\/./);
}

const REFERENCE = /OW-\d{4}-[A-Z0-9]{5}-[A-Z0-9]/;

/** The visitor's own request, sent if there is none yet, then the page behind `path` of it. */
async function openRequest(visit: Visit, path = ""): Promise<void> {
  const known = REFERENCE.exec(visit.page.url())?.[0];
  if (!known) await sendForm(visit);
  const reference = known ?? REFERENCE.exec(await visit.page.getByRole("main").innerText())?.[0];
  await visit.page.goto(`/requests/${reference}${path}`);
}

/** The link in a text message. */
async function openNews(visit: Visit): Promise<void> {
  const { page, text } = visit;
  await openRequest(visit);
  await page.getByRole("button", { name: text("requests:ways.sms.start"), exact: true }).click();
  const reference = REFERENCE.exec(page.url())?.[0] ?? "";
  await page.goto(`/requests/${reference}/withdraw`);
  await page.getByRole("radio").first().check();
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForURL(/\?done=withdraw/);
  await page.goto(newsPathIn(await readTextAbout(process.env["E2E_DATA_DIR"] ?? "", reference)));
}

async function askForLost({ page, text }: Visit, contact: string): Promise<void> {
  await page.goto("/requests/lost");
  await page.getByLabel(text("requests:lost.contact"), { exact: true }).fill(contact);
  await page.getByRole("button", { name: text("requests:lost.send"), exact: true }).click();
}

/** As somebody who sent a request in a browser that is not at hand any more. */
async function findLost(visit: Visit): Promise<void> {
  const { page, text } = visit;
  const email = `${randomUUID()}@example.org`;
  await openForm(page, "something-else");
  await applyOnline(page, "something-else", visit.language, text, { email });
  // What they chose to read in stays.
  await page.context().clearCookies({ name: /ow_visitor$/ });
  await askForLost(visit, email);
  await page.getByLabel(text("account:code.label"), { exact: true }).fill(await codeFor(email));
  await page.getByRole("button", { name: text("requests:lost.code_submit"), exact: true }).click();
  await page.waitForURL(/\/lost\/found/);
}

async function ask(visit: Visit, question: Record<ContentLanguage, string>): Promise<void> {
  await visit.page.goto("/assistant");
  await visit.page.getByLabel(visit.text("assistant:ask.label")).fill(question[visit.language]);
  await visit.page.getByRole("button", { name: visit.text("assistant:ask.submit"), exact: true }).click();
  await visit.page.waitForURL(ANSWER);
}

async function openWatchForm(visit: Visit): Promise<void> {
  await ask(visit, ALLOWANCE);
  await visit.page
    .getByRole("link", { name: visit.text("watches:link.change") })
    .first()
    .click();
}

async function sendWatchForm(visit: Visit): Promise<void> {
  await openWatchForm(visit);
  await visit.page.getByLabel(visit.text("watches:ask.email")).fill(`${randomUUID()}@example.org`);
  await visit.page.getByRole("button", { name: visit.text("watches:ask.submit") }).click();
  await visit.page.waitForURL(/tell-me\/[0-9a-f]/);
}

async function shareAnswer(visit: Visit): Promise<void> {
  await ask(visit, ALLOWANCE);
  await visit.page.getByRole("button", { name: visit.text("assistant:share.share"), exact: true }).click();
  await visit.page.waitForURL(/\/share\?page=/);
}

const ANSWER = /\/assistant\/[0-9a-f-]{36}/;
const ALLOWANCE = { en: "How much is the old-age allowance?", "zh-CN": "高龄津贴一个月多少钱？" };
const UNKNOWN = { en: "How do I breed alpacas on the moon?", "zh-CN": "怎么在月球上养羊驼？" };
const CRISIS = { en: "I want to kill myself", "zh-CN": "我不想活了" };

/** A new page joins every matrix by one line here. */
export const SAMPLE_PAGES: readonly SamplePage[] = [
  { name: "home", routes: ["_index"], hasScript: true, open: at("/") },
  { name: "services", routes: ["services._index"], open: at("/services") },
  { name: "services-nothing", routes: ["services._index"], open: at("/services?q=zzzz") },
  { name: "service", routes: ["services.$slug"], open: at("/services/old-age-allowance") },
  { name: "guide", routes: ["guides.$slug"], open: at("/guides/old-age-allowance-rules") },
  { name: "guide-superseded", routes: ["guides.$slug"], open: at("/guides/old-age-allowance-rules-2022") },
  { name: "guide-document", routes: ["guides.$slug"], open: at("/guides/lift-handbook") },
  { name: "privacy", routes: ["guides.$slug"], open: at("/guides/privacy") },
  { name: "life-event", routes: ["life-events.$slug"], open: at("/life-events/having-a-child") },
  { name: "centres", routes: ["centres._index"], open: at("/centres") },
  { name: "centre", routes: ["centres.$id"], open: at("/centres/linjiang-hall") },
  {
    name: "nearest-centre",
    routes: ["centres._index"],
    open: at("/centres?service=old-age-allowance&from=yanjiang-community"),
  },
  {
    name: "visit-slip",
    routes: ["services.$slug_.visit"],
    open: at("/services/old-age-allowance/visit?centre=linjiang-hall&have=id-card"),
  },
  { name: "visit-choose", routes: ["services.$slug_.visit"], open: at("/services/old-age-allowance/visit") },
  { name: "offline", routes: ["offline"], open: at("/offline") },
  { name: "search", routes: ["search"], hasScript: true, open: at("/search?q=card") },
  { name: "search-nothing", routes: ["search"], hasScript: true, open: at("/search?q=qwxzyk") },
  { name: "feedback", routes: ["feedback.$id"], open: stay(/\/feedback\/./, sayNo) },
  { name: "assistant", routes: ["assistant._index"], hasScript: true, open: at("/assistant") },
  {
    name: "answer",
    routes: ["assistant.$conversationId"],
    hasScript: true,
    open: stay(ANSWER, (visit) => ask(visit, ALLOWANCE)),
  },
  {
    name: "answer-edit",
    routes: ["assistant.$conversationId"],
    hasScript: true,
    open: stay(/\?edit=/, async (visit) => {
      await ask(visit, ALLOWANCE);
      await visit.page.getByRole("link", { name: visit.text("assistant:edit.link") }).click();
      await visit.page.waitForURL(/\?edit=/);
    }),
  },
  {
    name: "answer-judged",
    routes: ["assistant.$conversationId"],
    hasScript: true,
    open: stay(ANSWER, async (visit) => {
      await ask(visit, ALLOWANCE);
      await visit.page.getByRole("button", { name: visit.text("assistant:feedback.no"), exact: true }).click();
      await visit.page.getByText(visit.text("assistant:feedback.why")).waitFor();
    }),
  },
  {
    name: "transcript",
    routes: ["assistant.$conversationId_.transcript"],
    hasScript: true,
    open: stay(/\/transcript$/, async (visit) => {
      await ask(visit, ALLOWANCE);
      await visit.page.getByRole("link", { name: visit.text("assistant:transcript.link") }).click();
      await visit.page.waitForURL(/\/transcript$/);
    }),
  },
  {
    name: "share-answer",
    routes: ["share"],
    open: stay(/\/share\?page=%2Fshared/, shareAnswer),
  },
  {
    name: "shared-answer",
    routes: ["shared.$token"],
    open: stay(/\/shared\//, async (visit) => {
      await shareAnswer(visit);
      await visit.page.goto(new URL(visit.page.url()).searchParams.get("page") ?? "/");
    }),
  },
  {
    name: "no-source",
    routes: ["assistant.$conversationId"],
    hasScript: true,
    open: stay(ANSWER, (visit) => ask(visit, UNKNOWN)),
  },
  {
    name: "crisis",
    routes: ["assistant.$conversationId"],
    hasScript: true,
    open: stay(ANSWER, (visit) => ask(visit, CRISIS)),
  },
  { name: "person", routes: ["assistant.person", "assistant.$conversationId_.person"], open: at("/assistant/person") },
  { name: "form-start", routes: ["forms.$id"], open: at("/forms/something-else") },
  { name: "form-blank", routes: ["forms.$id_.blank"], open: at("/forms/minimum-living-allowance/blank") },
  { name: "form-step", routes: ["forms.$id_.$step"], open: (visit) => startForm(visit, "old-age-allowance") },
  { name: "form-errors", routes: ["forms.$id_.$step"], status: 400, open: sendEmptyStep },
  { name: "check-answers", routes: ["forms.$id_.check-answers"], open: stay(/check-answers$/, fillAllowance) },
  { name: "sent", routes: ["forms.$id_.sent"], open: stay(/\/sent\b/, sendForm) },
  { name: "request", routes: ["requests.$reference"], open: (visit) => openRequest(visit) },
  { name: "news", routes: ["news.$token"], open: stay(/\/news\//, openNews) },
  { name: "request-feed", routes: ["requests.$reference_.feed"], open: (visit) => openRequest(visit, "/feed") },
  {
    name: "request-browser",
    routes: ["requests.$reference_.browser"],
    hasScript: true,
    open: (visit) => openRequest(visit, "/browser"),
  },
  { name: "withdraw", routes: ["requests.$reference_.$task"], open: (visit) => openRequest(visit, "/withdraw") },
  { name: "find-request", routes: ["requests._index"], open: at("/requests") },
  { name: "lost", routes: ["requests.lost"], open: at("/requests/lost") },
  { name: "lost-wrong", routes: ["requests.lost"], status: 400, open: (visit) => askForLost(visit, "li.hua") },
  {
    name: "lost-code",
    routes: ["requests.lost_.code"],
    open: stay(/\/lost\/code/, (visit) => askForLost(visit, `${randomUUID()}@example.org`)),
  },
  { name: "lost-found", routes: ["requests.lost_.found"], open: stay(/\/lost\/found/, findLost) },
  {
    name: "eligibility",
    routes: ["services.$slug_.eligibility"],
    open: at("/services/old-age-allowance/eligibility?asked=age&age=old"),
  },
  {
    name: "eligibility-result",
    routes: ["services.$slug_.eligibility"],
    open: at("/services/old-age-allowance/eligibility?age=79&household_district=linjiang&is.no-double-payment=yes"),
  },
  { name: "find", routes: ["find"], open: at("/find") },
  { name: "find-question", routes: ["find"], open: at("/find?event=any&age=82") },
  {
    name: "find-result",
    routes: ["find"],
    open: at(
      "/find?event=growing-old&age=82&household_district=linjiang&lives_in_district=yes&skip=income_per_person_month&skip=sex&skip=employment",
    ),
  },
  {
    name: "request-helpers",
    routes: ["requests.$reference_.helpers"],
    open: (visit) => openRequest(visit, "/helpers"),
  },
  { name: "helper-code", routes: ["helping._index"], open: at("/helping") },
  { name: "forget", routes: ["forget"], open: at("/forget") },
  { name: "data-sharing", routes: ["data-sharing"], open: at("/data-sharing") },
  { name: "gaps", routes: ["gaps"], open: at("/gaps") },
  { name: "check-answers-told", routes: ["forms.$id_.check-answers"], open: stay(/check-answers$/, tellTwice) },
  { name: "follows-asked", routes: [], open: stay(/&told$/, async (visit) => void (await askToFollow(visit))) },
  { name: "follows-confirm", routes: [], open: stay(/follows\/[\w-]+$/, openFollowed) },
  { name: "follows", routes: ["follows.$id"], open: stay(/follows\/[\w-]+\?done/, confirmFollowed) },
  { name: "tell-me", routes: ["assistant.$conversationId_.tell-me"], open: stay(/tell-me\?/, openWatchForm) },
  { name: "tell-me-sent", routes: ["tell-me.$id"], open: stay(/tell-me\/[0-9a-f]/, sendWatchForm) },
  { name: "tell-me-stopped", routes: ["tell-me.stopped"], open: at("/tell-me/stopped") },
  { name: "api", routes: ["api"], open: at("/api") },
  { name: "share", routes: ["share"], open: at("/share?page=/services/old-age-allowance") },
  { name: "poster", routes: ["poster"], open: at("/poster") },
  { name: "sign-in", routes: ["sign-in"], open: at("/sign-in") },
  { name: "sign-in-wrong", routes: ["sign-in"], status: 400, open: typeWrongAddress },
  {
    name: "sign-in-code",
    routes: ["sign-in_.code"],
    open: stay(/\/sign-in\/code/, ({ page, text }) => askForCode(page, text, `${randomUUID()}@example.org`)),
  },
  {
    name: "account",
    routes: ["account._index"],
    open: stay(/\/account$/, ({ page, text }) => signInResident(page, text)),
  },
  {
    name: "account-helpers",
    routes: ["account.helpers"],
    open: stay(/\/account\/helpers$/, signInAndOpen("/account/helpers")),
  },
  {
    name: "helper-invitation-gone",
    routes: ["helping.$code"],
    status: 404,
    open: stay(/\/helping\/XXXXX/, signInAndOpen("/helping/XXXXX-XXXXX-XXXX")),
  },
  {
    name: "account-provider",
    routes: ["account.provider"],
    open: stay(/\/account\/provider$/, signInAndOpen("/account/provider")),
  },
  {
    name: "account-problem",
    routes: ["account._index"],
    open: stay(/problem=taken/, signInAndOpen("/account?problem=taken&next=/requests")),
  },
  { name: "sign-in-problem", routes: ["sign-in"], open: at("/sign-in?problem=unreachable&next=/requests") },
  { name: "sign-in-again", routes: ["sign-in"], open: at("/sign-in?again=typed&next=/requests") },
  { name: "form-substantial", routes: ["forms.$id"], open: at("/forms/housing-fund-withdrawal") },
  { name: "form-sign-in-first", routes: ["forms.$id"], open: at("/forms/residence-registration") },
  { name: "account-data", routes: ["account.data"], open: stay(/\/account\/data$/, signInAndOpen("/account/data")) },
  {
    name: "account-correct",
    routes: ["account.correct"],
    open: stay(/\/account\/correct/, signInAndOpen("/account/correct?sent")),
  },
  {
    name: "account-correct-both",
    routes: ["account.correct"],
    open: stay(/\/account\/correct/, signInAndOpen("/account/correct?sent=both")),
  },
  {
    name: "account-erase",
    routes: ["account.erase"],
    open: stay(/\/account\/erase/, signInAndOpen("/account/erase?sent")),
  },
  { name: "account-erased", routes: ["account.erased"], open: at("/account/erased") },
  { name: "request-data", routes: ["requests.$reference_.data"], open: (visit) => openRequest(visit, "/data") },
  {
    name: "request-correct",
    routes: ["requests.$reference_.correct"],
    open: (visit) => openRequest(visit, "/correct"),
  },
  { name: "request-erase", routes: ["requests.$reference_.erase"], open: (visit) => openRequest(visit, "/erase") },
  { name: "account-join", routes: ["account.join"], open: stay(/\/account\/join/, signInAfterDraft) },
  ...STAFF_SAMPLE_PAGES,
];
