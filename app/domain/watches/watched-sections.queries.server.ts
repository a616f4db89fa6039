import type { Queryable } from "#app/db/port.ts";
import type { Section } from "#app/domain/search/read-sections.server.ts";
import { TOLD_OF_CHANGE } from "./notices.queries.server.ts";
import { openAddress, type SealedAddress } from "./watches.queries.server.ts";

type Watched = Pick<Section, "url" | "language" | "version" | "documentId">;

/** The sections of an answer as they read when it was given; what they read now is compared from here on. */
export async function insertWatchedSections(tx: Queryable, watchId: string, sections: readonly Watched[]) {
  for (const { url, language, version, documentId } of sections) {
    await tx.query(
      `insert into watched_sections (watch_id, url, language, version, document_id)
       values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
      [watchId, url, language, version, documentId],
    );
  }
}

/**
 * Addresses, by what they are found by, with a watched section whose document is not what it was when last looked at, or that came to its end or back
 * with the day. Who was told of a change after `toldBefore` waits. In no order, so that none is always the last.
 */
export async function selectAddressesToLookAt(
  db: Queryable,
  { today, toldBefore, limit }: { readonly today: string; readonly toldBefore: Date; readonly limit: number },
): Promise<{ emailIndex: string; language: string }[]> {
  const { rows } = await db.query<{ emailIndex: string; language: string }>(
    `select w.email_index as "emailIndex", w.language
       from watched_sections s
       join answer_watches w
         on w.id = s.watch_id
       left join search_documents d
         on d.id = s.document_id
      where w.confirmed_at is not null
        and w.email_index is not null
        and (coalesce(d.content_hash, 'gone') <> s.document_hash
             or (not s.is_gone and exists (select 1
                                             from chunks c
                                            where c.document_id = d.id
                                              and c.valid_to < $1::date))
             or (s.is_gone and exists (select 1
                                         from chunks c
                                        where c.document_id = d.id
                                          and d.url || coalesce('#' || c.anchor, '') = s.url
                                          and (c.valid_from is null or c.valid_from <= $1::date)
                                          and (c.valid_to is null or c.valid_to >= $1::date))))
        and not exists (${TOLD_OF_CHANGE} = w.email_index
                           and n.told_at > $2)
      group by w.email_index, w.language
      order by random()
      limit $3`,
    [today, toldBefore, limit],
  );
  return rows;
}

export type WatchedSection = {
  readonly watchId: string;
  readonly email: string;
  readonly url: string;
  readonly language: string;
  readonly version: string;
  readonly isGone: boolean;
  readonly title: string;
  readonly section: string;
};

/** The watched sections of one address, held until the end of `tx` with their watches. */
export async function lockWatchedSections(
  tx: Queryable,
  emailIndex: string,
  language: string,
): Promise<WatchedSection[]> {
  const { rows } = await tx.query<
    SealedAddress & {
      watch_id: string;
      url: string;
      language: string;
      version: string;
      is_gone: boolean;
      title: string;
      section: string;
    }
  >(
    `select w.id, w.email, w.sealed, s.watch_id, s.url, s.language, s.version, s.is_gone, k.title, k.section
       from watched_sections s
       join answer_watches w
         on w.id = s.watch_id
       join cited_sections k
         on k.version = s.version
      where w.email_index = $1
        and w.language = $2
        and w.confirmed_at is not null
      order by s.watch_id, s.url, s.language
        for update of w, s`,
    [emailIndex, language],
  );
  return rows.map((row) => ({
    watchId: row.watch_id,
    email: openAddress(tx, row),
    url: row.url,
    language: row.language,
    version: row.version,
    isGone: row.is_gone,
    title: row.title,
    section: row.section,
  }));
}

/** What was found when a section was looked at. */
export async function updateWatchedSection(
  tx: Queryable,
  { watchId, url, language }: Pick<WatchedSection, "watchId" | "url" | "language">,
  found: { readonly version: string; readonly isGone: boolean; readonly documentId: string | undefined },
): Promise<void> {
  await tx.query(
    `update watched_sections
        set version = $4,
            is_gone = $5,
            document_id = coalesce($6, document_id),
            document_hash = coalesce((select content_hash from search_documents where id = coalesce($6, document_id)), 'gone')
      where watch_id = $1
        and url = $2
        and language = $3`,
    [watchId, url, language, found.version, found.isGone, found.documentId ?? null],
  );
}
