import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { checkParity } from "#app/domain/content/parity/check-parity.ts";
import { figuresIn, isTranslated } from "#app/domain/content/parity/compare-words.ts";
import { type LineOf, PARITY_TOPICS } from "#app/domain/content/parity/finding.ts";
import { PORTAL_PATHS } from "#app/domain/content/parity/links.ts";
import { type ContentCopy, lineWith, withContentCopy } from "./content-copy.ts";

/** The tests' clock stands still: the sample ages without failing. */
const TODAY = "2026-12-01";
const CARD = "services/old-age-card";
const SLOW_MS = 60_000;

let sample: { readonly content: Content; readonly lineOf: LineOf };

async function load(dir: string) {
  const outcome = await loadContent(dir);
  if (outcome.status === "faulty") throw new Error(JSON.stringify(outcome.faults, null, 1));
  return outcome;
}

beforeAll(async () => {
  sample = await load(join(projectRoot, "content"));
});

/** What is found in a copy after one thing in it was changed, and the line of the change. */
async function findAfter(change: (copy: ContentCopy) => Promise<unknown>, place?: [file: string, words: string]) {
  let found: ReturnType<typeof checkParity> = [];
  let line = 0;
  await withContentCopy(async (copy) => {
    await change(copy);
    found = checkParity({ ...(await load(copy.dir)), today: TODAY });
    if (place) line = lineWith(await copy.read(place[0]), place[1]);
  });
  return { found, line };
}

it("the sample district is the same online and at the counter, in every language, and up to date", () => {
  expect(checkParity({ ...sample, today: TODAY })).toEqual([]);
});

describe("what does not fit is named with file and line", () => {
  it.each([
    ["a number that nobody keeps", "services/old-age-allowance/service.yml", "channels", "type: phone, phone: 0999-6880010", "type: phone, phone: 0999-0000000", "0999-0000000 is no number of"],
    ["a review still to come", `${CARD}/service.yml`, "freshness", "reviewed_on: 2026-02-10", "reviewed_on: 2026-12-24", "2026-12-24 is still to come"],
    ["an overdue review", `${CARD}/service.yml`, "freshness", "review_by: 2027-02-09", "review_by: 2026-11-30", "overdue: it was to be checked by 2026-11-30"],
    ["figures that differ", "services/old-age-allowance/zh-CN.md", "languages", "90至99周岁的，每月200元", "90至99周岁的，每月250元", "figures differ"],
    ["a link to nowhere", `${CARD}/en.md`, "links", "Tell us by phone", "[Tell us](/telephone) by phone", "there is no such page"],
    ["a link to a part that is not there", `${CARD}/en.md`, "links", "Tell us by phone", "[Tell us](/services/old-age-allowance#moon) by phone", "the page has no part #moon"],
    ["a link within the page to nothing", `${CARD}/en.md`, "links", "Tell us by phone", "[Tell us](#moon) by phone", "there is no part #moon"],
    ["an address that is not encrypted", `${CARD}/en.md`, "links", "Tell us by phone", "[Tell us](http://example.org/) by phone", "use https"],
    ["a link that one language has", `${CARD}/en.md`, "languages", "Tell us by phone", "[Tell us](/requests) by phone", "zh-CN does not link to /requests"],
  ] as const)("%s", async (_, file, topic, from, to, words) => {
    const { found } = await findAfter((copy) => copy.change(file, from, to));
    expect(found.length).toBeGreaterThan(0);
    const [first] = found.filter((one) => one.topic === topic && one.message.includes(words));
    expect(first).toMatchObject({ file });
    expect(first?.line).toBeGreaterThan(1);
  }, SLOW_MS);

  it("a counter and a page that name different centres, from both sides", async () => {
    const words = "old-age-card";
    const counter = await findAfter((copy) => copy.change("site.yml", `          - ${words}\n`, ""));
    expect(counter.found).toEqual([
      expect.objectContaining({ kind: "fault", topic: "channels", file: `${CARD}/service.yml`, message: "no counter of “linjiang-hall” in site.yml does this" }),
    ]);
    const page = await findAfter((copy) => copy.change(`${CARD}/service.yml`, "centres: [linjiang-hall, ", "centres: ["));
    expect(page.found).toContainEqual(
      expect.objectContaining({ kind: "fault", file: "site.yml", message: `the page of “${words}” does not name “linjiang-hall” as a way to have it` }),
    );
  }, SLOW_MS);

  it("a way that needs a machine and no other", async () => {
    const file = "services/residence-registration/service.yml";
    const { found, line } = await findAfter(
      (copy) => copy.change(file, "  - { type: centre, centres: [linjiang-hall, dongmen-centre, liuhe-centre, binjiang-centre, beishan-centre] }\n", ""),
      [file, "channels:"],
    );
    expect(found).toContainEqual(expect.objectContaining({ kind: "fault", file, line, message: expect.stringContaining("no way without a machine") }));
  }, SLOW_MS);

  it("a form that no service leads to", async () => {
    const file = `${CARD}/service.yml`;
    const { found, line } = await findAfter((copy) => copy.change(file, "form: old-age-card", "form: something-else"), [
      "forms/old-age-card.yml",
      "service:",
    ]);
    expect(found).toContainEqual({ kind: "fault", topic: "forms", file: "forms/old-age-card.yml", line, message: "orphan: no online channel of “old-age-card” leads to this form" });
  }, SLOW_MS);

  it("a text that only one language has, and one that was never translated", async () => {
    const alone = await findAfter(
      (copy) => copy.change(`services/old-age-allowance/zh-CN.md`, "    exempt: ", "    # exempt: "),
      ["services/old-age-allowance/en.md", "exempt: You do not need it when you apply online"],
    );
    expect(alone.found).toContainEqual({ kind: "fault", topic: "languages", file: "services/old-age-allowance/en.md", line: alone.line, message: "evidence.household-register.exempt: zh-CN does not say this" });
    const foreign = await findAfter((copy) => copy.change("site.yml", "zh-CN: 便民服务热线", "zh-CN: District service line"), [
      "site.yml",
      "zh-CN: District service line",
    ]);
    expect(foreign.found).toEqual([
      { kind: "fault", topic: "languages", file: "site.yml", line: foreign.line, message: "“District service line” is not translated into zh-CN" },
    ]);
  }, SLOW_MS);

  it("what has ended, by itself and for those that lead to it", async () => {
    const file = `${CARD}/service.yml`;
    const { found, line } = await findAfter((copy) => copy.change(file, "review_by:", "valid_to: 2026-11-30\nreview_by:"), [file, "valid_to:"]);
    expect(found).toContainEqual({ kind: "warning", topic: "freshness", file, line, message: "expired on 2026-11-30: renew it, replace it or take it out" });
    const leading = found.filter(({ topic }) => topic === "links");
    expect(leading.map(({ file }) => file)).toEqual(expect.arrayContaining(["services/old-age-allowance/service.yml", "site.yml"]));
    expect(leading.every(({ kind, message }) => kind === "fault" && message.endsWith("it ended on 2026-11-30"))).toBe(true);
  }, SLOW_MS);
});

describe("with time", () => {
  const at = (today: string) => checkParity({ ...sample, today });

  it("reviews become overdue, as warnings, and the days off run out", () => {
    const found = at("2028-01-01");
    expect(found.filter(({ kind }) => kind === "fault")).toEqual([]);
    expect(found.length).toBeGreaterThan(80);
    expect(found).toContainEqual(expect.objectContaining({ file: "site.yml", message: expect.stringContaining("no day off after 2028-01-01 is known") }));
  });

  it("a review counts as done in time until the end of its day", () => {
    const overdue = (today: string) => at(today).filter(({ file }) => file === "services/old-age-allowance/service.yml");
    expect(overdue("2027-03-01")).toEqual([]);
    expect(overdue("2027-03-02")).toMatchObject([{ kind: "warning", topic: "freshness" }]);
  });

  it("rules that others replaced may stay; when those are gone they are told of", () => {
    const old = "policies/old-age-allowance-rules-2022/policy.yml";
    const isFound = (content: Content) => checkParity({ ...sample, content, today: TODAY }).some(({ file }) => file === old);
    expect(isFound(sample.content)).toBe(false);
    const alone = sample.content.documents.filter(({ facts }) => facts.identifier !== "old-age-allowance-rules");
    expect(isFound({ ...sample.content, documents: alone })).toBe(true);
  });
});

describe("words", () => {
  it("figures are the same however they are written", () => {
    expect(figuresIn("1,200 yuan by 09:30, twice 12")).toEqual(figuresIn("12次，1200元，09:30，3月"));
    expect(figuresIn("up to 5")).toEqual([]);
  });

  it("signs and addresses need no translation; words do", () => {
    expect(isTranslated("12345", "12345", "zh-CN")).toBe(true);
    expect(isTranslated("Library", "Library", "zh-CN")).toBe(false);
    expect(isTranslated("Bibliothek", "Library", "zh-CN")).toBe(false);
  });
});

it("the pages that texts may lead to are pages of the portal", () => {
  const routes = new Set(readdirSync(join(projectRoot, "app/routes")).map((name) => name.replace(/(?:^|\.)_index$/, "")));
  for (const path of PORTAL_PATHS) expect(routes, path).toContain(path.slice(1).replaceAll("/", "."));
  expect(PARITY_TOPICS).toHaveLength(5);
});
