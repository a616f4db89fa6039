import { checkChannels } from "./channels.ts";
import type { Note, ParityFinding, ParityInput, ParityTopic } from "./finding.ts";
import { checkForms } from "./forms.ts";
import { checkFreshness } from "./freshness.ts";
import { checkLanguages, type NoteLine } from "./languages.ts";
import { checkLinks } from "./links.ts";

/** Everything in sound content that does not fit together, by file and line. */
export function checkParity(input: ParityInput): ParityFinding[] {
  const found: ParityFinding[] = [];
  const lineNotes = (topic: ParityTopic): NoteLine => (kind, file, line, message) => found.push({ kind, topic, file, line, message });
  const notes = (topic: ParityTopic): Note => (kind, file, path, message) =>
    lineNotes(topic)(kind, file, input.lineOf(file, path), message);
  checkChannels(input, notes("channels"));
  checkForms(input, notes("forms"));
  checkLanguages(input, notes("languages"), lineNotes("languages"));
  checkLinks(input, notes("links"), lineNotes("links"));
  checkFreshness(input, notes("freshness"));
  return found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
