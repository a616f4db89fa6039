import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { findGuide } from "#app/domain/catalogue/find-guide.server.ts";
import { findOriginal } from "#app/domain/catalogue/find-original.server.ts";
import { listGuides } from "#app/domain/catalogue/list-guides.server.ts";
import type { Content } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import { retrieve } from "#app/domain/search/retrieve.server.ts";
import { keepParsed } from "#app/ports/documents/cached-parser.server.ts";
import { createThreadParser } from "#app/ports/documents/thread-parser.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { makeDocx } from "#tests/support/make-docx.ts";
import { emptyPages, makePdf } from "#tests/support/make-pdf.ts";
import { type ContentCopy, withContentCopy } from "./content-copy.ts";

const LONG_MS = 90_000;
const database = useTestDatabase();
const clock = new SetClock("2026-06-01T02:00:00Z");
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "parsed-"));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const openParser = () => keepParsed(createThreadParser(), cache);
async function load(dir: string, parser = openParser()): Promise<Content> {
  const outcome = await loadContent(dir, { parser });
  if (outcome.status === "faulty") throw new Error(JSON.stringify(outcome.faults, null, 1));
  return outcome.content;
}

/** Only what these tests look at, so that publishing is quick. */
const part = (content: Content): Content => ({
  ...content,
  services: [],
  forms: [],
  documents: content.documents.filter(
    ({ facts, written }) => written.en.file !== undefined || facts.identifier.startsWith("old-age-allowance"),
  ),
});
const deps = (db: Database, content: Content) => ({ db, clock, site: content.site });

/** A further document in a copy of the content: facts like the sample's, and whatever files it is given. */
async function addDocument({ dir, read, write }: ContentCopy, slug: string, files: Record<string, Uint8Array>) {
  const facts = await read("documents/lift-handbook/document.yml");
  await mkdir(join(dir, "documents", slug));
  await write(`documents/${slug}/document.yml`, facts.replace("identifier: lift-handbook", `identifier: ${slug}`));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(dir, "documents", slug, name), bytes);
}

describe("documents of the authority", () => {
  it("are found by passages that name heading path, anchor, page and grade, with tables whole", { timeout: LONG_MS }, () =>
    database.rolledBack(async (db) => {
      const content = part(await load("content"));
      await publishContent({ db, clock }, content);
      const asked = { history: [], language: "en", question: "Which share of the lift does a home on the fourth floor pay?" };
      const [found] = (await retrieve(deps(db, content), asked)).chunks;
      expect(found).toMatchObject({
        kind: "policy",
        slug: "lift-handbook",
        url: "/guides/lift-handbook#the-share-of-each-floor",
        headingPath: ["Who pays, and how much?"],
        heading: "The share of each floor",
        page: 1,
        grade: "public",
        reviewedOn: "2026-03-09",
      });
      expect(found?.text).toContain("Floor: Ground floor; Share of each home: 0 %");
      expect(found?.text).toContain("Floor: Sixth floor; Share of each home: 26 %");
      const chinese = await retrieve(deps(db, content), { history: [], language: "zh-CN", question: "四层装电梯每户分摊多少" });
      expect(chinese.chunks[0]).toMatchObject({ slug: "lift-handbook", heading: "各层分摊比例", page: null });
    }));

  it("are read at /guides with their pages, and the file itself can be had", { timeout: LONG_MS }, () =>
    database.rolledBack(async (db) => {
      const content = part(await load("content"));
      await publishContent({ db, clock }, content);
      const guide = await findGuide(deps(db, content), { slug: "lift-handbook", language: "en" });
      expect(guide).toMatchObject({ isPast: false, bodyLanguage: "en", original: { format: "pdf", pageCount: 2 } });
      expect(guide?.bodyHtml).toContain('<p class="page-mark" id="page-2">Page 2 of 2</p>');
      expect(guide?.bodyHtml).toContain('<td data-label="Share of each home">14 %</td>');
      const original = await findOriginal(deps(db, content), { slug: "lift-handbook", language: "zh-CN" });
      expect(original).toMatchObject({ format: "docx", language: "zh-CN" });
      expect(Buffer.from(original?.content ?? []).subarray(0, 2).toString()).toBe("PK");
      expect(await findOriginal(deps(db, content), { slug: "privacy", language: "en" })).toBeUndefined();
    }));

  it("cost neither a parse nor a write when they have not changed", { timeout: LONG_MS }, () =>
    database.rolledBack(async (db) => {
      await rm(cache, { recursive: true, force: true });
      const first = openParser();
      const content = part(await load("content", first));
      expect(first.counts.parsed).toBe(2);
      await publishContent({ db, clock }, content);
      const again = openParser();
      let writes = 0;
      const counting: Database = { ...db, transaction: (work) => (writes++, db.transaction(work)) };
      const outcome = await publishContent({ db: counting, clock }, part(await load("content", again)));
      expect(again.counts).toMatchObject({ parsed: 0, reused: 2 });
      expect(outcome).toMatchObject({ written: 0, indexed: 0, removed: 0 });
      // The forms are always looked through in one transaction; there are none here.
      expect(writes).toBe(1);
    }));

  it("that are hostile are refused with a reason, while the others go on", { timeout: LONG_MS }, () =>
    withContentCopy(async (copy) => {
      const good = makeDocx([{ heading: "When is it open?", level: 1 }, { text: "The hall is open on Mondays." }]);
      await addDocument(copy, "good", { "en.docx": good });
      await addDocument(copy, "empty", { "en.pdf": Buffer.alloc(0) });
      await addDocument(copy, "wrong", { "en.pdf": good });
      await addDocument(copy, "long", { "en.pdf": makePdf(emptyPages(10_000)) });
      await addDocument(copy, "odd", { "en.docx": good, "\u202egpj.exe": good, [`${"n".repeat(240)}.pdf`]: good });
      await addDocument(copy, "double", { "en.docx": good, "en.md": Buffer.from("Words.") });
      await addDocument(copy, "nothing", {});
      await addDocument(copy, "linked", {});
      await symlink("/etc/passwd", join(copy.dir, "documents/linked/en.txt"));
      await mkdir(join(copy.dir, "documents/..\u0007Odd"));
      const content = await load(copy.dir);
      const reasons = content.refused.map(({ file, reason }) => `${file}: ${reason}`);
      expect(reasons).toEqual([
        expect.stringMatching(/^documents\/\.\.\?Odd: is not a folder with a plain name/),
        expect.stringMatching(/^documents\/double\/en\.md: there is another file/),
        "documents/empty/en.pdf: the file is empty",
        expect.stringMatching(/^documents\/linked\/en\.txt: is not a file of its own/),
        expect.stringMatching(/^documents\/long\/en\.pdf: the file has 10000 pages/),
        expect.stringMatching(/^documents\/nothing\/document\.yml: there is no file/),
        expect.stringMatching(/^documents\/odd\/n{100}: odd name/),
        expect.stringMatching(/^documents\/odd\/\?gpj\.exe: odd name/),
        expect.stringMatching(/^documents\/wrong\/en\.pdf: the file is not what its name says/),
      ]);
      const taken = content.documents.filter(({ written }) => written.en.file).map(({ facts }) => facts.identifier);
      expect(taken).toEqual(["good", "lift-handbook", "odd"]);
    }));

  it("stay as they were published when a new file is refused, and are read in the language there is", { timeout: LONG_MS }, () =>
    withContentCopy((copy) =>
      database.rolledBack(async (db) => {
        await addDocument(copy, "hall", { "en.docx": makeDocx([{ text: "The tea house is open on Mondays." }]) });
        const content = part(await load(copy.dir));
        await publishContent({ db, clock }, content);
        const guide = () => findGuide(deps(db, content), { slug: "hall", language: "zh-CN" });
        expect(await guide()).toMatchObject({ language: "zh-CN", bodyLanguage: "en" });
        await writeFile(join(copy.dir, "documents/hall/en.docx"), "broken");
        const outcome = await publishContent({ db, clock }, part(await load(copy.dir)));
        expect(outcome).toMatchObject({ written: 0, removed: 0 });
        expect((await guide())?.bodyHtml).toContain("The tea house is open on Mondays.");
        const found = await retrieve(deps(db, content), { history: [], language: "en", question: "When is the tea house open?" });
        expect(found.chunks[0]?.slug).toBe("hall");
        await copy.remove("documents/hall");
        expect(await publishContent({ db, clock }, part(await load(copy.dir)))).toMatchObject({ removed: 1 });
        expect(await guide()).toBeUndefined();
      }),
    ));
});

describe("a superseded version", () => {
  it("opens, says what counts instead, and is in no list and no search", { timeout: LONG_MS }, () =>
    database.rolledBack(async (db) => {
      const content = part(await load("content"));
      await publishContent({ db, clock }, content);
      const guide = await findGuide(deps(db, content), { slug: "old-age-allowance-rules-2022", language: "en" });
      expect(guide).toMatchObject({ isPast: true, supersededBy: { slug: "old-age-allowance-rules" } });
      expect(await findGuide(deps(db, content), { slug: "old-age-allowance-rules", language: "en" })).toMatchObject({
        isPast: false,
        supersededBy: undefined,
      });
      const listed = (await listGuides(deps(db, content), { language: "en" })).map(({ slug }) => slug);
      expect(listed).toContain("old-age-allowance-rules");
      expect(listed).not.toContain("old-age-allowance-rules-2022");
      for (const question of ["old version of the old-age allowance rules", "what did the allowance pay in 2023"]) {
        const { chunks } = await retrieve(deps(db, content), { history: [], language: "en", question });
        expect(chunks.map(({ slug }) => slug)).not.toContain("old-age-allowance-rules-2022");
      }
    }));

  it("must say until when it counted, and name a version that is there and does not lead back", { timeout: LONG_MS }, () =>
    withContentCopy(async ({ dir, change }) => {
      const faultsOf = async () => {
        const outcome = await loadContent(dir, { parser: openParser() });
        return outcome.status === "faulty" ? outcome.faults.map(({ message }) => message) : [];
      };
      const old = "policies/old-age-allowance-rules-2022/policy.yml";
      await change(old, "valid_to: 2024-12-31\n", "");
      expect(await faultsOf()).toEqual([expect.stringContaining("is needed with superseded_by")]);
      await change(old, "superseded_by: old-age-allowance-rules", "valid_to: 2024-12-31\nsuperseded_by: nothing");
      expect(await faultsOf()).toEqual(["there is no policy “nothing”"]);
      await change(old, "superseded_by: nothing", "superseded_by: lift-handbook");
      await change("documents/lift-handbook/document.yml", "grade: public", "valid_to: 2026-01-01\nsuperseded_by: old-age-allowance-rules-2022\ngrade: public");
      expect(await faultsOf()).toEqual([expect.stringContaining("leads back"), expect.stringContaining("leads back")]);
    }));
});
