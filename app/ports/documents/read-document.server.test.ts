import { expect, test } from "vitest";
import { makeDocx } from "#tests/support/make-docx.ts";
import { makeChinesePdf, makePdf } from "#tests/support/make-pdf.ts";
import { readDocument } from "./read-document.server.ts";

const FEES = [
  ["Floor", "Share"],
  ["2", "5 %"],
  ["3", "10 %"],
];
const bytes = (text: string) => Buffer.from(text, "utf8");

test("Markdown keeps headings, lists and tables, and raw HTML stays words", async () => {
  const { blocks } = await readDocument(
    bytes(
      "---\nlayout: page\n---\n# Lifts\n\n## Who pays? {#pay}\n\nAll <b>owners</b>:\n\n- ground floor\n- upper floors\n  - above three\n\n| Floor | Share |\n| - | - |\n| 2 | 5 % |\n| 3 | 10 % |\n",
    ),
    "md",
  );
  expect(blocks).toEqual([
    { kind: "heading", level: 1, text: "Lifts" },
    { kind: "heading", level: 2, text: "Who pays?" },
    { kind: "paragraph", text: "All <b>owners</b>:" },
    { kind: "list", isOrdered: false, items: ["ground floor", "upper floors", "above three"] },
    { kind: "table", hasHeader: true, rows: FEES },
  ]);
});

test("HTML gives its words alone: no script, style, navigation or address", async () => {
  const { blocks } = await readDocument(
    bytes(
      "<!doctype html><html><head><title>T</title><script>steal()</script></head><body><nav><ul><li>Home</li></ul></nav><h1>Lifts</h1><p onclick='x()'>Ask <a href='javascript:x()'>us</a> &amp; wait<script>steal()</script></p><p hidden>secret</p><ol><li><p>First</p></li><li>Second</ol><table><tr><th>Floor<th>Share<tr><td>2<td>5 %<tr><td>3<td>10 %</table>End",
    ),
    "html",
  );
  expect(blocks).toEqual([
    { kind: "heading", level: 1, text: "Lifts" },
    { kind: "paragraph", text: "Ask us & wait" },
    { kind: "list", isOrdered: true, items: ["First", "Second"] },
    { kind: "table", hasHeader: true, rows: FEES },
    { kind: "paragraph", text: "End" },
  ]);
});

test("plain text is read in old Chinese encodings, too, with its numbered headings", async () => {
  // 第一条 总则 / 住户可以申请加装电梯。 in GB 18030.
  const old = Buffer.from("b5dad2bbccf520d7dcd4f20a0ad7a1bba7bfc9d2d4c9eac7ebbcd3d7b0b5e7ccdda1a30a", "hex");
  expect((await readDocument(old, "txt")).blocks).toEqual([
    { kind: "paragraph", text: "第一条 总则" },
    { kind: "paragraph", text: "住户可以申请加装电梯。" },
  ]);
  const { blocks } = await readDocument(
    bytes("第一章 总则\n\n1.1 Who asks\n\nAny owner may ask. The ap-\nplication is free.\n\n- form\n- plan"),
    "txt",
  );
  expect(blocks).toEqual([
    { kind: "heading", level: 2, text: "第一章 总则" },
    { kind: "heading", level: 3, text: "1.1 Who asks" },
    { kind: "paragraph", text: "Any owner may ask. The application is free." },
    { kind: "list", isOrdered: false, items: ["form", "plan"] },
  ]);
});

test("Word keeps headings, lists and tables", async () => {
  const { blocks } = await readDocument(
    makeDocx([
      { heading: "加装电梯", level: 1 },
      { heading: "谁出钱？", level: 2 },
      { text: "费用由业主 & 政府分担：" },
      { items: ["业主", "区政府"] },
      { rows: FEES },
    ]),
    "docx",
  );
  expect(blocks).toEqual([
    { kind: "heading", level: 1, text: "加装电梯" },
    { kind: "heading", level: 2, text: "谁出钱？" },
    { kind: "paragraph", text: "费用由业主 & 政府分担：" },
    { kind: "list", isOrdered: false, items: ["业主", "区政府"] },
    { kind: "table", hasHeader: true, rows: FEES },
  ]);
});

const head = { text: "Linjiang District, sample", y: 800, size: 8 };
const foot = (n: number) => ({ text: `Page ${n} of 3`, y: 30, size: 8 });

test("PDF gives headings by size, tables by columns, the page of each part, and leaves running heads out", async () => {
  const { blocks, pageCount } = await readDocument(
    makePdf([
      [
        head,
        { text: "Lifts", y: 740, size: 22 },
        { text: "Who pays?", y: 700, size: 15 },
        { text: "The cost is shared by all owners of the building, and the higher", y: 670 },
        { text: "the flat, the larger the share.", y: 656 },
        { text: "•", x: 72, y: 630 },
        { text: "Ground floor pays nothing.", x: 90, y: 630 },
        { text: "• The district pays the rest.", y: 616 },
        foot(1),
      ],
      [
        head,
        ...FEES.flatMap(([floor = "", share = ""], n) => [
          { text: floor, y: 700 - n * 20 },
          { text: share, x: 250, y: 700 - n * 20 },
        ]),
        foot(2),
      ],
      [
        head,
        { text: "How long does it take?", y: 700, size: 15 },
        { text: "About four months (in all).", y: 670 },
        foot(3),
      ],
    ]),
    "pdf",
  );
  expect(pageCount).toBe(3);
  expect(blocks).toEqual([
    { kind: "heading", level: 1, text: "Lifts", page: 1 },
    { kind: "heading", level: 2, text: "Who pays?", page: 1 },
    {
      kind: "paragraph",
      text: "The cost is shared by all owners of the building, and the higher the flat, the larger the share.",
      page: 1,
    },
    { kind: "list", isOrdered: false, items: ["Ground floor pays nothing.", "The district pays the rest."], page: 1 },
    { kind: "table", hasHeader: true, rows: FEES, page: 2 },
    { kind: "heading", level: 2, text: "How long does it take?", page: 3 },
    { kind: "paragraph", text: "About four months (in all).", page: 3 },
  ]);
});

test("marks that turn writing around or show nothing do not come through", async () => {
  const { blocks } = await readDocument(bytes("Pay \u202eon\u202c 5\u200b00 yuan.\u0007"), "txt");
  expect(blocks).toEqual([{ kind: "paragraph", text: "Pay on 500 yuan." }]);
});

test("a PDF that only names its Chinese font and encoding is read", async () => {
  const { blocks } = await readDocument(
    makeChinesePdf(["老年人高龄津贴申请指南", "年满八十岁的居民可以申请。"]),
    "pdf",
  );
  expect(blocks.map((block) => ("text" in block ? block.text : ""))).toEqual([
    "老年人高龄津贴申请指南",
    "年满八十岁的居民可以申请。",
  ]);
});
