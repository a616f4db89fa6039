import { describe, expect, test } from "vitest";
import { type Appeal, siteSchema } from "#app/domain/desks/site-schema.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { aRequest, aStaffActor, requestDeps, theResident } from "#tests/factories/request.ts";
import { aPublishedService } from "#tests/factories/public-service.ts";
import { aSite } from "#tests/factories/site.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { listMails } from "#tests/support/opened.ts";
import { appealAgainst, appealLines, lastDayOfAppeal } from "./appeal.ts";
import { escalateLateRequests } from "./escalate-late-requests.server.ts";
import { getRequestForResident } from "./get-request-for-resident.server.ts";
import { getRequestForStaff } from "./get-request-for-staff.server.ts";
import { moveRequest } from "./move-request.server.ts";
import { selectRequest } from "./requests.queries.server.ts";

const database = useTestDatabase();
const appeal: Appeal = {
  body: { en: "the Reconsideration Office", "zh-CN": "行政复议机构" },
  days: 60,
  count: "calendar",
  form: { en: "in writing", "zh-CN": "书面" },
  address: { en: "18 Test Avenue", "zh-CN": "测试大道18号" },
  phone: "0999-6880090",
  link: "https://appeal.example/start",
};
const day = (date: Date) => date.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

test.each([
  ["no day at all", { ...appeal, days: 0 }],
  ["half a day", { ...appeal, days: 1.5 }],
  ["another way of counting", { ...appeal, count: "weeks" }],
  ["a link that is not https", { ...appeal, link: "http://appeal.example" }],
  ["no body", { ...appeal, body: undefined }],
])("a site whose appeal has %s is refused", (_name, bad) => {
  expect(siteSchema.safeParse({ ...aSite(), appeal: bad }).success).toBe(false);
  expect(siteSchema.safeParse({ ...aSite(), appeal }).success).toBe(true);
});

describe("the last day of an appeal", () => {
  const last = (route: Partial<Appeal>, from: string) =>
    day(lastDayOfAppeal(aSite(), "civil-affairs", { ...appeal, ...route }, new Date(from)));

  test.each([
    // Monday 2 March and 60 days is Friday 1 May 2026.
    ["calendar days count from the day after", { days: 60 }, "2026-03-02T10:00:00+08:00", "2026-05-01"],
    ["the day is that of the authority", { days: 60 }, "2026-03-02T23:30:00+08:00", "2026-05-01"],
    ["one that ends on a Saturday moves to Monday", { days: 5 }, "2026-03-02T10:00:00+08:00", "2026-03-09"],
    ["one that ends in the holidays moves behind them", { days: 1 }, "2026-09-30T10:00:00+08:00", "2026-10-08"],
    ["a worked Saturday is a day", { days: 1 }, "2026-10-09T10:00:00+08:00", "2026-10-10"],
    ["working days leave weekends out", { days: 5, count: "working" }, "2026-03-02T10:00:00+08:00", "2026-03-09"],
    ["working days leave holidays out", { days: 1, count: "working" }, "2026-09-30T10:00:00+08:00", "2026-10-08"],
  ] as const)("%s", (_name, route, from, until) => {
    expect(last(route, from)).toBe(until);
  });

  test("a desk's own route stands before that of the authority; without either there is none", () => {
    const own = { ...appeal, days: 15, count: "working" as const };
    const desks = aSite().desks.map((desk) => (desk.id === "civil-affairs" ? { ...desk, appeal: own } : desk));
    const from = new Date("2026-03-02T10:00:00+08:00");
    const site = { ...aSite(), desks, appeal };
    expect(appealAgainst(site, { deskId: "civil-affairs", ofService: undefined }, "refusal", from)?.route).toEqual(own);
    expect(appealAgainst(site, { deskId: "service-hall", ofService: undefined }, "refusal", from)?.route).toEqual(
      appeal,
    );
    expect(appealAgainst(aSite(), { deskId: "civil-affairs", ofService: undefined }, "refusal", from)).toBeUndefined();
  });
});

describe("a request", () => {
  const withRequest = (work: (deps: ReturnType<typeof requestDeps>, reference: string) => Promise<void>) =>
    database.rolledBack(async (db) => {
      const deps = { ...requestDeps(db), site: { ...aSite(), appeal } };
      await work(deps, (await aRequest(deps)).reference);
    });
  const see = (deps: ReturnType<typeof requestDeps>, reference: string) =>
    getRequestForResident(deps, { reference, visitorId: theResident.visitorId, language: "en" });

  test("in time and not refused has nothing to appeal against", () =>
    withRequest(async (deps, reference) => {
      expect((await see(deps, reference)).appeal).toBeUndefined();
    }));

  test("that is late tells how to appeal against that, from the due date on", () =>
    withRequest(async (deps, reference) => {
      const { dueAt } = (await see(deps, reference)).request;
      deps.clock.set("2026-03-30T10:00:00+08:00");
      const late = (await see(deps, reference)).appeal;
      expect(late).toMatchObject({ against: "silence", from: dueAt, route: appeal });
    }));

  test("cannot be refused without the route of appeal on its page and in the mail, with the last day; it stays when closed, not when reopened", () =>
    withRequest(async (deps, reference) => {
      const actor = await aStaffActor(deps.db);
      const move = async (input: Partial<Parameters<typeof moveRequest>[1]>) => {
        const request = await selectRequest(deps.db, reference, { kind: "system" });
        const outcome = await moveRequest(deps, {
          reference,
          actor,
          to: "rejected",
          expectedVersion: request?.version ?? 0,
          ...input,
        });
        expect(outcome.status).toBe("moved");
      };
      const words = { wordsForResident: "You are too young.", remedy: "Ask again in May." };
      await move({ to: "in_progress" });
      await move({ ...words, reasonCode: "not_eligible" });
      expect((await see(deps, reference)).appeal).toMatchObject({
        against: "refusal",
        until: new Date("2026-05-01T04:00:00Z"),
      });
      const mail = (await listMails(deps.db)).find(({ subject }) => subject.startsWith("We cannot do"));
      expect(mail?.body).toContain(
        [
          "If you do not agree: how to appeal",
          "You can appeal against this decision. Before whom: the Reconsideration Office. Last day: Friday, 1 May 2026.",
        ].join("\n"),
      );
      for (const part of [
        "In which form: in writing",
        "18 Test Avenue",
        "0999-6880090",
        "https://appeal.example/start",
      ])
        expect(mail?.body).toContain(part);
      await move({ actor: { kind: "system" }, to: "closed", reasonCode: "silent" });
      expect((await see(deps, reference)).appeal?.against).toBe("refusal");
      await move({ actor: theResident, to: "reopened", reasonCode: "disagree", wordsForResident: "I am 80." });
      expect((await see(deps, reference)).appeal).toBeUndefined();
    }));
});

describe("a service that says itself how it is appealed against", () => {
  const facts = { days: 30, count: "calendar" as const, phone: "0999-6880010" };
  const texts = {
    en: { body: "the allowance office", form: "by word of mouth", address: "2 Test Lane" },
    "zh-CN": { body: "津贴办公室", form: "口头", address: "测试巷2号" },
  };
  const ofService: Appeal = {
    ...facts,
    body: { en: "the allowance office", "zh-CN": "津贴办公室" },
    form: { en: "by word of mouth", "zh-CN": "口头" },
    address: { en: "2 Test Lane", "zh-CN": "测试巷2号" },
  };
  const withService = (
    own: Parameters<typeof aPublishedService>[1]["appeal"],
    work: (deps: ReturnType<typeof requestDeps>, reference: string) => Promise<void>,
  ) =>
    database.rolledBack(async (db) => {
      await aPublishedService(db, { slug: "allowance", deskId: "civil-affairs", workingDays: 5, appeal: own });
      const desks = aSite().desks.map((desk) => (desk.id === "civil-affairs" ? { ...desk, appeal } : desk));
      const deps = { ...requestDeps(db), site: { ...aSite(), desks, appeal } };
      await work(deps, (await aRequest(deps, { serviceSlug: "allowance" })).reference);
    });
  const seenLate = async (deps: ReturnType<typeof requestDeps>, reference: string) => {
    deps.clock.set("2026-03-30T10:00:00+08:00");
    const { visitorId } = theResident;
    return (await getRequestForResident(deps, { reference, visitorId, language: "en" })).appeal?.route;
  };

  test.each([
    ["says nothing", undefined],
    ["says it in one language alone", { facts, texts: { en: texts.en } }],
    ["has texts and no facts", { facts: undefined, texts }],
  ])("that %s is appealed against as its desk says", (_name, own) =>
    withService(own, async (deps, reference) => {
      expect(await seenLate(deps, reference)).toEqual(appeal);
    }),
  );

  test("stands before its desk; what only one language names is left out", () =>
    withService({ facts, texts }, async (deps, reference) => {
      expect(await seenLate(deps, reference)).toEqual(ofService);
      await deps.db.query("update public_service_texts set texts = texts #- '{appeal,address}' where language = 'en'");
      expect(await seenLate(deps, reference)).toEqual({ ...ofService, address: undefined });
    }));

  test("is told so with the refusal, on the page, to staff and in the mail, in the language of each", () =>
    withService({ facts, texts }, async (deps, reference) => {
      const actor = await aStaffActor(deps.db);
      for (const step of [
        { to: "in_progress" },
        { to: "rejected", reasonCode: "not_eligible", wordsForResident: "No.", remedy: "Wait." },
      ] as const) {
        const { version } = (await selectRequest(deps.db, reference, { kind: "system" })) ?? { version: 0 };
        await moveRequest(deps, { reference, actor, expectedVersion: version, ...step });
      }
      const mail = (await listMails(deps.db)).find(({ subject }) => subject.startsWith("We cannot do"));
      // Thirty days from Monday 2 March.
      expect(mail?.body).toContain("Before whom: the allowance office. Last day: Wednesday, 1 April 2026.");
      expect(mail?.body).toContain("In which form: by word of mouth");
      expect(mail?.body).not.toContain("the Reconsideration Office");
      const read = { reference, deskIds: undefined, actorKind: "agent", language: "en" } as const;
      expect((await getRequestForStaff(deps, read)).appeal).toMatchObject({ against: "refusal", route: ofService });
    }));
});

describe("the mail that a request is late", () => {
  const lateMails = async (deps: ReturnType<typeof requestDeps>, at: string) => {
    deps.clock.set(at);
    await escalateLateRequests(deps);
    return (await listMails(deps.db)).filter(({ subject }) => /^Your request .* is late$/.test(subject));
  };

  test("says how to appeal against the silence, once a clock, and nothing of it where nobody says how", () =>
    database.rolledBack(async (db) => {
      const deps = { ...requestDeps(db), site: { ...aSite(), appeal } };
      const { reference } = await aRequest(deps);
      expect(await lateMails(deps, "2026-03-09T16:59:00+08:00")).toEqual([]);
      const [mail, ...more] = await lateMails(deps, "2026-03-10T09:00:00+08:00");
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ subject: `Your request ${reference} is late` });
      expect(mail?.body).toContain("by Monday, 9 March 2026");
      // Sixty days from the ninth is the eighth of May, a Friday.
      expect(mail?.body).toContain(
        "You had no answer in time, and you can appeal against that. Before whom: the Reconsideration Office. Last day: Friday, 8 May 2026.",
      );
      expect(mail?.body).toContain("https://appeal.example/start");
      expect(await lateMails(deps, "2026-03-17T10:00:00+08:00")).toHaveLength(1);
      const bare = requestDeps(db);
      const other = await aRequest(bare);
      const [plain] = (await lateMails(bare, "2026-03-30T10:00:00+08:00")).filter(({ subject }) =>
        subject.includes(other.reference),
      );
      expect(plain?.body).not.toMatch(/appeal|undefined/);
    }));
});

test("the words are there in every language", () => {
  const from = new Date("2026-03-02T10:00:00+08:00");
  const found = appealAgainst(
    { ...aSite(), appeal },
    { deskId: "civil-affairs", ofService: undefined },
    "refusal",
    from,
  );
  if (!found) throw new Error("no route");
  for (const { tag } of listLanguages()) {
    const lines = appealLines(getTranslator(tag), found, { language: tag, day });
    expect(lines).toHaveLength(5);
    expect(lines.join("\n")).toContain("2026-05-01");
    expect(lines.join("\n")).not.toMatch(/requests:|\{\{/);
  }
});
