import type { Evidence } from "../context.ts";
import { INJECTION } from "../rules/guardrail-phrases.ts";
import { foldText, withoutHidden } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";
import { contactsIn } from "./contacts.ts";
import { splitUnits } from "./sentences.ts";

/** Pictures, links, tags and code: an answer is plain text. */
export const MARKUP = /<\/?[a-z!][^>]*>|!?\[[^\]\n]*\]\s?[([][^)\]]*[)\]]|\bjavascript:|```|\{\s*"\w+"\s*:/i;
/** Borders with which a text pretends that something else begins: nothing behind one is believed. */
const BORDER = /={4,}|#{3,}|<\|?\/?(?:im_|system|user|assistant|endof|inst|source)|\[\/?(?:inst|system)\]/i;
/** Letters that nobody reads but a machine. */
const BLOB = /(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{24,}={0,2}/;

/** Whether a text gives orders, holds markup or names contacts that are not the authority's. */
export const isTampered = (text: string, isOwn: (contact: string) => boolean): boolean =>
  MARKUP.test(text) ||
  BORDER.test(text) ||
  BLOB.test(text) ||
  matchesPhrase(INJECTION, foldText(text)) ||
  contactsIn(text).some((contact) => !isOwn(contact));

/**
 * A section without the sentences that do not belong on an authority's page, before a model or a resident sees any of
 * it; nothing is left of one whose very title or heading is such.
 */
export function withoutTampering(one: Evidence, isOwn: (contact: string) => boolean): Evidence[] {
  const [title, section, text] = [one.title, one.section, one.text].map(withoutHidden) as [string, string, string];
  if (isTampered(title, isOwn) || isTampered(section, isOwn)) return [];
  const kept = isTampered(text, isOwn) ? withoutUnits(text, isOwn) : text;
  return kept.trim() === "" ? [] : [{ ...one, title, section, text: kept }];
}

function withoutUnits(text: string, isOwn: (contact: string) => boolean): string {
  const units = splitUnits(text);
  const border = units.findIndex((unit) => BORDER.test(unit.text));
  return (border < 0 ? units : units.slice(0, border))
    .filter((unit) => !isTampered(unit.text, isOwn))
    .map((unit) => (unit.isListItem ? `- ${unit.text}` : unit.text))
    .join("\n");
}
