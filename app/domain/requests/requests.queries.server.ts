import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { helperMaySee } from "#app/domain/requests/mandates/mandates.queries.server.ts";
import { type SealedRequest, splitAnswers } from "./sealed-answers.ts";
import type { StoredRequestState } from "./states.ts";
import type { Answers, ServiceRequest } from "./types.ts";

/**
 * Columns of a request as `r`: one list for every query that reads whole requests. The holder's name is no join: whoever has waited
 * for the row gets it as it is now, but what was joined to it as it was before.
 */
export const REQUEST_COLUMNS = `r.id, r.reference, r.version, r.state, r.desk_id, r.holder_id,
  (select h.name from staff_members h where h.id = r.holder_id) as holder_name,
  r.form_id, r.form_version, r.service_slug, r.language, r.mode, r.answers, r.sealed, r.description,
  r.contact_name, r.contact_email, r.contact_phone, r.conversation_id, r.submitted_at, r.due_at, r.due_remaining_ms,
  r.promised_working_days, r.first_response_at, r.reopen_until, r.reopened_count, r.is_for_supervision`;

/** What residents told of themselves, as it stands in a row. */
export type PersonalColumns = {
  id: string;
  answers: Answers;
  sealed: string | null;
  description: string | null;
  contact_name: string | null;
  contact_email: string | null;
  contact_phone: string | null;
};

/** Opens it; rows of before it was sealed still hold it as it was. */
export function openPersonal(db: Queryable, row: PersonalColumns): SealedRequest {
  if (row.sealed !== null) {
    const place = { column: "requests.sealed", row: row.id } as const;
    const { answers, ...rest } = openJson<SealedRequest>(db, place, row.sealed);
    return { ...rest, answers: { ...row.answers, ...answers } };
  }
  return {
    answers: row.answers,
    description: row.description ?? "",
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
  };
}

export type RequestRow = PersonalColumns & {
  reference: string;
  version: number;
  state: StoredRequestState;
  desk_id: string;
  holder_id: string | null;
  holder_name: string | null;
  form_id: string | null;
  form_version: string | null;
  service_slug: string | null;
  language: string;
  mode: "full" | "simple";
  conversation_id: string | null;
  submitted_at: Date;
  due_at: Date;
  due_remaining_ms: number | null;
  promised_working_days: number;
  first_response_at: Date | null;
  reopen_until: Date | null;
  reopened_count: number;
  is_for_supervision: boolean;
};

export function mapRequest(db: Queryable, row: RequestRow): ServiceRequest {
  const { answers, description, contact } = openPersonal(db, row);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    deskId: row.desk_id,
    holderId: row.holder_id ?? undefined,
    holderName: row.holder_name ?? undefined,
    formId: row.form_id ?? undefined,
    formVersion: row.form_version ?? undefined,
    serviceSlug: row.service_slug ?? undefined,
    language: row.language,
    mode: row.mode,
    answers,
    description,
    contact: {
      name: contact.name ?? undefined,
      email: contact.email ?? undefined,
      phone: contact.phone ?? undefined,
    },
    conversationId: row.conversation_id ?? undefined,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    dueRemainingMs: row.due_remaining_ms ?? undefined,
    promisedWorkingDays: row.promised_working_days,
    firstResponseAt: row.first_response_at ?? undefined,
    reopenUntil: row.reopen_until ?? undefined,
    reopenedCount: row.reopened_count,
    isForSupervision: row.is_for_supervision,
  };
}

/**
 * Who asks: a browser that was granted the request, somebody who acts for its resident, or staff of the desks; `undefined` desks means every desk. `disclosedTo`
 * also reads what was opened to them for a reason, until that ends.
 */
export type RequestReader =
  | { readonly kind: "visitor"; readonly visitorId: string }
  /** Whoever acts for the resident by a mandate that is in force. */
  | { readonly kind: "helper"; readonly helperId: string; readonly now: Date }
  | {
      readonly kind: "desks";
      readonly deskIds: readonly string[] | undefined;
      readonly disclosedTo?: { readonly staffId: string; readonly now: Date } | undefined;
    }
  | { readonly kind: "system" };

/** The condition by which a reader may see a request `r`, with the values it needs from `$next` on. */
export function readerCondition(reader: RequestReader, next: number): { sql: string; params: readonly unknown[] } {
  if (reader.kind === "visitor") {
    const sql = `exists (select 1 from request_access a where a.request_id = r.id and a.visitor_id = $${next})`;
    return { sql, params: [reader.visitorId] };
  }
  if (reader.kind === "helper")
    return { sql: helperMaySee(`$${next}`, `$${next + 1}`), params: [reader.helperId, reader.now] };
  if (reader.kind === "desks" && reader.deskIds) {
    const ofDesk = `r.desk_id = any($${next})`;
    if (!reader.disclosedTo) return { sql: ofDesk, params: [reader.deskIds] };
    const { staffId, now } = reader.disclosedTo;
    const sql = `(${ofDesk} or exists (
       select 1 from request_disclosures d
       where d.request_id = r.id and d.staff_id = $${next + 1} and d.opened_at <= $${next + 2} and d.expires_at > $${next + 2}))`;
    return { sql, params: [reader.deskIds, staffId, now] };
  }
  return { sql: "true", params: [] };
}

/** One request, if this reader may see it: not there and not theirs look alike. */
export async function selectRequest(
  db: Queryable,
  reference: string,
  reader: RequestReader,
  options: { forUpdate?: boolean } = {},
): Promise<ServiceRequest | undefined> {
  const condition = readerCondition(reader, 2);
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from requests r
     where r.reference = $1
       and ${condition.sql}
     ${options.forUpdate ? "for update of r" : ""}`,
    [reference, ...condition.params],
  );
  return rows[0] && mapRequest(db, rows[0]);
}

/** One request by its id, for whoever has found it already. */
export async function selectById(db: Queryable, id: string): Promise<ServiceRequest | undefined> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from requests r
     where r.id = $1`,
    [id],
  );
  return rows[0] && mapRequest(db, rows[0]);
}

/** The request that this holder sent last by a form. What they were only let in to is not theirs. */
export async function selectLastSent(db: Queryable, visitorId: string): Promise<ServiceRequest | undefined> {
  const { rows } = await db.query<RequestRow>(
    `select ${REQUEST_COLUMNS}
     from requests r
     where r.visitor_id = $1
       and r.form_id is not null
     order by r.submitted_at desc
     limit 1`,
    [visitorId],
  );
  return rows[0] && mapRequest(db, rows[0]);
}

export type RequestChange = Pick<
  ServiceRequest,
  | "state"
  | "deskId"
  | "holderId"
  | "dueAt"
  | "dueRemainingMs"
  | "firstResponseAt"
  | "reopenUntil"
  | "reopenedCount"
  | "isForSupervision"
>;

/** Writes the change if nobody else changed the request since `version`; says whether it did. */
export async function updateRequest(
  tx: Queryable,
  id: string,
  version: number,
  change: RequestChange,
): Promise<boolean> {
  const { rows } = await tx.query(
    `update requests
     set version = version + 1,
         state = $3,
         desk_id = $4,
         holder_id = $5,
         due_at = $6,
         due_remaining_ms = $7,
         first_response_at = $8,
         reopen_until = $9,
         reopened_count = $10,
         is_for_supervision = $11
     where id = $1
       and version = $2
     returning id`,
    [
      id,
      version,
      change.state,
      change.deskId,
      change.holderId ?? null,
      change.dueAt,
      change.dueRemainingMs ?? null,
      change.firstResponseAt ?? null,
      change.reopenUntil ?? null,
      change.reopenedCount,
      change.isForSupervision,
    ],
  );
  return rows.length === 1;
}

/** Something was added: whoever has seen the version before must look again. */
export async function touchRequest(tx: Queryable, id: string): Promise<void> {
  await tx.query(
    `update requests
     set version = version + 1
     where id = $1`,
    [id],
  );
}

/** Another way to reach the resident; whoever has seen the request before must look again. The caller holds its lock. */
export async function updateContact(
  tx: Queryable,
  id: string,
  form: FormDefinition | undefined,
  { answers, contact }: Pick<ServiceRequest, "answers" | "contact">,
): Promise<void> {
  const { rows } = await tx.query<{ sealed: string | null }>("select sealed from requests where id = $1", [id]);
  const place = { column: "requests.sealed", row: id } as const;
  const sealed = rows[0]?.sealed;
  if (!sealed) return;
  const known = openJson<SealedRequest>(tx, place, sealed);
  const { name = null, email = null, phone = null } = contact;
  const personal = { ...known, answers: splitAnswers(form, answers).personal, contact: { name, email, phone } };
  await tx.query(
    `update requests
     set sealed = $2,
         version = version + 1
     where id = $1`,
    [id, sealJson(tx, place, personal)],
  );
}
