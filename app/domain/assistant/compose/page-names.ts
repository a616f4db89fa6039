import type { Evidence } from "../context.ts";
import { type Analyse, type Matter, share } from "./matter.ts";

type Named = Pick<Evidence, "title" | "names">;

/** A name this short is a keyword; a longer one is something that residents say. */
const KEYWORD_WORDS = 2;
const KEYWORD_HAN = 4;

const isKeyword = (name: string): boolean =>
  /\p{Script=Han}/u.test(name) ? name.length <= KEYWORD_HAN : name.split(/\s+/).filter(Boolean).length <= KEYWORD_WORDS;

/** What a page is called by its title and keywords alone. */
export const coreTerms = ({ title, names }: Named, analyse: Analyse): ReadonlySet<string> =>
  new Set(analyse([title, ...names.filter(isKeyword)].join("\n")));

/**
 * The terms a page is named by for one question: its title, its keywords and the one sentence of residents that says most
 * of it. Words picked from many sentences would make a page the name of whatever is asked.
 */
export function namedTerms(matter: Matter, page: Named, analyse: Analyse): ReadonlySet<string> {
  const known = remembered.get(matter) ?? new Map<string, ReadonlySet<string>>();
  remembered.set(matter, known);
  const key = [page.title, ...page.names].join("\n");
  const terms = known.get(key) ?? findNamedTerms(matter, page, analyse);
  known.set(key, terms);
  return terms;
}

/** Every section of a page asks for the names of the whole. */
const remembered = new WeakMap<Matter, Map<string, ReadonlySet<string>>>();

function findNamedTerms(matter: Matter, page: Named, analyse: Analyse): ReadonlySet<string> {
  const core = coreTerms(page, analyse);
  let best: ReadonlySet<string> = core;
  let most = share(matter.terms, core);
  for (const phrase of page.names) {
    if (isKeyword(phrase)) continue;
    const said = new Set([...core, ...analyse(phrase)]);
    const held = share(matter.terms, said);
    if (held > most) [best, most] = [said, held];
  }
  return best;
}
