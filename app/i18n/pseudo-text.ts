const PLAIN = "aceinouyACEINOUY";
const ACCENTED = "áçéíñóúýÁÇÉÍÑÓÚÝ";
/** Places to fill and references to other texts. */
const KEPT = /(\{\{[^}]*\}\}|\$t\([^)]*\))/;
const GROWTH = 0.4;

/** A text in the pseudo-language: accents on its letters, `~` for two fifths more of them; places to fill stay. */
export function toPseudoText(text: string): string {
  const written = text
    .split(KEPT)
    .map((part) =>
      KEPT.test(part) ? part : part.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter),
    )
    .join("");
  const letters = text
    .split(KEPT)
    .filter((part) => !KEPT.test(part))
    .join("").length;
  return `${written}${" ~~~~".repeat(Math.ceil((letters * GROWTH) / 5))}`;
}

/** A file of texts in the pseudo-language. */
export function toPseudoTexts(texts: unknown): unknown {
  if (typeof texts === "string") return toPseudoText(texts);
  if (Array.isArray(texts)) return texts.map(toPseudoTexts);
  return Object.fromEntries(Object.entries(texts as object).map(([key, value]) => [key, toPseudoTexts(value)]));
}
