import sanitizeHtml from "sanitize-html";
import type { PublicService, ServiceAnchor } from "#app/domain/catalogue/public-service.ts";
import type { Site } from "#app/domain/desks/site-schema.ts";
import { partTexts } from "../part-texts.server.ts";

export type Question = { readonly name: string; readonly answer: string; readonly anchor: string };

/** Parts of a page whose heading is a question that their text answers alone. */
const ANSWERED: readonly ServiceAnchor[] = [
  "who",
  "thresholds",
  "special-circumstances",
  "evidence",
  "costs",
  "times",
  "channels",
  "outputs",
];
const IS_QUESTION = /[?？]$/;

const escapeText = (text: string): string => sanitizeHtml(text, { allowedTags: [], disallowedTagsMode: "escape" });

/** Questions that the page of a service answers: the parts of its record, then the questions of its text. */
export function questionsOf(service: PublicService, site: Site, pageUrl: string): Question[] {
  const parts = partTexts(service, site);
  const fromRecord = ANSWERED.flatMap((anchor) => {
    const part = parts.get(anchor);
    if (!part?.heading || !IS_QUESTION.test(part.heading)) return [];
    return [{ anchor, name: part.heading, answer: escapeText(part.text).replaceAll("\n", "<br>") }];
  });
  return [...fromRecord, ...questionsInBody(service, pageUrl)];
}

/** The headings of a text that are questions, each with what stands under it up to the next heading of its level. */
function questionsInBody(
  { bodyHtml, headings }: Pick<PublicService, "bodyHtml" | "headings">,
  pageUrl: string,
): Question[] {
  const sections = bodyHtml.split(/(?=<h2[ >])/);
  return headings.flatMap(({ anchor, level, text }) => {
    if (level !== 2 || !IS_QUESTION.test(text)) return [];
    const section = sections.find((one) => one.startsWith(`<h2 id="${anchor}">`));
    const answer = section?.slice(section.indexOf("</h2>") + "</h2>".length).trim();
    return answer ? [{ anchor, name: text, answer: withWholeLinks(answer, pageUrl) }] : [];
  });
}

/** Read elsewhere, an answer needs whole addresses, and no ids of our page. */
function withWholeLinks(html: string, pageUrl: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      "p",
      "ul",
      "ol",
      "li",
      "strong",
      "em",
      "a",
      "br",
      "h3",
      "h4",
      "table",
      "thead",
      "tbody",
      "tr",
      "th",
      "td",
    ],
    allowedAttributes: { a: ["href"] },
    transformTags: {
      a: (tagName, { href = "" }) => ({
        tagName,
        attribs: { href: URL.canParse(href, pageUrl) ? new URL(href, pageUrl).href : pageUrl },
      }),
    },
  });
}
