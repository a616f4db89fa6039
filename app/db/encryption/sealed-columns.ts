type ColumnFacts = {
  readonly table: string;
  /** What names a row `t` in the bound data of its sealed value. */
  readonly row: string;
  /** How that name finds the row again. */
  readonly match: string;
};

const byUuid = (table: string): ColumnFacts => ({ table, row: "t.id::text", match: "t.id = v.row::uuid" });

/** Every column that holds sealed values; each is called `sealed`. */
export const SEALED_COLUMNS = {
  "requests.sealed": byUuid("requests"),
  "request_events.sealed": {
    table: "request_events",
    row: "t.request_id || ':' || t.seq",
    match: "t.request_id = split_part(v.row, ':', 1)::uuid and t.seq = split_part(v.row, ':', 2)::int",
  },
  "form_drafts.sealed": byUuid("form_drafts"),
  "handoffs.sealed": byUuid("handoffs"),
  "handoff_events.sealed": { table: "handoff_events", row: "t.id::text", match: "t.id = v.row::bigint" },
  "request_notes.sealed": byUuid("request_notes"),
  "request_holds.sealed": byUuid("request_holds"),
  "request_disclosures.sealed": byUuid("request_disclosures"),
  "request_ratings.sealed": {
    table: "request_ratings",
    row: "t.request_id || ':' || t.round",
    match: "t.request_id = split_part(v.row, ':', 1)::uuid and t.round = split_part(v.row, ':', 2)::int",
  },
  "request_followers.sealed": byUuid("request_followers"),
  "residents.sealed": byUuid("residents"),
  "sign_in_codes.sealed": byUuid("sign_in_codes"),
  "answer_watches.sealed": byUuid("answer_watches"),
  "staff_second_factors.sealed": {
    table: "staff_second_factors",
    row: "t.staff_id::text",
    match: "t.staff_id = v.row::uuid",
  },
  "attachments.sealed": byUuid("attachments"),
  "request_ways.sealed": byUuid("request_ways"),
  "request_browsers.sealed": byUuid("request_browsers"),
  "outbox_mails.sealed": byUuid("outbox_mails"),
  "api_clients.sealed": byUuid("api_clients"),
  "mandates.sealed": byUuid("mandates"),
} as const satisfies Record<string, ColumnFacts>;

export type SealedColumn = keyof typeof SEALED_COLUMNS;

export const sealedColumns = Object.keys(SEALED_COLUMNS) as readonly SealedColumn[];
