import { type ArchiveFile, makeArchive } from "./make-archive.ts";

/** Parts of a Word document, in the order in which they stand. */
export type DocxPart =
  | { readonly heading: string; readonly level: 1 | 2 | 3 }
  | { readonly text: string }
  | { readonly items: readonly string[] }
  | { readonly rows: readonly (readonly string[])[] };

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const paragraph = (text: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;

function toXml(part: DocxPart): string {
  if ("heading" in part) return paragraph(part.heading, `<w:pStyle w:val="Heading${part.level}"/>`);
  if ("text" in part) return paragraph(part.text);
  if ("items" in part) {
    return part.items
      .map((item) => paragraph(item, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`))
      .join("");
  }
  const rows = part.rows.map((row, n) => {
    const cells = row
      .map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`)
      .join("");
    return `<w:tr>${n === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells}</w:tr>`;
  });
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
    .join("");
  return `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr>${rows.join("")}</w:tbl><w:p/>`;
}

const TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ["document", "document.main"],
  ["styles", "styles"],
  ["numbering", "numbering"],
]
  .map(
    ([name, type]) =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  )
  .join("")}</Types>`;
const relations = (list: readonly [type: string, target: string][]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([type, target], n) =>
        `<Relationship Id="r${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
const STYLES = `${HEAD}<w:styles xmlns:w="${MAIN}">${[1, 2, 3]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${38 - level * 4}"/></w:rPr></w:style>`,
  )
  .join("")}</w:styles>`;
const NUMBERING = `${HEAD}<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="480" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

/** The files of a small Word document. */
export function docxFiles(parts: readonly DocxPart[], prologue = ""): ArchiveFile[] {
  return [
    { name: "[Content_Types].xml", content: TYPES },
    { name: "_rels/.rels", content: relations([["officeDocument", "word/document.xml"]]) },
    {
      name: "word/_rels/document.xml.rels",
      content: relations([
        ["styles", "styles.xml"],
        ["numbering", "numbering.xml"],
      ]),
    },
    { name: "word/styles.xml", content: STYLES },
    { name: "word/numbering.xml", content: NUMBERING },
    {
      name: "word/document.xml",
      content: `${HEAD}${prologue}<w:document xmlns:w="${MAIN}"><w:body>${parts.map(toXml).join("")}</w:body></w:document>`,
    },
  ];
}

export const makeDocx = (parts: readonly DocxPart[]): Buffer => makeArchive(docxFiles(parts));
