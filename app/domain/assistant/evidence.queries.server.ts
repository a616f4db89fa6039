import type { Queryable } from "#app/db/port.ts";
import type { Evidence } from "./context.ts";

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

/** A passage as it is stored. */
export type DocumentSection = {
  readonly id: string;
  readonly anchor: string | null;
  readonly heading: string | null;
  readonly headingPath: readonly string[];
  readonly text: string;
  readonly page: number | null;
};

/** A page of the portal's own with all its sections. */
export type PortalPage = Pick<Evidence, "kind" | "slug" | "title" | "names" | "url" | "language" | "checkedOn"> & {
  readonly id: string;
  readonly keywords: readonly string[];
  readonly sections: readonly DocumentSection[];
};

/** All sections of one document, in its own order. */
export async function selectDocumentSections(db: Queryable, documentId: string): Promise<DocumentSection[]> {
  const { rows } = await db.query<{
    id: string;
    anchor: string | null;
    heading: string | null;
    heading_path: string[];
    body: string;
    page: number | null;
  }>(
    `select id, anchor, heading, heading_path, body, page
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
    page: row.page,
  }));
}

type Row = {
  id: string;
  kind: PortalPage["kind"];
  slug: string;
  title: string;
  url: string;
  asked_as: string[];
  keywords: string[];
  reviewed_on: string | null;
  sections: DocumentSection[];
};

type PageSelection = {
  readonly language: string;
  readonly today: string;
  readonly limit: number;
  /** Instead of what is written in the language: what has only its names and summary in it. */
  readonly isNamedOnly: boolean;
};

/** Every public page of the portal's own that is valid on a day. */
export async function selectPortalPages(
  db: Queryable,
  { language, today, limit, isNamedOnly }: PageSelection,
): Promise<PortalPage[]> {
  const { rows } = await db.query<Row>(
    `select d.id, d.kind, d.slug, d.title, d.url, d.asked_as, d.keywords, d.reviewed_on,
            json_agg(json_build_object('id', c.id, 'anchor', c.anchor, 'heading', c.heading,
                                       'headingPath', c.heading_path, 'text', c.body, 'page', c.page)
                            order by c.position) as sections
       from search_documents d
       join chunks c
         on c.document_id = d.id
       left join document_texts t
         on t.slug = d.slug
        and t.language = d.language
        and d.kind in ('policy', 'page')
      where d.language = $1
        and d.kind <> 'corpus'
        and d.grade = 'public'
        and (c.valid_from is null or c.valid_from <= $2::date)
        and (c.valid_to is null or c.valid_to >= $2::date)
        and $4 = (coalesce(t.body_language, d.language) <> d.language)
      group by d.id
      order by d.id
      limit $3`,
    [language, today, limit, isNamedOnly],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    title: row.title,
    names: [...row.asked_as, ...row.keywords],
    keywords: row.keywords,
    url: row.url,
    language,
    checkedOn: row.reviewed_on,
    sections: row.sections,
  }));
}

/** Whether there are collections of somebody else's texts in a language. */
export async function hasCorpus(db: Queryable, language: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `select exists (
       select 1
         from search_documents
        where language = $1
          and kind = 'corpus'
          and grade = 'public') as found`,
    [language],
  );
  return rows[0]?.found ?? false;
}
