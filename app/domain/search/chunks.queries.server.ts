import type { Queryable } from "#app/db/port.ts";
import type { Grade } from "#app/domain/accounts/grades.ts";
import type { DocumentKind } from "./indexable-document.ts";
import type { Ranked } from "./rank-candidates.ts";

/** A passage with all that a citation needs. */
export type RetrievedChunk = {
  readonly chunkId: string;
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly slug: string;
  readonly language: string;
  readonly title: string;
  /** Opens the exact section. */
  readonly url: string;
  readonly anchor: string | null;
  readonly sectionId: string;
  readonly heading: string | null;
  readonly headingPath: readonly string[];
  /** On which page of the authority's file the passage begins. */
  readonly page: number | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly grade: Grade;
  readonly reviewedOn: string | null;
  readonly score: number;
  /** 1 for the nearest in meaning; absent when vectors did not find it. */
  readonly nearPlace: number | undefined;
};

type Row = {
  id: string;
  document_id: string;
  kind: DocumentKind;
  slug: string;
  language: string;
  title: string;
  url: string;
  anchor: string | null;
  section_id: string;
  heading: string | null;
  heading_path: string[];
  page: number | null;
  body: string;
  start_offset: number;
  end_offset: number;
  grade: Grade;
  reviewed_on: string | null;
};

/** The texts of ranked chunks, in their order; one deleted meanwhile is left out. */
export async function selectChunks(db: Queryable, ranked: readonly Ranked[]): Promise<RetrievedChunk[]> {
  if (ranked.length === 0) return [];
  const { rows } = await db.query<Row>(
    `select c.id, c.document_id, d.kind, d.slug, d.language, d.title, d.url, c.anchor, c.section_id, c.heading, c.heading_path,
            c.page, c.body, c.start_offset, c.end_offset, d.grade, d.reviewed_on
       from chunks c
       join search_documents d
         on d.id = c.document_id
      where c.id = any($1)`,
    [ranked.map(({ candidate }) => candidate.id)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap(({ candidate, score, nearPlace }) => {
    const row = byId.get(candidate.id);
    return row ? [{ ...toRetrievedChunk(row), score, nearPlace }] : [];
  });
}

function toRetrievedChunk(row: Row): Omit<RetrievedChunk, "score" | "nearPlace"> {
  return {
    chunkId: row.id,
    documentId: row.document_id,
    kind: row.kind,
    slug: row.slug,
    language: row.language,
    title: row.title,
    url: row.anchor ? `${row.url}#${row.anchor}` : row.url,
    anchor: row.anchor,
    sectionId: row.section_id,
    heading: row.heading,
    headingPath: row.heading_path,
    page: row.page,
    text: row.body,
    start: row.start_offset,
    end: row.end_offset,
    grade: row.grade,
    reviewedOn: row.reviewed_on,
  };
}
