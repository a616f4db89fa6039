import { TwoGenerations } from "#app/lib/two-generations.ts";
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

type Signs = { readonly isForged: boolean; readonly contacts: readonly string[] };

/** What of a text makes it suspect whoever reads it, and the contacts that are so unless they are the authority's. */
const signsOf = (text: string): Signs => ({
  isForged: MARKUP.test(text) || BORDER.test(text) || BLOB.test(text) || matchesPhrase(INJECTION, foldText(text)),
  contacts: contactsIn(text),
});
const isSuspect = ({ isForged, contacts }: Signs, isOwn: (contact: string) => boolean): boolean =>
  isForged || contacts.some((contact) => !isOwn(contact));

/** Whether a text gives orders, holds markup or names contacts that are not the authority's. */
export const isTampered = (text: string, isOwn: (contact: string) => boolean): boolean =>
  isSuspect(signsOf(text), isOwn);

/** Published texts, which come again with every other question. */
const remembered = new TwoGenerations<Signs>(4_000);
const isTamperedSource = (text: string, isOwn: (contact: string) => boolean): boolean =>
  isSuspect(
    remembered.get(text, () => signsOf(text)),
    isOwn,
  );

/**
 * A section without the sentences that do not belong on an authority's page, before a model or a resident sees any of
 * it; nothing is left of one whose very title or heading is such.
 */
export function withoutTampering(one: Evidence, isOwn: (contact: string) => boolean): Evidence[] {
  const [title, section, text] = [one.title, one.section, one.text].map(withoutHidden) as [string, string, string];
  if (isTamperedSource(title, isOwn) || isTamperedSource(section, isOwn)) return [];
  const kept = isTamperedSource(text, isOwn) ? withoutUnits(text, isOwn) : text;
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
