import { DEFAULT_LANGUAGE, CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import type { ContentFault } from "./content.ts";
import type { KnownIds } from "./known-ids.ts";
import type { SourceText } from "./read-record.server.ts";
import type { RenderedMarkdown } from "./render-markdown.server.ts";

/** The Markdown of all languages: sound headings and links, and the same anchors in the same order. */
export function checkBodies(
  texts: Readonly<Partial<Record<ContentLanguage, SourceText<unknown>>>>,
  taken: ReadonlySet<string>,
  known: KnownIds,
  faults: ContentFault[],
): void {
  const model = texts[DEFAULT_LANGUAGE];
  for (const language of CONTENT_LANGUAGES) {
    const text = texts[language];
    if (!text) continue;
    const { file } = text.source;
    checkHeadings(text.body, taken, (line, message) => faults.push({ file, line, message }));
    checkLinks(text.body, known, (line, message) => faults.push({ file, line, message }));
    if (model && text !== model) checkSameAnchors(text, model, faults);
  }
}

type Fault = (line: number, message: string) => void;

function checkHeadings({ headings }: RenderedMarkdown, taken: ReadonlySet<string>, fault: Fault): void {
  const anchors = new Set(taken);
  const texts = new Set<string>();
  for (const { anchor, level, text, line } of headings) {
    if (level === 1 || level > 4) fault(line, "headings here have two to four #; the title stands in the front matter");
    if (!/^[a-z0-9-]+$/.test(anchor)) fault(line, `“${text}” needs an anchor of its own, such as {#who-can-apply}`);
    else if (anchors.has(anchor)) fault(line, `the anchor #${anchor} is used twice or belongs to the page`);
    if (texts.has(text)) fault(line, `the heading “${text}” stands twice`);
    anchors.add(anchor);
    texts.add(text);
  }
}

function checkLinks({ links }: RenderedMarkdown, known: KnownIds, fault: Fault): void {
  for (const { href, line } of links) {
    if (/^(?:https?:\/\/|mailto:|tel:)/i.test(href) || /^#/.test(href)) continue;
    if (!/^\/(?!\/)/.test(href)) fault(line, `the link ${href} is not allowed: only http, https, mailto, tel and pages of the portal`);
    else if (!leadsSomewhere(href, known)) fault(line, `the link ${href} leads nowhere`);
  }
}

function leadsSomewhere(href: string, known: KnownIds): boolean {
  const [, folder, name] = /^\/([a-z-]+)\/([^/?#]+)/.exec(href) ?? [];
  if (!folder || !name) return true;
  if (folder === "services") return known.services.has(name);
  if (folder === "guides") return known.policies.has(name) || known.pages.has(name);
  if (folder === "forms") return known.forms.has(name);
  if (folder === "centres") return known.centres.has(name);
  if (folder === "life-events") return known.lifeEvents.has(name);
  return true;
}

function checkSameAnchors(text: SourceText<unknown>, model: SourceText<unknown>, faults: ContentFault[]): void {
  const [here, there] = [text.body.headings, model.body.headings];
  for (let i = 0; i < Math.max(here.length, there.length); i++) {
    if (here[i]?.anchor === there[i]?.anchor && here[i]?.level === there[i]?.level) continue;
    faults.push({
      file: text.source.file,
      line: here[i]?.line ?? here.at(-1)?.line ?? 1,
      message: `headings differ from ${model.source.file}: here ${place(here[i])}, there ${place(there[i])}`,
    });
    return;
  }
}

const place = (heading: { anchor: string; level: number } | undefined) =>
  heading ? `${"#".repeat(heading.level)} {#${heading.anchor}}` : "no further heading";
