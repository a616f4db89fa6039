import type { Evidence, Statement } from "../context.ts";
import { INJECTION } from "../rules/guardrail-phrases.ts";
import { foldText } from "../rules/normalise.ts";
import { matchesPhrase } from "../rules/phrases.ts";
import { claimsIn, isNegative } from "./claims.ts";
import { contactsIn } from "./contacts.ts";
import { areFactsIn, areFactsTogether } from "./facts.ts";
import type { Analyse } from "./matter.ts";
import { splitClauses, splitUnits } from "./sentences.ts";
import { MARKUP } from "./tampering.ts";

export type StatementFault =
  "no_source" | "markup" | "foreign_contact" | "prompt" | "unknown_number" | "unknown_word" | "unsupported";

/** A model that writes one of these was led astray: nothing else of its reply is believed. */
export const BETRAYALS: ReadonlySet<StatementFault> = new Set(["markup", "foreign_contact", "prompt"]);

/** What statements are checked against. */
export type Guard = {
  readonly evidence: readonly Evidence[];
  readonly analyse: Analyse;
  /** Whether a contact, by its key, is the authority's own. */
  readonly isOwn: (contact: string) => boolean;
  /** Whether a text repeats what the model was told. */
  readonly isPrompt: (text: string) => boolean;
};

/** Either what may be said, resting on those of its sources that bear it out, or why it may not. */
export type Checked =
  { readonly sound: Statement; readonly fault?: never } | { readonly fault: StatementFault; readonly sound?: never };

/** So much of a sentence must stand in one of its sources, and of each of its clauses close together. */
const SENTENCE_SUPPORT = 0.6;
const CLAUSE_SUPPORT = 0.6;
/** So much of a denial must stand in one denying clause of the source. */
const DENIAL_SUPPORT = 0.75;
/** Of a clause with fewer words nothing can be said, unless it denies something. */
const MIN_TERMS = 2;

/**
 * A quoted statement is what its source says by nature, yet its contacts and numbers are looked at too: what is quoted may
 * itself have been tampered with. A model's must say what its sources say: their words, numbers that belong together,
 * yes where they say yes.
 */
export function checkStatement(statement: Statement, guard: Guard, isQuoted: boolean): Checked {
  const { text } = statement;
  const cited = statement.evidence.flatMap((index) => guard.evidence[index] ?? []);
  if (cited.length === 0) return { fault: "no_source" };
  if (MARKUP.test(text) || matchesPhrase(INJECTION, foldText(text))) return { fault: "markup" };
  if (contactsIn(text).some((contact) => !guard.isOwn(contact) || !isContactOf(contact, cited)))
    return { fault: "foreign_contact" };
  if (isQuoted) return areFactsIn(text, cited.map(wholeOf)) ? { sound: statement } : { fault: "unknown_number" };
  if (guard.isPrompt(text)) return { fault: "prompt" };
  if (!areFactsIn(text, cited.map(wholeOf))) return { fault: "unknown_number" };
  if (hasUnknownWords(text, cited, guard.analyse)) return { fault: "unknown_word" };
  const bearing = statement.evidence.filter((index) => {
    const one = guard.evidence[index];
    return one !== undefined && bearsOut(text, one, guard.analyse);
  });
  return bearing.length > 0 ? { sound: { ...statement, evidence: bearing } } : { fault: "unsupported" };
}

const wholeOf = (one: Evidence): string => `${one.title}\n${one.section}\n${one.text}`;

const isContactOf = (contact: string, cited: readonly Evidence[]): boolean =>
  cited.some((one) => one.kind !== "corpus" && contactsIn(one.text).includes(contact));

/** Words that neither a source nor any page of the portal uses: names, judgements, what another language says. */
function hasUnknownWords(text: string, cited: readonly Evidence[], analyse: Analyse): boolean {
  const { weigh, words = analyse } = analyse;
  if (!weigh) return false;
  return words(text).some(
    (word) => !/\d/.test(word) && weigh(word) > 1 && !cited.some((one) => readWords(one, words).has(word)),
  );
}

const wordsOf = new WeakMap<Evidence, ReadonlySet<string>>();

function readWords(one: Evidence, words: (text: string) => string[]): ReadonlySet<string> {
  const known = wordsOf.get(one) ?? new Set(words(wholeOf(one)));
  wordsOf.set(one, known);
  return known;
}

type Window = { readonly text: string; readonly terms: ReadonlySet<string>; readonly clauses: readonly Clause[] };
type Clause = { readonly text: string; readonly terms: ReadonlySet<string> };

const windowsOf = new WeakMap<Evidence, Window[]>();

/** Each sentence of a source with the one before it, under the names of its page and section. */
function readWindows(one: Evidence, analyse: Analyse): Window[] {
  const known = windowsOf.get(one);
  if (known) return known;
  const names = `${one.title}\n${one.section}`;
  const units = splitUnits(one.text).map((unit) => unit.text);
  const windows = units.map((unit, index): Window => {
    const text = [units[index - 1] ?? "", unit].join("\n");
    return {
      text: `${names}\n${text}`,
      terms: new Set(analyse(`${names}\n${text}`)),
      clauses: splitClauses(text).map((clause) => ({ text: clause, terms: new Set(analyse(clause)) })),
    };
  });
  windowsOf.set(one, windows);
  return windows;
}

function share(terms: readonly string[], known: ReadonlySet<string>): number {
  return terms.length === 0 ? 1 : terms.filter((term) => known.has(term)).length / terms.length;
}

/** Whether a source says what a sentence says: closely enough in words, with the same claims, and neither of them denied. */
function bearsOut(text: string, one: Evidence, analyse: Analyse): boolean {
  if (
    !areFactsIn(text, [wholeOf(one)]) ||
    !areFactsTogether(text, [`${one.title} ${one.section}`, ...splitUnits(one.text).map((unit) => unit.text)])
  )
    return false;
  const windows = readWindows(one, analyse);
  const all = new Set(windows.flatMap((window) => [...window.terms]));
  if (share(analyse(text), all) < SENTENCE_SUPPORT) return false;
  const claimed = claimsIn(wholeOf(one));
  if (claimsIn(text).some((claim) => !claimed.includes(claim))) return false;
  return splitClauses(text).every((clause) => {
    const said = analyse(clause);
    if (said.length < (isNegative(clause) ? 1 : MIN_TERMS)) return true;
    const near = windows.filter((window) => share(said, window.terms) >= CLAUSE_SUPPORT);
    return near.some((window) => isSaidAlike(clause, said, window));
  });
}

/** A "no" must stand where the source has one; what the source denies must not be affirmed. */
function isSaidAlike(clause: string, terms: readonly string[], { clauses }: Window): boolean {
  const best = Math.max(...clauses.map((one) => share(terms, one.terms)));
  if (isNegative(clause))
    return clauses.some((one) => isNegative(one.text) && share(terms, one.terms) >= DENIAL_SUPPORT);
  // Words from all over: nothing to compare with.
  return best < 0.5 || clauses.some((one) => share(terms, one.terms) >= best - 0.1 && !isNegative(one.text));
}
