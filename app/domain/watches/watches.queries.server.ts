import type { Queryable } from "#app/db/port.ts";
import type { AnswerStatus } from "#app/domain/assistant/answer-statuses.ts";
import type { Section } from "#app/domain/search/read-sections.server.ts";
import type { NoticeKind, Outcome } from "./watch.ts";

const TOLD_OF_CHANGE = `select 1
                          from watch_notices n
                          join answer_watches o
                            on o.id = n.watch_id
                         where n.kind like 'section_%'
                           and lower(o.email)`;

type WatchRow = {
  id: string;
  question_id: string;
  email: string;
  language: string;
  confirmed_at: Date | null;
  question: string;
  conversation_id: string;
  visitor_id: string | null;
  status: AnswerStatus;
  answer_text: string;
  answer_language: string;
};

export type Watch = {
  readonly id: string;
  readonly questionId: string;
  readonly email: string;
  readonly language: string;
  readonly confirmedAt: Date | null;
  readonly question: string;
  readonly conversationId: string;
  readonly visitorId: string | null;
  readonly answer: { readonly status: AnswerStatus; readonly text: string; readonly language: string };
};

export async function selectWatch(db: Queryable, id: string): Promise<Watch | undefined> {
  const { rows } = await db.query<WatchRow>(
    `select w.id, w.question_id, w.email, w.language, w.confirmed_at, q.text as question, q.conversation_id,
            c.visitor_id, a.status, a.text as answer_text, a.language as answer_language
       from answer_watches w
       join questions q
         on q.id = w.question_id
       join conversations c
         on c.id = q.conversation_id
       join answers a
         on a.question_id = q.id
      where w.id = $1`,
    [id],
  );
  const row = rows[0];
  return (
    row && {
      id: row.id,
      questionId: row.question_id,
      email: row.email,
      language: row.language,
      confirmedAt: row.confirmed_at,
      question: row.question,
      conversationId: row.conversation_id,
      visitorId: row.visitor_id,
      answer: { status: row.status, text: row.answer_text, language: row.answer_language },
    }
  );
}

type NewWatch = Pick<Watch, "id" | "questionId" | "email" | "language"> & { readonly at: Date };

/** The id of the watch of this address at this question, made if there was none, whether it is new and whether it is confirmed. Until then each try gives it the whole time anew. */
export async function insertWatch(
  tx: Queryable,
  watch: NewWatch,
): Promise<{ id: string; isNew: boolean; isConfirmed: boolean }> {
  await tx.query(
    `insert into answer_watches (id, question_id, email, language, created_at)
     values ($1, $2, $3, $4, $5)
         on conflict (question_id, lower(email)) do update
        set language = excluded.language,
            created_at = case when answer_watches.confirmed_at is null then excluded.created_at
                              else answer_watches.created_at end`,
    [watch.id, watch.questionId, watch.email, watch.language, watch.at],
  );
  const { rows } = await tx.query<{ id: string; is_confirmed: boolean }>(
    `select id, confirmed_at is not null as is_confirmed
       from answer_watches
      where question_id = $1
        and lower(email) = lower($2)`,
    [watch.questionId, watch.email],
  );
  if (!rows[0]) throw new Error("A watch vanished while it was made.");
  const { id, is_confirmed: isConfirmed } = rows[0];
  return { id, isNew: id === watch.id, isConfirmed };
}

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

/** Tells whether there was one to confirm. */
export async function confirmWatch(db: Queryable, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `update answer_watches
        set confirmed_at = $2
      where id = $1
        and confirmed_at is null`,
    [id, at],
  );
  return rowCount > 0;
}

export async function deleteWatch(db: Queryable, id: string): Promise<void> {
  await db.query("delete from answer_watches where id = $1", [id]);
}

/** All watches of an address. */
export async function deleteWatchesOf(db: Queryable, email: string): Promise<void> {
  await db.query("delete from answer_watches where lower(email) = lower($1)", [email]);
}

export async function countWatchesOf(db: Queryable, email: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count
       from answer_watches
      where lower(email) = lower($1)`,
    [email],
  );
  return rows[0]?.count ?? 0;
}

export async function deleteUnconfirmed(db: Queryable, before: Date): Promise<void> {
  await db.query(
    `delete from answer_watches
      where confirmed_at is null
        and created_at < $1`,
    [before],
  );
}

/**
 * Addresses with a watched section whose document is not what it was when last looked at, or that came to its end or back
 * with the day. Who was told of a change after `toldBefore` waits. In no order, so that none is always the last.
 */
export async function selectAddressesToLookAt(
  db: Queryable,
  { today, toldBefore, limit }: { readonly today: string; readonly toldBefore: Date; readonly limit: number },
): Promise<{ email: string; language: string }[]> {
  const { rows } = await db.query<{ email: string; language: string }>(
    `select min(w.email) as email, w.language
       from watched_sections s
       join answer_watches w
         on w.id = s.watch_id
       left join search_documents d
         on d.id = s.document_id
      where w.confirmed_at is not null
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
        and not exists (${TOLD_OF_CHANGE} = lower(w.email)
                           and n.told_at > $2)
      group by lower(w.email), w.language
      order by random()
      limit $3`,
    [today, toldBefore, limit],
  );
  return rows;
}

/** Whether an address was told of a change after a moment, in whatever language. */
export async function wasToldOfChange(tx: Queryable, email: string, after: Date): Promise<boolean> {
  const { rows } = await tx.query(`${TOLD_OF_CHANGE} = lower($1) and n.told_at > $2 limit 1`, [email, after]);
  return rows.length > 0;
}

/** What became of the gap that a question stands in, when it has ended already. */
export async function findOutcome(tx: Queryable, questionId: string): Promise<Outcome | undefined> {
  const { rows } = await tx.query<{ page: string | null; reason: string | null }>(
    `select g.page, g.reason
       from gap_questions gq
       join gaps g
         on g.id = gq.gap_id
      where gq.question_id = $1`,
    [questionId],
  );
  const { page = null, reason = null } = rows[0] ?? {};
  if (page !== null) return { kind: "gap_answered", page };
  return reason === null ? undefined : { kind: "gap_closed", reason };
}

export type WatchedSection = {
  readonly watchId: string;
  readonly url: string;
  readonly language: string;
  readonly version: string;
  readonly isGone: boolean;
  readonly title: string;
  readonly section: string;
};

/** The watched sections of one address, held until the end of `tx` with their watches. */
export async function lockWatchedSections(tx: Queryable, email: string, language: string): Promise<WatchedSection[]> {
  const { rows } = await tx.query<{
    watch_id: string;
    url: string;
    language: string;
    version: string;
    is_gone: boolean;
    title: string;
    section: string;
  }>(
    `select s.watch_id, s.url, s.language, s.version, s.is_gone, k.title, k.section
       from watched_sections s
       join answer_watches w
         on w.id = s.watch_id
       join cited_sections k
         on k.version = s.version
      where lower(w.email) = lower($1)
        and w.language = $2
        and w.confirmed_at is not null
      order by s.watch_id, s.url, s.language
        for update of w, s`,
    [email, language],
  );
  return rows.map((row) => ({
    watchId: row.watch_id,
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

export type NewNotice = {
  readonly id: string;
  readonly watchId: string;
  readonly kind: NoticeKind;
  readonly oldVersion?: string | undefined;
  readonly newVersion?: string | undefined;
  readonly page?: string | undefined;
  readonly reason?: string | undefined;
  readonly at: Date;
};

export async function insertNotice(tx: Queryable, notice: NewNotice): Promise<void> {
  await tx.query(
    `insert into watch_notices (id, watch_id, kind, old_version, new_version, page, reason, told_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      notice.id,
      notice.watchId,
      notice.kind,
      notice.oldVersion ?? null,
      notice.newVersion ?? null,
      notice.page ?? null,
      notice.reason ?? null,
      notice.at,
    ],
  );
}

export type StoredNotice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly toldAt: Date;
  readonly page: string | null;
  readonly reason: string | null;
  readonly section: {
    readonly url: string;
    readonly language: string;
    readonly title: string;
    readonly section: string;
    readonly before: string;
    readonly after: string | null;
  } | null;
};

const MAX_NOTICES_SHOWN = 50;

export async function selectNotices(db: Queryable, watchId: string): Promise<StoredNotice[]> {
  const { rows } = await db.query<{
    id: string;
    kind: NoticeKind;
    told_at: Date;
    page: string | null;
    reason: string | null;
    url: string | null;
    language: string;
    title: string;
    section: string;
    before: string;
    after: string | null;
  }>(
    `select n.id, n.kind, n.told_at, n.page, n.reason, o.url, o.language, coalesce(a.title, o.title) as title,
            coalesce(a.section, o.section) as section, o.text as before, a.text as after
       from watch_notices n
       left join cited_sections o
         on o.version = n.old_version
       left join cited_sections a
         on a.version = n.new_version
      where n.watch_id = $1
      order by n.told_at desc, o.url
      limit $2`,
    [watchId, MAX_NOTICES_SHOWN],
  );
  return rows.map(({ id, kind, told_at, page, reason, url, ...section }) => ({
    id,
    kind,
    toldAt: told_at,
    page,
    reason,
    section: url === null ? null : { url, ...section },
  }));
}

/** Who waits for answers to these questions, held until the end of `tx`. */
export async function lockWatchesOfQuestions(tx: Queryable, questionIds: readonly string[]) {
  const { rows } = await tx.query<{ id: string; email: string; language: string; is_confirmed: boolean }>(
    `select id, email, language, confirmed_at is not null as is_confirmed
       from answer_watches
      where question_id = any($1::uuid[])
      order by lower(email), language, id
        for update`,
    [questionIds],
  );
  return rows;
}
