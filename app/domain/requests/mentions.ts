type Named = { readonly name: string };

/** Letters and digits that make an `@` part of a mail address. */
const PART_OF_ADDRESS = /[\p{Script=Latin}\p{N}._%+-]$/u;

const normal = (text: string): string => text.normalize("NFC").toLowerCase();

/**
 * Whom some words call by `@` and the whole name, in whatever capitals. Of two names of which one begins with the other the longer is
 * meant; two people of one name are both called, since nobody can say which.
 */
export function findMentioned<Person extends Named>(words: string, people: readonly Person[]): Person[] {
  const text = normal(words);
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  const called = new Set<string>();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (PART_OF_ADDRESS.test(text.slice(0, at))) continue;
    const behind = text.slice(at + 1);
    const found = longestFirst.find(({ name }) => startsWithName(behind, normal(name)));
    if (found) called.add(normal(found.name));
  }
  return people.filter(({ name }) => called.has(normal(name)));
}

/** A name in Latin letters ends where its letters do; Chinese goes on without a space. */
function startsWithName(text: string, name: string): boolean {
  if (name === "" || !text.startsWith(name)) return false;
  return !(/[\p{Script=Latin}\p{N}]$/u.test(name) && /^[\p{Script=Latin}\p{N}]/u.test(text.slice(name.length)));
}
