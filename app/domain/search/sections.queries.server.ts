import type { Queryable } from "#app/db/port.ts";

export type SectionChunkRow = {
  readonly address: string;
  readonly language: string;
  readonly document_id: string;
  readonly title: string;
  readonly heading: string | null;
  readonly heading_path: string[];
  readonly body: string;
  readonly start_offset: number;
  readonly end_offset: number;
};

/** The public passages, valid on a day, of the sections at these addresses, in their order. */
export async function selectSectionChunks(
  db: Queryable,
  { addresses, today }: { readonly addresses: readonly string[]; readonly today: string },
): Promise<SectionChunkRow[]> {
  const pages = [...new Set(addresses.map((address) => address.split("#")[0] ?? address))];
  const { rows } = await db.query<SectionChunkRow>(
    `select d.url || coalesce('#' || c.anchor, '') as address, d.language, d.id as document_id, d.title,
            c.heading, c.heading_path, c.body, c.start_offset, c.end_offset
       from search_documents d
       join chunks c
         on c.document_id = d.id
      where d.url = any($1)
        and d.kind <> 'corpus'
        and d.grade = 'public'
        and (c.valid_from is null or c.valid_from <= $3::date)
        and (c.valid_to is null or c.valid_to >= $3::date)
        and d.url || coalesce('#' || c.anchor, '') = any($2)
      order by d.id, c.position`,
    [pages, addresses, today],
  );
  return rows;
}
