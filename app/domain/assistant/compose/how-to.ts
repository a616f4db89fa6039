import type { Evidence, Statement } from "../context.ts";

const WORDS_ALIKE = 4;
const HAN_ALIKE = 3;

/** How a line begins: the ways to apply say it in the same words, one line for each place. */
const startOf = (line: string): string =>
  /^\p{Script=Han}/u.test(line) ? line.slice(0, HAN_ALIKE) : line.split(" ").slice(0, WORDS_ALIKE).join(" ");

/**
 * How to go about something, from a service's own record: what it is in one line, then each way to apply once. Of several
 * centres the first stands for all; who asks where gets the whole list.
 */
export function howTo(page: Evidence, evidence: readonly Evidence[]): Statement[] {
  const at = evidence.indexOf(page);
  const whoAt = evidence.findIndex(
    ({ slug, kind, anchor }) => slug === page.slug && kind === "service" && anchor === "who",
  );
  const [summary] = evidence[whoAt]?.text.split("\n") ?? [];
  const lines = page.text.split("\n").filter((line) => line.trim() !== "");
  const ways = lines.filter((line, index) => lines.findIndex((other) => startOf(other) === startOf(line)) === index);
  return [
    ...(summary ? [{ text: summary, evidence: [whoAt], isListItem: false }] : []),
    ...ways.map((text) => ({ text, evidence: [at], isListItem: true })),
  ];
}
