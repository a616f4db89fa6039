import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { FormDefinition } from "#app/domain/content/form-schema.ts";
import { type SealedDraft, splitAnswers } from "./sealed-answers.ts";
import type { Answers, Typed } from "./types.ts";

/** A form that somebody is filling in. Every query names the browser it belongs to. */
export type FormDraft = {
  readonly id: string;
  readonly formId: string;
  readonly formVersion: string;
  readonly submissionKey: string;
  readonly answers: Answers;
  readonly typed: Typed | undefined;
  readonly requestId: string | undefined;
  /** By which a helper fills it in for somebody. */
  readonly mandateId: string | undefined;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
};

type DraftRow = {
  id: string;
  form_id: string;
  form_version: string;
  submission_key: string;
  answers: Answers;
  typed: Typed | null;
  sealed: string | null;
  request_id: string | null;
  mandate_id: string | null;
  updated_at: Date;
  expires_at: Date;
};

/** Opens what stands in a row; rows of before it was sealed still hold it as it was. */
function openDraft(db: Queryable, { id, answers, typed, sealed }: DraftRow): SealedDraft {
  if (sealed === null) return { answers, typed };
  const opened = openJson<SealedDraft>(db, { column: "form_drafts.sealed", row: id }, sealed);
  return { answers: { ...answers, ...opened.answers }, typed: opened.typed };
}

function mapDraft(db: Queryable, row: DraftRow): FormDraft {
  const { answers, typed } = openDraft(db, row);
  return {
    id: row.id,
    formId: row.form_id,
    formVersion: row.form_version,
    submissionKey: row.submission_key,
    answers,
    typed: typed ?? undefined,
    requestId: row.request_id ?? undefined,
    mandateId: row.mandate_id ?? undefined,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}

const DRAFT_COLUMNS = `id, form_id, form_version, submission_key, answers, typed, sealed, request_id, mandate_id, updated_at, expires_at`;

export async function insertDraft(
  tx: Queryable,
  draft: Pick<FormDraft, "id" | "formId" | "formVersion" | "submissionKey" | "mandateId" | "expiresAt"> & {
    readonly visitorId: string;
    readonly createdAt: Date;
    readonly language?: string | undefined;
    readonly residentId?: string | undefined;
  },
): Promise<void> {
  await tx.query(
    `insert into form_drafts (
       id, form_id, form_version, visitor_id, submission_key, answers, created_at, updated_at, expires_at,
       language, resident_id, mandate_id)
     values ($1, $2, $3, $4, $5, '{}'::jsonb, $6, $6, $7, $8, $9, $10)`,
    [
      draft.id,
      draft.formId,
      draft.formVersion,
      draft.visitorId,
      draft.submissionKey,
      draft.createdAt,
      draft.expiresAt,
      draft.language ?? null,
      draft.residentId ?? null,
      draft.mandateId ?? null,
    ],
  );
}

type DraftKey = { readonly id: string; readonly formId: string; readonly visitorId: string; readonly now: Date };

export async function selectDraft(
  db: Queryable,
  key: DraftKey,
  options: { forUpdate?: boolean } = {},
): Promise<FormDraft | undefined> {
  const { rows } = await db.query<DraftRow>(
    `select ${DRAFT_COLUMNS}
     from form_drafts
     where id = $1
       and form_id = $2
       and visitor_id = $3
       and expires_at > $4
     ${options.forUpdate ? "for update" : ""}`,
    [key.id, key.formId, key.visitorId, key.now],
  );
  return rows[0] && mapDraft(db, rows[0]);
}

/** The form this browser began last and has not sent, whichever version it began. */
export async function selectOpenDraft(db: Queryable, key: Omit<DraftKey, "id">): Promise<FormDraft | undefined> {
  const { rows } = await db.query<DraftRow>(
    `select ${DRAFT_COLUMNS}
     from form_drafts
     where form_id = $1
       and visitor_id = $2
       and expires_at > $3
       and request_id is null
       and mandate_id is null
       and (answers <> '{}'::jsonb or sealed is not null)
     order by updated_at desc
     limit 1`,
    [key.formId, key.visitorId, key.now],
  );
  return rows[0] && mapDraft(db, rows[0]);
}

/** What a helper began for others, by which mandate, and has not sent; the newest first. */
export async function selectHelperDrafts(
  db: Queryable,
  helperId: string,
  now: Date,
): Promise<{ draftId: string; formId: string; mandateId: string; changedAt: Date; keptUntil: Date }[]> {
  const { rows } = await db.query<{
    id: string;
    form_id: string;
    mandate_id: string;
    updated_at: Date;
    expires_at: Date;
  }>(
    `select id, form_id, mandate_id, updated_at, expires_at
     from form_drafts
     where visitor_id = $1
       and expires_at > $2
       and request_id is null
       and mandate_id is not null
       and (answers <> '{}'::jsonb or sealed is not null)
     order by updated_at desc, id`,
    [helperId, now],
  );
  return rows.map((row) => ({
    draftId: row.id,
    formId: row.form_id,
    mandateId: row.mandate_id,
    changedAt: row.updated_at,
    keptUntil: row.expires_at,
  }));
}

/** Keeps the answers of a draft that was not sent yet, and what is half typed beside them, and the draft as long again from `now` on. */
export async function updateDraft(
  tx: Queryable,
  draft: { readonly id: string; readonly answers: Answers; readonly typed?: Typed },
  form: FormDefinition,
  now: Date,
): Promise<void> {
  const { readable, personal } = splitAnswers(form, draft.answers);
  const isBare = Object.keys(personal).length === 0 && !draft.typed;
  const toSeal: SealedDraft = { answers: personal, typed: draft.typed ?? null };
  const sealed = isBare ? null : sealJson(tx, { column: "form_drafts.sealed", row: draft.id }, toSeal);
  await tx.query(
    `update form_drafts
     set answers = $2::jsonb,
         typed = null,
         sealed = $3,
         expires_at = greatest(expires_at, $4::timestamptz + (expires_at - updated_at)),
         updated_at = $4
     where id = $1
       and request_id is null`,
    [draft.id, JSON.stringify(readable), sealed, now],
  );
}

/** The draft became a request, which holds the answers from now on. */
export async function finishDraft(tx: Queryable, id: string, requestId: string, now: Date): Promise<void> {
  await tx.query(
    `update form_drafts
     set request_id = $2,
         answers = '{}'::jsonb,
         typed = null,
         sealed = null,
         updated_at = $3
     where id = $1`,
    [id, requestId, now],
  );
}
