import type { Evidence, Statement } from "../context.ts";
import { INJECTION } from "../rules/guardrail-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";
import { areFactsIn } from "./facts.ts";
import type { Analyse } from "./matter.ts";

export type StatementFault = "no_source" | "unknown_number" | "foreign_contact" | "unsupported" | "markup";

/** Less than this share of a sentence's words in the cited sections is not what they say. */
const MIN_SUPPORT = 0.45;

const CONTACT =
  /(?:https?:\/\/|www\.)[^\s\])）>，。]+|[\w.+-]+@[\w-]+\.[\w.-]+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|cn|gov|io|info|xyz|top|site|link|me|cc|co)\b[^\s\])）>，。]*|(?<!\d|\d[.,])(?:\+?\d{1,3}[ -]?)?(?:\d{3,4}[ -]){1,3}\d{3,8}(?!\d|[.,]\d)|(?<!\d|\d[.,])\d{7,}(?!\d|[.,]\d)/gi;
const MARKUP = /<\/?[a-z!][^>]*>|!?\[[^\]]*\]\([^)]*\)|\bjavascript:|```/i;

const digitsOnly = (text: string) => text.replace(/[\s-]/g, "");

/**
 * Why a statement may not be said, or nothing. A quoted one is what its source says by nature, yet its links and
 * numbers are looked at too: what is quoted may itself have been tampered with.
 */
export function findFault(
  statement: Statement,
  evidence: readonly Evidence[],
  analyse: Analyse,
  isQuoted: boolean,
): StatementFault | undefined {
  const cited = statement.evidence.flatMap((index) => evidence[index] ?? []);
  if (cited.length === 0) return "no_source";
  if (MARKUP.test(statement.text) || matchesPhrase(INJECTION, foldText(statement.text))) return "markup";
  const records = cited.filter((one) => one.kind !== "corpus").map((one) => digitsOnly(one.text));
  const contacts = statement.text.match(CONTACT) ?? [];
  if (contacts.some((contact) => !records.some((record) => record.includes(digitsOnly(contact)))))
    return "foreign_contact";
  const texts = cited.map((one) => `${one.title}\n${one.section}\n${one.text}`);
  if (!areFactsIn(statement.text, texts)) return "unknown_number";
  if (isQuoted) return undefined;
  const known = new Set(texts.flatMap(analyse));
  const terms = analyse(statement.text);
  const supported = terms.filter((term) => known.has(term)).length;
  return terms.length > 0 && supported / terms.length < MIN_SUPPORT ? "unsupported" : undefined;
}
