import MarkdownIt, { type Token } from "markdown-it";
import sanitizeHtml from "sanitize-html";
import type { IndexableSection } from "#app/domain/search/indexable-document.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { plainText } from "./plain-text.ts";

export type MarkdownHeading = { readonly anchor: string; readonly level: number; readonly text: string; readonly line: number };
/** The text under one heading (none: what stands above the first), as plain lines for the index. */
export type MarkdownSection = {
  readonly heading: MarkdownHeading | undefined;
  readonly path: readonly string[];
  readonly text: string;
} & Pick<IndexableSection, "pages" | "whole">;
export type MarkdownLink = { readonly href: string; readonly line: number };
export type RenderedMarkdown = {
  readonly html: string;
  readonly headings: readonly MarkdownHeading[];
  readonly sections: readonly MarkdownSection[];
  readonly links: readonly MarkdownLink[];
};

/** Bump it when the same Markdown gives other HTML or sections: then everything is published anew. */
export const RENDERER_VERSION = 2;

const ANCHOR = /\s*\{#([^}]*)\}\s*$/;

/**
 * Markdown as safe HTML with stable anchors: `## A question? {#short-name}`. Raw HTML stays text, images are left out;
 * lines are counted from the top of the file when `linesAbove` says where the Markdown begins.
 */
export function renderMarkdown(markdown: string, language: ContentLanguage, linesAbove = 0): RenderedMarkdown {
  const parser = new MarkdownIt({ html: false }).disable("image");
  // Links are judged by the check that can name their line; sanitising is the second net.
  parser.validateLink = () => true;
  const tokens = parser.parse(markdown, {});
  const headings = takeHeadings(tokens, linesAbove);
  for (const token of tokens) if (token.type === "th_open" || token.type === "td_open") token.attrs = null;
  labelCells(tokens);
  return {
    html: clean(parser.renderer.render(tokens, parser.options, {})),
    headings: [...headings.values()],
    sections: cutSections(tokens, headings, language),
    links: listLinks(tokens, linesAbove),
  };
}

/** Each cell carries its column's name, for screens on which a row becomes a list. */
function labelCells(tokens: readonly Token[]): void {
  let columns: string[] = [];
  let column = 0;
  tokens.forEach((token, index) => {
    if (token.type === "table_open") columns = [];
    if (token.type === "tr_open") column = 0;
    if (token.type === "th_open") {
      token.attrSet("scope", "col");
      columns.push(plainText(tokens[index + 1] as Token));
    }
    if (token.type === "td_open") token.attrSet("data-label", columns[column++] ?? "");
  });
}

function lineOf(token: Token, linesAbove: number): number {
  return (token.map?.[0] ?? 0) + 1 + linesAbove;
}

/** Finds the headings, by their opening token, and moves `{#anchor}` from their text into their id. */
function takeHeadings(tokens: readonly Token[], linesAbove: number): Map<Token, MarkdownHeading> {
  const headings = new Map<Token, MarkdownHeading>();
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type !== "heading_open" || !inline) return;
    const last = inline.children?.at(-1);
    const anchor = ANCHOR.exec(last?.content ?? "")?.[1] ?? "";
    if (last) last.content = last.content.replace(ANCHOR, "");
    if (anchor) token.attrSet("id", anchor);
    headings.set(token, { anchor, level: Number(token.tag.slice(1)), text: plainText(inline), line: lineOf(token, linesAbove) });
  });
  return headings;
}

function cutSections(tokens: readonly Token[], headings: Map<Token, MarkdownHeading>, language: ContentLanguage): MarkdownSection[] {
  const sections: MarkdownSection[] = [];
  let above: MarkdownHeading[] = [];
  let start = 0;
  const close = (end: number, heading: MarkdownHeading | undefined) => {
    const text = linesOfTokens(tokens.slice(start, end), language).join("\n");
    const path = above.filter((one) => one !== heading).map((one) => one.text);
    if (text) sections.push({ heading, path, text });
  };
  tokens.forEach((token, index) => {
    const heading = headings.get(token);
    if (!heading) return;
    close(index, above.at(-1));
    above = [...above.filter((one) => one.level < heading.level), heading];
    start = index + 3;
  });
  close(tokens.length, above.at(-1));
  return sections;
}

/** Paragraphs and list items as lines; a table row as “column: value; column: value.”, so that it can be quoted. */
function linesOfTokens(tokens: readonly Token[], language: ContentLanguage): string[] {
  const [colon, semicolon, stop] = language === "zh-CN" ? ["：", "；", "。"] : [": ", "; ", "."];
  const lines: string[] = [];
  let columns: string[] = [];
  let cells: string[] | undefined;
  for (const token of tokens) {
    if (token.type === "table_open") columns = [];
    if (token.type === "tr_open") cells = [];
    if (token.type === "tr_close" && cells) {
      if (columns.length === 0) columns = cells;
      else lines.push(cells.map((cell, index) => `${columns[index]}${colon}${cell}`).join(semicolon) + stop);
      cells = undefined;
    }
    if (token.type !== "inline") continue;
    const text = plainText(token);
    if (cells) cells.push(text);
    else if (text) lines.push(text);
  }
  return lines;
}

function listLinks(tokens: readonly Token[], linesAbove: number): MarkdownLink[] {
  return tokens.flatMap((block) =>
    (block.children ?? [])
      .filter((token) => token.type === "link_open")
      .map((token) => ({ href: String(token.attrGet("href") ?? ""), line: lineOf(block, linesAbove) })),
  );
}

function clean(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [..."h2 h3 h4 p ul ol li strong em s a table thead tbody tr th td blockquote code pre hr br".split(" ")],
    allowedAttributes: { a: ["href", "rel"], th: ["scope"], td: ["data-label"], ol: ["start"], h2: ["id"], h3: ["id"], h4: ["id"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: /^https?:/.test(attribs.href ?? "") ? { ...attribs, rel: "noopener external" } : attribs,
      }),
    },
  });
}
