/** A rule of words: it holds when one of `patterns` is left after `harmless` ones have been taken out. */
export type PhraseRule = {
  readonly harmless: readonly RegExp[];
  readonly patterns: readonly RegExp[];
};

/** Whether a folded text says what the rule looks for. */
export function matchesPhrase(rule: PhraseRule, folded: string): boolean {
  let rest = folded;
  for (const phrase of rule.harmless) rest = rest.replace(phrase, " \u2026 ");
  return rule.patterns.some((pattern) => pattern.test(rest));
}
