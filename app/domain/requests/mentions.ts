type Named = { readonly name: string };

/** Letters and digits that make an `@` part of a mail address. */
const PART_OF_ADDRESS = /[\p{Script=Latin}\p{N}._%+-]$/u;

const normal = (text: string): string => text.normalize("NFC").toLowerCase();

/** What somebody is called by: the whole name and, where it is written in Chinese and in Latin letters, either of the two. */
function callsOf(name: string): string[] {
  const [chinese] = name.match(/\p{Script=Han}+/u) ?? [];
  const [latin] = name.match(/\p{Script=Latin}[\p{Script=Latin}\s.'-]*/u) ?? [];
  return chinese && latin ? [name, chinese, latin.trim()] : [name];
}

/**
 * Whom some words call by `@` and the whole name, in whatever capitals. Of two names of which one begins with the other the longer is
 * meant; two people of one name are both called, since nobody can say which.
 */
export function findMentioned<Person extends Named>(words: string, people: readonly Person[]): Person[] {
  const text = normal(words);
  const calls = people
    .flatMap((person) => callsOf(person.name).map((call) => ({ person, call: normal(call) })))
    .sort((a, b) => b.call.length - a.call.length);
  const called = new Set<string>();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (PART_OF_ADDRESS.test(text.slice(0, at))) continue;
    const behind = text.slice(at + 1);
    const found = calls.find(({ call }) => startsWithName(behind, call));
    if (found) called.add(found.call);
  }
  return people.filter(({ name }) => callsOf(name).some((call) => called.has(normal(call))));
}

/** A name in Latin letters ends where its letters do; Chinese goes on without a space. */
function startsWithName(text: string, name: string): boolean {
  if (name === "" || !text.startsWith(name)) return false;
  return !(/[\p{Script=Latin}\p{N}]$/u.test(name) && /^[\p{Script=Latin}\p{N}]/u.test(text.slice(name.length)));
}
