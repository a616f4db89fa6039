import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { makeArchive } from "#tests/support/make-archive.ts";
import { docxFiles, makeDocx } from "#tests/support/make-docx.ts";
import { emptyPages, makePdf } from "#tests/support/make-pdf.ts";
import { LIMITS } from "./limits.ts";
import { type DocumentFormat, DocumentRefusedError } from "./port.ts";
import { createThreadParser } from "./thread-parser.server.ts";

const GOOD = makeDocx([{ text: "Any owner may apply." }]);
const withFile = (name: string, content: string | Uint8Array, claimedSize?: number) =>
  makeArchive([
    ...docxFiles([{ text: "Hello." }]),
    { name, content, ...(claimedSize !== undefined && { claimedSize }) },
  ]);
const ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';

const HOSTILE: readonly [what: string, format: DocumentFormat, bytes: Uint8Array, reason: RegExp][] = [
  ["nothing at all", "pdf", Buffer.alloc(0), /empty/],
  ["a huge file", "txt", Buffer.alloc(LIMITS.fileBytes + 1, 65), /larger than 20 MB/],
  ["a program called .pdf", "pdf", Buffer.from("MZ\u0000\u0001"), /not what its name says.*binary/],
  ["a PDF called .docx", "docx", makePdf([[{ text: "x", y: 700 }]]), /not what its name says.*PDF/],
  ["an archive called .md", "md", GOOD, /not what its name says.*archive/],
  ["an archive without a document", "docx", makeArchive([{ name: "a.txt", content: "a" }]), /not a Word document/],
  ["words called .html", "html", Buffer.from("only words"), /holds no HTML/],
  ["text in no known encoding", "txt", Buffer.from([0xff, 0x80, 0x41, 0xff, 0x99, 0x0a]), /neither UTF-8/],
  ["a zip bomb", "docx", withFile("word/media/a.bin", Buffer.alloc(60_000_000)), /zip bomb/],
  [
    "a zip bomb that lies about its size",
    "docx",
    withFile("word/media/a.bin", Buffer.alloc(60_000_000), 10),
    /zip bomb/,
  ],
  [
    "an archive of many files",
    "docx",
    makeArchive(Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}`, content: "" }))),
    /more than 2000 files/,
  ],
  ["a climbing name", "docx", withFile("../../etc/cron.d/x", "x"), /odd name/],
  ["a name with a zero byte", "docx", withFile("word/a\u0000.xml", "x"), /odd name/],
  ["a name written right to left", "docx", withFile("word/\u202egpj.exe", "x"), /odd name/],
  ["a name twice", "docx", withFile("word/document.xml", "x"), /stands twice/],
  ["macros", "docx", withFile("word/vbaProject.bin", "x"), /macros/],
  ["an external entity in Word", "docx", makeArchive(docxFiles([{ text: "&secret;" }], ENTITY)), /entities of its own/],
  ["an external entity in HTML", "html", Buffer.from(`${ENTITY}<p>&secret;</p>`), /entities of its own/],
  ["a torn archive", "docx", GOOD.subarray(0, GOOD.length - 60), /damaged/],
  ["10,000 pages", "pdf", makePdf(emptyPages(10_000)), /10000 pages; at most 1000/],
  ["a scan", "pdf", makePdf(emptyPages(3)), /no text was found/],
  ["a broken PDF", "pdf", Buffer.from("%PDF-1.4\nnothing"), /damaged/],
];

test(
  "each hostile file is refused with its reason, and the good one after it is read",
  { timeout: 60_000 },
  async () => {
    const parser = createThreadParser();
    const refusals = await Promise.all(
      HOSTILE.map(([, format, bytes]) =>
        parser.parse(bytes, format).then(
          () => "was read",
          (error: unknown) => error,
        ),
      ),
    );
    HOSTILE.forEach(([what, , , reason], n) => {
      expect(refusals[n], what).toBeInstanceOf(DocumentRefusedError);
      expect(String(refusals[n]), what).toMatch(reason);
    });
    const { blocks } = await parser.parse(GOOD, "docx");
    expect(blocks).toEqual([{ kind: "paragraph", text: "Any owner may apply." }]);
    await parser.close();
  },
);

test(
  "a file that takes too long or too much memory is stopped, and the next one is read",
  { timeout: 60_000 },
  async () => {
    const large = Buffer.from("<p>x</p>".repeat(2_000_000));
    const hurried = createThreadParser({ ...LIMITS, parseMs: 50 });
    await expect(hurried.parse(GOOD, "docx")).rejects.toThrow("longer than 0.05 seconds");
    const small = createThreadParser({ ...LIMITS, heapMb: 64 });
    await expect(small.parse(large, "html")).rejects.toThrow("too much memory");
    expect((await small.parse(GOOD, "docx")).blocks).toHaveLength(1);
    expect(small.counts).toEqual({ parsed: 2, reused: 0 });
  },
);

/** Packed twice, a page of spaces is a few hundred bytes; unpacked it is 400 MB. */
function pdfBomb(): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(400_000_000, 32), { level: 1 }));
  const [before = "", after = ""] = makePdf([[{ text: "PLACE", y: 700 }]])
    .toString("latin1")
    .split(/<< \/Length \d+ >>\nstream\n[^]*?\nendstream/);
  const object = `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString("latin1")}\nendstream`;
  return Buffer.from(before + object + after, "latin1");
}

test("a PDF that unpacks to far more than it seems is stopped", { timeout: 60_000 }, async () => {
  const bomb = pdfBomb();
  expect(bomb.length).toBeLessThan(100_000);
  const parser = createThreadParser({ ...LIMITS, growthMb: 250 });
  await expect(parser.parse(bomb, "pdf")).rejects.toThrow("too much memory");
  expect((await parser.parse(GOOD, "docx")).blocks).toHaveLength(1);
  await parser.close();
});

test("a script in a PDF is never run, and its words are read all the same", async () => {
  const pdf = makePdf(
    [[{ text: "Any owner may apply.", y: 700 }]],
    "/OpenAction << /S /JavaScript /JS (while(true);) >>",
  );
  const { blocks } = await createThreadParser().parse(pdf, "pdf");
  expect(blocks).toEqual([{ kind: "paragraph", text: "Any owner may apply.", page: 1 }]);
});
