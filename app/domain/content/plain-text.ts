import type { Token } from "markdown-it";

/** What a reader sees of an inline token: no marks, no addresses. */
export function plainText(inline: Token): string {
  return (inline.children ?? [])
    .map((token) => (token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
