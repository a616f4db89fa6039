import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { ParsedDocument } from "#app/ports/documents/port.ts";
import { type PlacedBlock, placeBlocks } from "./file-blocks.server.ts";
import { cutFileSections } from "./file-sections.server.ts";
import type { RenderedMarkdown } from "./render-markdown.server.ts";

/** What a file says as a page of the portal. Every tag in it is written here; of the file there are only escaped words. */
export function renderFile({ blocks, pageCount }: ParsedDocument, language: ContentLanguage): RenderedMarkdown {
  const placed = placeBlocks(blocks);
  const t = getTranslator(language);
  let page = 0;
  const html = placed.map((block) => {
    const isNewPage = pageCount !== undefined && block.page !== undefined && block.page > page;
    const mark = isNewPage ? `<p class="page-mark" id="page-${block.page}">${escape(t("content:file.page", { page: block.page, count: pageCount }))}</p>` : "";
    if (isNewPage) page = block.page ?? page;
    return mark + toHtml(block);
  });
  return {
    html: html.join("\n"),
    headings: placed.flatMap((block) => (block.kind === "heading" ? [{ anchor: block.anchor, level: block.level, text: block.text, line: 1 }] : [])),
    sections: cutFileSections(placed, language),
    links: [],
  };
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

function toHtml(block: PlacedBlock): string {
  if (block.kind === "heading") return `<h${block.level} id="${block.anchor}">${escape(block.text)}</h${block.level}>`;
  if (block.kind === "paragraph") return `<p>${escape(block.text)}</p>`;
  if (block.kind === "list") {
    const tag = block.isOrdered ? "ol" : "ul";
    return `<${tag}>${block.items.map((item) => `<li>${escape(item)}</li>`).join("")}</${tag}>`;
  }
  return tableHtml(block);
}

function tableHtml({ hasHeader, rows }: Extract<PlacedBlock, { kind: "table" }>): string {
  const columns = hasHeader ? rows[0] : undefined;
  const body = columns ? rows.slice(1) : rows;
  const head = columns && `<thead><tr>${columns.map((cell) => `<th scope="col">${escape(cell)}</th>`).join("")}</tr></thead>`;
  const cellHtml = (cell: string, n: number) => `<td${columns ? ` data-label="${escape(columns[n] ?? "")}"` : ""}>${escape(cell)}</td>`;
  return `<table>${head ?? ""}<tbody>${body.map((row) => `<tr>${row.map(cellHtml).join("")}</tr>`).join("")}</tbody></table>`;
}
