import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { CONTENT_LANGUAGES, type ContentLanguage } from "#app/i18n/languages.ts";
import type { ContentFault } from "./content.ts";
import { splitFrontMatter } from "./front-matter.server.ts";
import { renderMarkdown, type RenderedMarkdown } from "./render-markdown.server.ts";
import { type ContentLines, readYaml, type SourceFile } from "./source-file.server.ts";

export type Reading = { readonly contentDir: string; readonly faults: ContentFault[]; readonly lines: ContentLines };

export type SourceText<T> = { readonly source: SourceFile<T>; readonly body: RenderedMarkdown };
/** A folder of content as read: facts, and the texts of those languages that could be read. */
export type SourceRecord<F, T> = {
  readonly slug: string;
  readonly facts: SourceFile<F>;
  readonly texts: Readonly<Partial<Record<ContentLanguage, SourceText<T>>>>;
};

/** A file's text, `undefined` when there is none; a file that is not UTF-8 is a fault. */
export async function readText({ contentDir, faults }: Reading, file: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(contentDir, file));
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    faults.push({ file, line: 1, message: "is not UTF-8 text" });
    return undefined;
  }
}

/** Whether a file that may be left out is there. */
export const hasFile = ({ contentDir }: Reading, file: string): Promise<boolean> =>
  access(join(contentDir, file)).then(
    () => true,
    () => false,
  );

/** One YAML file; a missing one is a fault. */
export async function readFacts<S extends z.ZodType>(reading: Reading, file: string, schema: S) {
  const faultsBefore = reading.faults.length;
  const text = await readText(reading, file);
  if (text !== undefined) return readYaml(file, text, schema, { faults: reading.faults, lines: reading.lines });
  if (reading.faults.length === faultsBefore) reading.faults.push({ file, line: 1, message: "this file is missing" });
  return undefined;
}

async function readTexts<S extends z.ZodType>(reading: Reading, file: string, language: ContentLanguage, schema: S) {
  const faultsBefore = reading.faults.length;
  const text = await readText(reading, file);
  if (text === undefined) {
    if (reading.faults.length === faultsBefore) reading.faults.push({ file, line: 1, message: "this language is missing" });
    return undefined;
  }
  const parts = splitFrontMatter(file, text, reading.faults);
  const source = parts && readYaml(file, parts.yaml, schema, { faults: reading.faults, lines: reading.lines, linesAbove: 1 });
  return source && { source, body: renderMarkdown(parts.body, language, parts.bodyLinesAbove) };
}

/** `<folder>/<slug>/<factsFile>` and its `<language>.md` files. */
export async function readRecord<F extends z.ZodType, T extends z.ZodType>(
  reading: Reading,
  folder: string,
  files: { facts: string; factsSchema: F; textsSchema: T },
): Promise<SourceRecord<z.infer<F>, z.infer<T>> | undefined> {
  const facts = await readFacts(reading, `${folder}/${files.facts}`, files.factsSchema);
  const texts: Partial<Record<ContentLanguage, SourceText<z.infer<T>>>> = {};
  for (const language of CONTENT_LANGUAGES) {
    const text = await readTexts(reading, `${folder}/${language}.md`, language, files.textsSchema);
    if (text) texts[language] = text;
  }
  return facts && { slug: folder.slice(folder.lastIndexOf("/") + 1), facts, texts };
}

/** Names of the folders in a folder, in order; none when it is not there. */
export async function listFolders({ contentDir }: Reading, folder: string): Promise<string[]> {
  const entries = await readdir(join(contentDir, folder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Names of the `.yml` files in a folder, without the ending. */
export async function listYamlNames({ contentDir }: Reading, folder: string): Promise<string[]> {
  const entries = await readdir(join(contentDir, folder)).catch(() => []);
  return entries.filter((name) => name.endsWith(".yml")).map((name) => name.slice(0, -".yml".length));
}
