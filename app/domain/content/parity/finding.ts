import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { Content, ContentFault } from "../content.ts";

export const PARITY_TOPICS = ["channels", "forms", "languages", "links", "freshness"] as const;
export type ParityTopic = (typeof PARITY_TOPICS)[number];

/**
 * Something in sound content that does not fit together. A `fault` misleads residents; a `warning` wants to be looked
 * at by somebody.
 */
export type ParityFinding = ContentFault & { readonly kind: "fault" | "warning"; readonly topic: ParityTopic };

/** The line on which a value of a content file stands. */
export type LineOf = (file: string, path: readonly PropertyKey[]) => number;

export type ParityInput = {
  readonly content: Content;
  readonly lineOf: LineOf;
  /** The calendar date at the authority. */
  readonly today: string;
};

/** Notes what does not fit, at a value of a file. */
export type Note = (kind: ParityFinding["kind"], file: string, path: readonly PropertyKey[], message: string) => void;

export type LoadedRecord = Content["services"][number] | Content["documents"][number];

const isDocument = (record: LoadedRecord): record is Content["documents"][number] => "kind" in record;

export function folderOf(record: LoadedRecord): string {
  const folder = !isDocument(record) ? "services" : record.kind === "policy" ? "policies" : "pages";
  return `${folder}/${record.facts.identifier}`;
}

export function factsFileOf(record: LoadedRecord): string {
  const name = !isDocument(record) ? "service" : record.kind;
  return `${folderOf(record)}/${name}.yml`;
}

export const textFileOf = (record: LoadedRecord, language: ContentLanguage): string => `${folderOf(record)}/${language}.md`;
