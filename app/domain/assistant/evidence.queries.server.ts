import type { Queryable } from "#app/db/port.ts";

/** What residents call the matter of each document, by document id. */
export async function selectDocumentNames(
  db: Queryable,
  documentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ id: string; asked_as: string[]; keywords: string[] }>(
    `select id, asked_as, keywords
     from search_documents
     where id = any($1)`,
    [documentIds],
  );
  return new Map(rows.map((row) => [row.id, [...row.asked_as, ...row.keywords]]));
}

export type DocumentSection = {
  readonly id: string;
  readonly anchor: string | null;
  readonly heading: string | null;
  readonly headingPath: readonly string[];
  readonly text: string;
};

/** All sections of one document, in its own order. */
export async function selectDocumentSections(db: Queryable, documentId: string): Promise<DocumentSection[]> {
  const { rows } = await db.query<{
    id: string;
    anchor: string | null;
    heading: string | null;
    heading_path: string[];
    body: string;
  }>(
    `select id, anchor, heading, heading_path, body
     from chunks
     where document_id = $1
     order by position
     limit 40`,
    [documentId],
  );
  return rows.map((row) => ({
    id: row.id,
    anchor: row.anchor,
    heading: row.heading,
    headingPath: row.heading_path,
    text: row.body,
  }));
}
