import type { Queryable } from "#app/db/port.ts";

export type LookRow = {
  readonly at: Date;
  readonly desk: string | null;
  readonly role: string | null;
  /** Which file, where one was opened. */
  readonly file: string | null;
};

/** When staff or a helper opened a request or a file of it, the newest first, as the audit trail has it. Not who they are. */
export async function selectLooks(db: Queryable, reference: string): Promise<LookRow[]> {
  const { rows } = await db.query<LookRow>(
    `select at, details ->> 'desk' as desk,
            case when action = 'requests.helper_viewed' then 'helper' else details ->> 'role' end as role,
            details ->> 'file' as file
     from audit_events
     where subject_type = 'request'
       and subject_id = $1
       and action in ('requests.viewed', 'requests.file_opened', 'requests.helper_viewed')
     order by seq desc`,
    [reference],
  );
  return rows;
}
