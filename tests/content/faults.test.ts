import { describe, expect, it } from "vitest";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { type ContentCopy, lineWith, withContentCopy } from "./content-copy.ts";

const CARD = "services/old-age-card";

/** What `loadContent` says of a copy after one thing in it was broken. */
async function faultsAfter(breakIt: (copy: ContentCopy) => Promise<unknown>) {
  let faults: { file: string; line: number; message: string }[] = [];
  await withContentCopy(async (copy) => {
    await breakIt(copy);
    const outcome = await loadContent(copy.dir);
    if (outcome.status === "faulty") faults = [...outcome.faults];
  });
  return faults;
}

describe("a fault in the content is named with file and line", () => {
  it("when the front matter is missing", async () => {
    const faults = await faultsAfter((copy) => copy.write(`${CARD}/en.md`, "# Just a title\n"));
    expect(faults).toEqual([{ file: `${CARD}/en.md`, line: 1, message: expect.stringContaining("front matter is missing") }]);
  });

  it("when the front matter is never closed", async () => {
    const faults = await faultsAfter((copy) => copy.write(`${CARD}/en.md`, "---\ntitle: Card\n"));
    expect(faults).toEqual([{ file: `${CARD}/en.md`, line: 1, message: expect.stringContaining("not closed") }]);
  });

  it("when the front matter is not YAML", async () => {
    let line = 0;
    const faults = await faultsAfter(async (copy) => {
      await copy.change(`${CARD}/en.md`, "summary: ", 'summary: "never closed ');
      line = lineWith(await copy.read(`${CARD}/en.md`), "summary:");
    });
    expect(faults[0]).toMatchObject({ file: `${CARD}/en.md`, message: expect.stringContaining("not readable as YAML") });
    expect(faults[0]?.line).toBeGreaterThanOrEqual(line);
  });

  it("when a language is missing", async () => {
    const faults = await faultsAfter((copy) => copy.remove(`${CARD}/zh-CN.md`));
    expect(faults).toEqual([{ file: `${CARD}/zh-CN.md`, line: 1, message: "this language is missing" }]);
  });

  it("when a file is not UTF-8", async () => {
    const { writeFile } = await import("node:fs/promises");
    const faults = await faultsAfter((copy) => writeFile(`${copy.dir}/${CARD}/en.md`, Buffer.from([0x2d, 0xff, 0xfe])));
    expect(faults).toEqual([{ file: `${CARD}/en.md`, line: 1, message: "is not UTF-8 text" }]);
  });

  it.each([
    ["an unknown desk", "desk: civil-affairs", "desk: nowhere", "there is no desk “nowhere”"],
    ["an unknown form", "form: old-age-card", "form: nothing", "there is no form “nothing”"],
    ["an unknown centre", "[linjiang-hall, dongmen-centre", "[linjiang-hall, moon-centre", "there is no centre “moon-centre”"],
    ["an unknown place", "owner: civil-affairs", "owner: civil-affairs\nplaces: [moon]", "there is no place “moon”"],
    ["an unknown related service", "related: [old-age-allowance", "related: [old-age-alowance", "there is no service “old-age-alowance”"],
    ["a date that is none", "reviewed_on: 2026-02-10", "reviewed_on: 2026-02-30", "reviewed_on: use a date such as"],
    ["a review before the last one", "review_by: 2027-02-09", "review_by: 2025-02-09", "review_by: lies before reviewed_on"],
    ["a slug unlike its folder", "identifier: old-age-card", "identifier: old-card", "must be “old-age-card”"],
    ["an unknown field", "owner: civil-affairs", "owner: civil-affairs\ncolour: red", "colour is not a known field"],
    ["a broken amount", "amount_cents: 1000", "amount_cents: ten", "costs.1.amount_cents: "],
    ["an appeal within no day", "owner: civil-affairs", "owner: civil-affairs\nappeal: { days: 0, count: calendar }", "appeal.days: "],
    ["an appeal counted in weeks", "owner: civil-affairs", "owner: civil-affairs\nappeal: { days: 9, count: weeks }", "appeal.count: "],
    ["an appeal at an unsafe link", "owner: civil-affairs", 'owner: civil-affairs\nappeal: { days: 9, count: working, link: "http://a.example" }', "appeal.link: "],
    ["a promise beyond the law", "working_days: 5 }", "working_days: 50 }", "is longer than statutory_time"],
  ])("when service.yml has %s", async (_, from, to, message) => {
    const file = `${CARD}/service.yml`;
    let line = 0;
    const faults = await faultsAfter(async (copy) => {
      await copy.change(file, from, to);
      line = lineWith(await copy.read(file), to.split("\n").at(-1) ?? to);
    });
    expect(faults).toEqual([{ file, line, message: expect.stringContaining(message) }]);
  });

  it.each([
    ["lacks the text of an id", "  first-card: The first card\n", "", "costs:", "the text for “first-card” is missing"],
    ["writes about an id that is not there", "  first-card:", "  second-card: More\n  first-card:", "second-card", "has no “second-card”"],
    ["does not name a threshold", "If you are 65 or older, ", "If you are old, ", "age-65:", "must name its value, 65"],
    ["tells of an appeal that there is not", "outputs:", "appeal: { body: the office, form: in writing }\noutputs:", "appeal:", "appeal: service.yml has none"],
    ["has a heading without an anchor", "{#lost}", "", "## What if I lose", "needs an anchor of its own"],
    ["uses an anchor twice", "{#lost}", "{#collect}", "{#collect}", "#collect is used twice"],
    ["takes an anchor of the page", "{#lost}", "{#costs}", "{#costs}", "#costs is used twice or belongs to the page"],
    ["links to a script", "Tell us by phone", "[Tell us](javascript:alert) by phone", "Tell us", "is not allowed"],
    ["links to nowhere", "Tell us by phone", "[Tell us](/services/moon) by phone", "Tell us", "leads nowhere"],
  ])("when the text %s", async (_, from, to, lineWords, message) => {
    const file = `${CARD}/en.md`;
    let line = 0;
    const faults = await faultsAfter(async (copy) => {
      // Threshold texts name 65 on both sides.
      if (from.startsWith("If you are 65")) await copy.change(file, "younger than 65", "younger");
      await copy.change(file, from, to);
      const text = await copy.read(file);
      line = text.split("\n").findLastIndex((one) => one.includes(lineWords)) + 1;
    });
    expect(faults).toContainEqual({ file, line, message: expect.stringContaining(message) });
  });

  it("when an appeal of service.yml is told in one language alone", async () => {
    const faults = await faultsAfter(async (copy) => {
      await copy.change(`${CARD}/service.yml`, "channels:", "appeal: { days: 9, count: working }\nchannels:");
      await copy.change(`${CARD}/en.md`, "outputs:", "appeal: { body: the office, form: in writing }\noutputs:");
    });
    expect(faults).toEqual([
      { file: `${CARD}/zh-CN.md`, line: 2, message: expect.stringContaining("appeal: its text is missing") },
    ]);
  });

  it("when the languages have different headings", async () => {
    const faults = await faultsAfter((copy) => copy.change(`${CARD}/zh-CN.md`, "{#lost}", "{#gone}"));
    expect(faults).toEqual([
      { file: `${CARD}/zh-CN.md`, line: expect.any(Number), message: expect.stringContaining("headings differ from") },
    ]);
  });

  it("when the site has two catch-all desks or a place without parent", async () => {
    const faults = await faultsAfter(async (copy) => {
      await copy.change("site.yml", "id: civil-affairs\n    name: { en: Civil affairs desk", "id: civil-affairs\n    catchall: true\n    name: { en: Civil affairs desk");
      await copy.change("site.yml", "parent: dongmen, name: { en: Gulou", "parent: nowhere, name: { en: Gulou");
    });
    expect(faults.map(({ message }) => message)).toEqual(["there is no place “nowhere”", "exactly one desk must be the catchall"]);
  });

  it.each([
    ["a point outside the plan", "en: Gulou Community, zh-CN: 鼓楼社区 }, at: [430,", "en: Gulou Community, zh-CN: 鼓楼社区 }, at: [930,", "[930, 170] lies outside the plan, which is 600 by 420"],
    ["an area of no place", "{ place: heping, outline", "{ place: moon, outline", "there is no place “moon”"],
    ["a counter that is open while the centre is closed", 'fri: [["09:00", "12:00"]]', 'fri: [["09:00", "12:30"]]', "fri: 09:00 to 12:30 lies outside the hours of the centre"],
    ["a counter twice", "- id: quiet-room", "- id: housing", "counters: “housing” is used twice"],
  ])("when the site has %s", async (_, from, to, message) => {
    let lines: number[] = [];
    const faults = await faultsAfter(async (copy) => {
      await copy.change("site.yml", from, to);
      const text = (await copy.read("site.yml")).split("\n");
      lines = text.flatMap((line, index) => (line.includes(to) ? [index + 1] : []));
    });
    expect(faults).toEqual([{ file: "site.yml", line: expect.any(Number), message }]);
    expect(lines).toContain(faults[0]?.line);
  });

  it("when the site has points and no plan for them", async () => {
    const faults = await faultsAfter((copy) => copy.change("site.yml", "\nplan:\n", "\nplans:\n"));
    expect(faults.length).toBeGreaterThan(5);
    expect(faults[0]).toEqual({ file: "site.yml", line: expect.any(Number), message: "a point needs the plan it is on: there is no “plan”" });
  });

  it("when what is often needed is not there, or named twice", async () => {
    let line = 0;
    const faults = await faultsAfter(async (copy) => {
      await copy.change("topics.yml", "  - medical-reimbursement\n  - residence-registration\n", "  - moon-landing\n  - old-age-allowance\n");
      line = lineWith(await copy.read("topics.yml"), "- moon-landing");
    });
    expect(faults).toEqual([
      { file: "topics.yml", line, message: "often: there is no service “moon-landing”" },
      { file: "topics.yml", line: line + 1, message: "often: “old-age-allowance” is used twice" },
    ]);
  });

  it("when there is no content at all, without a stack trace", async () => {
    const outcome = await loadContent("/nonexistent");
    expect(outcome).toEqual({
      status: "faulty",
      faults: [
        { file: "facts.yml", line: 1, message: "this file is missing" },
        { file: "search.yml", line: 1, message: "this file is missing" },
        { file: "site.yml", line: 1, message: "this file is missing" },
        { file: "topics.yml", line: 1, message: "this file is missing" },
      ],
    });
  });
});
