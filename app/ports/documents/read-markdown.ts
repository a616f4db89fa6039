import MarkdownIt from "markdown-it";
import type { Block } from "./port.ts";
import { readHtml } from "./read-html.ts";

/** Markdown as blocks; front matter of other programs is left out, raw HTML stays text. */
export function readMarkdown(text: string): Block[] {
  const body = text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "");
  // Anchors are made anew for every format alike.
  return readHtml(
    new MarkdownIt({ html: false }).disable("image").render(body.replace(/[ \t]*\{#[^}\n]*\}[ \t]*$/gm, "")),
  );
}
