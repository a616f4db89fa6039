import type { Queryable } from "#app/db/port.ts";
import type { NoticeKind, Outcome } from "./watch.ts";

/** Notices of changes to an address, found by the index of it; what that is compared with, and more conditions on `n`, follow. */
export const TOLD_OF_CHANGE = `select 1
                          from watch_notices n
                          join answer_watches o
                            on o.id = n.watch_id
                         where n.kind like 'section_%'
                           and o.email_index`;

/** Whether an address was told of a change after a moment, in whatever language. */
export async function wasToldOfChange(tx: Queryable, emailIndex: string, after: Date): Promise<boolean> {
  const { rows } = await tx.query(`${TOLD_OF_CHANGE} = $1 and n.told_at > $2 limit 1`, [emailIndex, after]);
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

type NewNotice = {
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
