import { sealJson } from "#app/db/encryption/port.ts";
import type { Queryable, Transaction } from "#app/db/port.ts";
import { hashOf } from "./identifiers.queries.server.ts";
import type { Identifier, Matter } from "./identifiers.ts";
import type { SealedRequest } from "./sealed-answers.ts";
import type { StoredRequestState } from "./states.ts";
import type { Answers } from "./types.ts";

export type NewRequest = {
  readonly id: string;
  readonly reference: string;
  readonly submissionKey: string;
  readonly bodyHash: string;
  readonly secretHash: string;
  readonly deskId: string;
  readonly formId: string | null;
  readonly formVersion: string | null;
  readonly serviceSlug: string | null;
  readonly language: string;
  readonly mode: "full" | "simple";
  /** Of the answers, those that are stored as they are. */
  readonly readableAnswers: Answers;
  readonly personal: SealedRequest;
  readonly visitorId: string | null;
  readonly conversationId: string | null;
  readonly openedByStaffId: string | null;
  readonly submittedAt: Date;
  readonly promisedWorkingDays: number;
  readonly dueAt: Date;
  readonly identifiers: readonly (Identifier | Matter)[];
};

/** Who besides the resident may have to be told of a new request. */
export type ToldOfOpening = {
  /** Some other system is told of events. */
  readonly systems: boolean;
  /** Somebody helps the resident with forms. */
  readonly helpers: boolean;
};

/**
 * Writes a new request as submitted, open to the browser it came from and found by its identifiers. `undefined` when its key or
 * reference is taken.
 */
export async function insertRequest(tx: Transaction, request: NewRequest): Promise<ToldOfOpening | undefined> {
  const { rows } = await tx.query<ToldOfOpening>(
    `with opened as (
       insert into requests (
         id, reference, submission_key, body_hash, secret_hash, state, desk_id, form_id, form_version, service_slug,
         language, mode, answers, sealed, visitor_id, conversation_id,
         opened_by_staff_id, submitted_at, promised_working_days, due_at, is_indexed)
       values ($1, $2, $3, $4, $5, 'submitted', $6, $7, $8, $9,
         $10, $11, $12::jsonb, $13, $14, $15,
         $16, $17, $18, $19, true)
       on conflict do nothing
       returning id
     )
     select exists (select from api_clients where webhook_url is not null) as systems,
            exists (select from mandates where holder_id = $14) as helpers
     from opened`,
    [
      request.id,
      request.reference,
      request.submissionKey,
      request.bodyHash,
      request.secretHash,
      request.deskId,
      request.formId,
      request.formVersion,
      request.serviceSlug,
      request.language,
      request.mode,
      JSON.stringify(request.readableAnswers),
      sealJson(tx, { column: "requests.sealed", row: request.id }, request.personal),
      request.visitorId,
      request.conversationId,
      request.openedByStaffId,
      request.submittedAt,
      request.promisedWorkingDays,
      request.dueAt,
    ],
  );
  if (!rows[0]) return undefined;
  if (request.visitorId)
    tx.later("insert into request_access (request_id, visitor_id, granted_at) values ($1, $2, $3)", [
      request.id,
      request.visitorId,
      request.submittedAt,
    ]);
  if (request.identifiers.length > 0)
    tx.later(
      `insert into request_identifiers (request_id, kind, value_hash)
       select $1, kind, value_hash
       from unnest($2::text[], $3::text[]) as i (kind, value_hash)
       on conflict do nothing`,
      [request.id, request.identifiers.map(({ kind }) => kind), request.identifiers.map((one) => hashOf(tx, one))],
    );
  return rows[0];
}

export async function selectBySubmissionKey(
  tx: Queryable,
  submissionKey: string,
): Promise<{ id: string; reference: string; bodyHash: string; dueAt: Date } | undefined> {
  const { rows } = await tx.query<{ id: string; reference: string; body_hash: string; due_at: Date }>(
    `select id, reference, body_hash, due_at
     from requests
     where submission_key = $1`,
    [submissionKey],
  );
  const row = rows[0];
  return row && { id: row.id, reference: row.reference, bodyHash: row.body_hash, dueAt: row.due_at };
}

/** The rule's own move right after opening, before anybody can have seen the request. */
export async function updateRequestDesk(
  tx: Queryable,
  id: string,
  state: StoredRequestState,
  deskId: string,
): Promise<void> {
  await tx.query(
    `update requests
     set version = version + 1,
         state = $2,
         desk_id = $3
     where id = $1`,
    [id, state, deskId],
  );
}
