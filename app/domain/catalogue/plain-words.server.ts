import type { Topics } from "#app/domain/content/topics-schema.ts";
import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { readTopics } from "./read-topics.server.ts";

/** What is prose in a record: names, addresses, ids and law stay as they are. */
const PROSE = new Set([
  "summary",
  "who",
  "question",
  "ifMet",
  "ifNotMet",
  "text",
  "where",
  "exempt",
  "note",
  "below",
  "atOrAbove",
]);
const HTML = "bodyHtml";

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Swaps each term of the trade for the plain words the authority has for it. Longer terms win over shorter ones in them. */
export function makeSwap(all: Topics["plain_words"], language: ContentLanguage): (text: string) => string {
  const words = all[language];
  if (words.length === 0) return (text) => text;
  const plain = new Map(words.map(({ term, plain: said }) => [term.toLowerCase(), said]));
  const terms = [...plain.keys()].sort((a, b) => b.length - a.length).map(escape);
  const pattern = language === "en" ? `\\b(?:${terms.join("|")})\\b` : terms.join("|");
  return (text) =>
    text.replace(new RegExp(pattern, "giu"), (found) => {
      const said = plain.get(found.toLowerCase()) ?? found;
      return found === found.toLowerCase() ? said : capitalised(said);
    });
}

/** The same record with plain words in its prose, also in the prose of HTML, whose tags stay. */
export function swapIn<T>(value: T, swap: (text: string) => string): T {
  const visit = (part: unknown, key: string): unknown => {
    if (typeof part === "string") {
      if (key === HTML)
        return part
          .split(/(<[^>]*>)/)
          .map((piece) => (piece.startsWith("<") ? piece : swap(piece)))
          .join("");
      return PROSE.has(key) ? swap(part) : part;
    }
    if (Array.isArray(part)) return part.map((one) => visit(one, key));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner, name)]));
  };
  return visit(value, "") as T;
}

type Reader = { readonly mode: "full" | "simple"; readonly language: ContentLanguage };

/** A record as this reader should read it: in simplified mode without terms of the trade. */
export async function inPlainWords<T>(deps: Pick<Services, "db">, value: T, { mode, language }: Reader): Promise<T> {
  if (mode === "full") return value;
  const { plain_words } = await readTopics(deps);
  return swapIn(value, makeSwap(plain_words, language));
}
