import { unpackArchive } from "./check-archive.server.ts";
import { DocumentRefusedError } from "./port.ts";

export type WordParts = ReadonlyMap<string, Buffer>;

export const unpackWord = (bytes: Uint8Array): WordParts => unpackArchive(bytes);

export const isWordDocument = (files: WordParts): boolean =>
  files.has("word/document.xml") && files.has("[Content_Types].xml");

/** Refuses entities, which can name files of whoever reads them, and macros. */
export function assertNoEntities(files: WordParts): void {
  for (const [name, content] of files) {
    if (/\.(?:xml|rels)$/i.test(name) && content.includes("<!DOCTYPE"))
      throw new DocumentRefusedError("the document declares entities of its own");
    if (/vbaProject/i.test(name)) throw new DocumentRefusedError("the document holds macros");
  }
}

const OUTSIDE = /<Relationship\b[^>]*\bTargetMode\s*=\s*["']External["'][^>]*>/gi;

/** Whether opening it fetches something from elsewhere, or it holds a program's object. Links that somebody must press are no such thing. */
export function hasOutsideParts(files: WordParts): boolean {
  return [...files].some(([name, content]) => {
    if (/(?:^|\/)(?:embeddings|activeX)\//i.test(name)) return true;
    if (!/\.rels$/i.test(name)) return false;
    const relations = content.toString("utf8").match(OUTSIDE) ?? [];
    return relations.some((relation) => !/\/hyperlink["']/i.test(relation));
  });
}
