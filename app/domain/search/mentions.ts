/** What Chinese official texts set the names of others in. */
const NAMED = /《([^《》]{2,60})》/gu;
/** The state's name before a law's, and an edition in brackets after it, are left out as often as not. */
const LEFT_OUT = /^中华人民共和国(?=\p{Script=Han})|[（(][^（）()]*[）)]$/gu;

/** A document's name as others write it: 中华人民共和国民法典 and 《民法典》 are one. */
export const shortNameOf = (title: string): string => title.trim().replace(LEFT_OUT, "");

/** The other documents that a text names, each once, by their short names. Only names between 《 and 》 are seen. */
export function mentionsIn(texts: Iterable<string>, title: string): string[] {
  const names = new Set<string>();
  for (const text of texts) for (const [, name = ""] of text.matchAll(NAMED)) names.add(shortNameOf(name));
  for (const none of [shortNameOf(title), ""]) names.delete(none);
  return [...names];
}
