import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import { DOCUMENT_FORMATS, type DocumentFormat, type DocumentParser } from "#app/ports/documents/port.ts";
import type { RefusedFile, WrittenDocument } from "./content.ts";
import { type DocumentFileFacts, documentFileSchema, type PolicyFacts } from "./document-schema.ts";
import { readDocumentFile } from "./read-document-file.server.ts";
import { type Reading, readFacts } from "./read-record.server.ts";
import type { SourceFile } from "./source-file.server.ts";

const FOLDER = "documents";
const FACTS_FILE = "document.yml";
const SLUG = /^[a-z0-9-]{1,80}$/;

export type DocumentRecord = {
  readonly slug: string;
  readonly facts: SourceFile<PolicyFacts>;
  readonly written: Record<ContentLanguage, WrittenDocument>;
};
export type LoadedDocuments = { readonly documents: readonly DocumentRecord[]; readonly refused: readonly RefusedFile[] };

/** `content/documents/<slug>/`: `document.yml` and the file of each language, or of one for all. */
export async function loadDocuments(reading: Reading, parser: DocumentParser): Promise<LoadedDocuments> {
  const documents: DocumentRecord[] = [];
  const refused: RefusedFile[] = [];
  for (const entry of await listEntries(reading, FOLDER)) {
    if (!SLUG.test(entry.name) || !entry.isDirectory()) {
      refused.push({ file: `${FOLDER}/${printable(entry.name)}`, slug: entry.name, reason: "is not a folder with a plain name (lower case letters, digits, hyphens)" });
      continue;
    }
    const facts = await readFacts(reading, `${FOLDER}/${entry.name}/${FACTS_FILE}`, documentFileSchema);
    const found = facts && (await readFolder(reading, entry.name, facts, parser));
    if (found?.document) documents.push(found.document);
    refused.push(...(found?.refused ?? []));
  }
  return { documents, refused };
}

/** Names of the folders of documents, so that a refused one does not look missing to those that mention it. */
export async function listDocumentSlugs(reading: Reading): Promise<string[]> {
  return (await listEntries(reading, FOLDER)).filter((entry) => entry.isDirectory() && SLUG.test(entry.name)).map(({ name }) => name);
}

async function readFolder(reading: Reading, slug: string, facts: SourceFile<DocumentFileFacts>, parser: DocumentParser) {
  const refused: RefusedFile[] = [];
  const folder = `${FOLDER}/${slug}`;
  const refuse = (name: string, reason: string) => refused.push({ file: `${folder}/${printable(name)}`, slug, reason });
  const bodies: Partial<Record<ContentLanguage, Pick<WrittenDocument, "body" | "file">>> = {};
  let isWhole = true;
  for (const { name } of await listEntries(reading, folder)) {
    if (name === FACTS_FILE) continue;
    const named = readName(name);
    if (!named) {
      refuse(name, `odd name: a file here is called by its language, such as en.pdf or zh-CN.docx`);
      continue;
    }
    const path = join(reading.contentDir, folder, name);
    const outcome = bodies[named.language]
      ? { status: "refused" as const, reason: `there is another file in this language` }
      : await readDocumentFile(path, await lstat(path), named, parser);
    if (outcome.status === "read") bodies[named.language] = outcome.written;
    else refuse(name, outcome.reason);
    isWhole &&= outcome.status === "read";
  }
  const written = isWhole ? writtenIn(facts.value, bodies) : undefined;
  if (!written && refused.length === 0) refuse(FACTS_FILE, "there is no file with the text beside it, such as en.pdf");
  return { document: written && { slug, facts: withoutTexts(facts), written }, refused };
}

/** `en.pdf`; anything else is nobody's language. */
function readName(name: string): { language: ContentLanguage; format: DocumentFormat } | undefined {
  const language = CONTENT_LANGUAGES.find((one) => name.startsWith(`${one}.`));
  const format = language && DOCUMENT_FORMATS.find((one) => name === `${language}.${one}`);
  return language && format && { language, format };
}

function writtenIn(
  { texts }: DocumentFileFacts,
  bodies: Partial<Record<ContentLanguage, Pick<WrittenDocument, "body" | "file">>>,
): Record<ContentLanguage, WrittenDocument> | undefined {
  const only = CONTENT_LANGUAGES.find((language) => bodies[language]);
  if (!only) return undefined;
  const entries = CONTENT_LANGUAGES.map((language) => {
    const own = bodies[language];
    return [language, own ? { texts: texts[language], ...own } : { texts: texts[language], body: bodies[only]?.body, bodyLanguage: only }];
  });
  return Object.fromEntries(entries) as Record<ContentLanguage, WrittenDocument>;
}

/** As a policy has them: what is written goes its own way. */
function withoutTexts(facts: SourceFile<DocumentFileFacts>): SourceFile<PolicyFacts> {
  const { texts: _texts, ...value } = facts.value;
  return { ...facts, value };
}

async function listEntries({ contentDir }: Reading, folder: string) {
  const entries = await readdir(join(contentDir, folder), { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => name !== ".DS_Store" && name !== "Thumbs.db").sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A name that cannot play tricks on whoever reads it in a terminal. */
const printable = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "?").slice(0, 100);
