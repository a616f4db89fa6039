import { afterAll, describe, expect, it } from "vitest";
import { makeArchive } from "#tests/support/make-archive.ts";
import { docxFiles, makeDocx } from "#tests/support/make-docx.ts";
import { emptyPages, makePdf } from "#tests/support/make-pdf.ts";
import { createThreadInspector } from "./thread-inspector.server.ts";

const inspector = createThreadInspector();
afterAll(() => inspector.close());

const word = [{ text: "A rental contract." }];
const plain = makePdf([[{ text: "A rental contract.", y: 700 }]]);
const SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

const relation = (type: string, target: string) => ({
  name: "word/_rels/settings.xml.rels",
  content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});

describe("looking into an attached file", () => {
  it.each([
    ["fine", "a PDF of a page", "pdf", plain],
    ["fine", "a scan without text", "pdf", makePdf(emptyPages(3))],
    ["fine", "a Word document", "docx", makeDocx(word)],
    [
      "fine",
      "a document with a link",
      "docx",
      makeArchive([...docxFiles(word), relation("hyperlink", "https://example.org")]),
    ],
    ["active", "a PDF that runs a script when it is opened", "pdf", makePdf(emptyPages(1), `/OpenAction ${SCRIPT}`)],
    [
      "active",
      "a PDF with a script by name",
      "pdf",
      makePdf(emptyPages(1), `/Names << /JavaScript << /Names [(a) ${SCRIPT}] >> >>`),
    ],
    [
      "active",
      "a document with an external entity",
      "docx",
      makeArchive(docxFiles(word, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`)),
    ],
    [
      "active",
      "a document with macros",
      "docx",
      makeArchive([...docxFiles(word), { name: "word/vbaProject.bin", content: "x" }]),
    ],
    [
      "active",
      "a document that fetches its template",
      "docx",
      makeArchive([...docxFiles(word), relation("attachedTemplate", "https://example.org/t.dotm")]),
    ],
    [
      "active",
      "a document with a program's object",
      "docx",
      makeArchive([...docxFiles(word), { name: "word/embeddings/oleObject1.bin", content: "x" }]),
    ],
    ["wrong_kind", "an archive of something else", "docx", makeArchive([{ name: "a.txt", content: "x" }])],
    [
      "unreadable",
      "a zip bomb",
      "docx",
      makeArchive([...docxFiles(word), { name: "word/media/image1.png", content: Buffer.alloc(150_000_000) }]),
    ],
    ["unreadable", "half a document", "docx", makeDocx(word).subarray(0, 900)],
    ["unreadable", "a PDF of too many pages", "pdf", makePdf(emptyPages(201))],
    [
      "unreadable",
      "a PDF with a page of kilometres",
      "pdf",
      Buffer.from(plain.toString("latin1").replace("[0 0 595 842]", "[0 0 999999 842]"), "latin1"),
    ],
    ["unreadable", "a PDF in name alone", "pdf", Buffer.from("%PDF-1.7\nnothing more")],
  ] as const)("calls %s %s", async (verdict, _what, kind, bytes) => {
    expect(await inspector.inspect(bytes, kind)).toBe(verdict);
  });

  it("goes on with the next file after one that takes too long", async () => {
    const hasty = createThreadInspector({ parseMs: 1, heapMb: 64, growthMb: 300 });
    expect(await hasty.inspect(plain, "pdf")).toBe("unreadable");
    await hasty.close();
    expect(await inspector.inspect(plain, "pdf")).toBe("fine");
  });
});
