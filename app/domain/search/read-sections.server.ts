import { createHash } from "node:crypto";
import type { Queryable } from "#app/db/port.ts";
import { nameSection } from "./name-section.ts";
import { type SectionChunkRow, selectSectionChunks } from "./sections.queries.server.ts";

export type SectionAddress = { readonly url: string; readonly language: string };

/** A section of a public page as its readers see it now. */
export type Section = SectionAddress & {
  /** Hash of address, language and words: another text is another version. */
  readonly version: string;
  readonly title: string;
  readonly section: string;
  readonly text: string;
  readonly documentId: string;
};

export const sectionKey = ({ url, language }: SectionAddress): string => `${language} ${url}`;

/** The sections behind these addresses that can be read on a day, by `sectionKey`. */
export async function readSections(
  db: Queryable,
  addresses: readonly SectionAddress[],
  today: string,
): Promise<Map<string, Section>> {
  if (addresses.length === 0) return new Map();
  const wanted = new Set(addresses.map(sectionKey));
  const rows = await selectSectionChunks(db, { addresses: [...new Set(addresses.map(({ url }) => url))], today });
  const parts = new Map<string, SectionChunkRow[]>();
  for (const row of rows) {
    const key = sectionKey({ url: row.address, language: row.language });
    if (wanted.has(key)) parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  return new Map([...parts].flatMap(([key, chunks]) => (chunks[0] ? [[key, toSection(chunks[0], chunks)]] : [])));
}

function toSection(first: SectionChunkRow, chunks: readonly SectionChunkRow[]): Section {
  const text = joinChunks(chunks);
  const { address: url, language } = first;
  return {
    url,
    language,
    title: first.title,
    section: nameSection({ ...first, headingPath: first.heading_path }),
    text,
    version: createHash("sha256").update(`${language}\n${url}\n${text}`).digest("hex"),
    documentId: first.document_id,
  };
}

/** A long section is indexed in parts that share a sentence; here it is whole again, however it was cut. */
function joinChunks(chunks: readonly SectionChunkRow[]): string {
  let text = "";
  let end = 0;
  for (const chunk of chunks) {
    const shared = Math.max(0, end - chunk.start_offset);
    const isApart = text !== "" && shared === 0 && chunk.start_offset > end;
    text += (isApart ? "\n" : "") + chunk.body.slice(text === "" ? 0 : shared);
    end = chunk.end_offset;
  }
  return text.replace(/[ \t]+/g, " ").trim();
}
