import { sealJson } from "#app/db/encryption/port.ts";
import { beginSealing } from "#app/db/encryption/reseal.queries.server.ts";
import type { Transaction } from "#app/db/port.ts";
import { findFormVersion } from "#app/domain/content/find-form.server.ts";
import { sealReason } from "./disclosures.queries.server.ts";
import { replaceIdentifiers } from "./identifiers.queries.server.ts";
import { identifiersIn } from "./identifiers.ts";
import { updateDraft } from "./form-drafts.queries.server.ts";
import { sealWords } from "./request-events.queries.server.ts";
import { openPersonal, type PersonalColumns } from "./requests.queries.server.ts";
import { sealComment } from "./request-ratings.queries.server.ts";
import { type SealedRequest, splitAnswers } from "./sealed-answers.ts";
import type { Answers, Typed } from "./types.ts";

/** Each seals up to `limit` rows that still stand in plain text, and gives how many it found. */

const formOf = async (tx: Transaction, id: string | null, version: string | null) =>
  id && version ? (await findFormVersion(tx, id, version))?.form : undefined;

type StandingRequest = {
  id: string;
  form_id: string | null;
  form_version: string | null;
  answers: Answers;
  description: string | null;
  contact_name: string | null;
  contact_email: string | null;
  contact_phone: string | null;
};

export async function sealStandingRequests(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<StandingRequest>(
    `select id, form_id, form_version, answers, description, contact_name, contact_email, contact_phone
     from requests
     where sealed is null
       and anonymised_at is null
     limit $1
     for update`,
    [limit],
  );
  for (const row of rows) {
    const { readable, personal } = splitAnswers(await formOf(tx, row.form_id, row.form_version), row.answers);
    const contact = { name: row.contact_name, email: row.contact_email, phone: row.contact_phone };
    const toSeal: SealedRequest = { answers: personal, description: row.description ?? "", contact };
    await tx.query(
      `update requests
       set answers = $2::jsonb,
           sealed = $3,
           description = null,
           contact_name = null,
           contact_email = null,
           contact_phone = null
       where id = $1`,
      [row.id, JSON.stringify(readable), sealJson(tx, { column: "requests.sealed", row: row.id }, toSeal)],
    );
  }
  return rows.length;
}

type StandingEvent = {
  request_id: string;
  seq: number;
  words_for_resident: string | null;
  remedy: string | null;
  words_for_staff: string | null;
};

export async function sealStandingEvents(tx: Transaction, limit: number): Promise<number> {
  await beginSealing(tx);
  const { rows } = await tx.query<StandingEvent>(
    `select request_id, seq, words_for_resident, remedy, words_for_staff
     from request_events
     where sealed is null
       and (words_for_resident is not null or remedy is not null or words_for_staff is not null)
     limit $1
     for update`,
    [limit],
  );
  for (const row of rows) {
    const words = { forResident: row.words_for_resident, remedy: row.remedy, forStaff: row.words_for_staff };
    await tx.query(
      `update request_events
       set sealed = $3,
           words_for_resident = null,
           remedy = null,
           words_for_staff = null
       where request_id = $1
         and seq = $2`,
      [row.request_id, row.seq, sealWords(tx, row.request_id, row.seq, words)],
    );
  }
  return rows.length;
}

type StandingDraft = {
  id: string;
  form_id: string;
  form_version: string;
  answers: Answers;
  typed: Typed | null;
  updated_at: Date;
};

/** A draft of choices alone has nothing to seal and is found each time; there are few. */
export async function sealStandingDrafts(tx: Transaction): Promise<number> {
  const { rows } = await tx.query<StandingDraft>(
    `select id, form_id, form_version, answers, typed, updated_at
     from form_drafts
     where sealed is null
       and request_id is null
       and (answers <> '{}'::jsonb or typed is not null)
     for update`,
  );
  for (const { id, answers, typed, ...row } of rows) {
    const form = await formOf(tx, row.form_id, row.form_version);
    if (form) await updateDraft(tx, { id, answers, ...(typed ? { typed } : {}) }, form, row.updated_at);
  }
  return 0;
}

/** The words of ratings. */
export async function sealStandingRatings(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<{ request_id: string; round: number; comment: string }>(
    `select request_id, round, comment
     from request_ratings
     where comment is not null
     limit $1
     for update`,
    [limit],
  );
  for (const { request_id: requestId, round, comment } of rows)
    await tx.query("update request_ratings set sealed = $3, comment = null where request_id = $1 and round = $2", [
      requestId,
      round,
      sealComment(tx, requestId, round, comment),
    ]);
  return rows.length;
}

/** Why administrators opened requests. */
export async function sealStandingDisclosures(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<{ id: string; reason: string }>(
    `select id, reason
     from request_disclosures
     where reason is not null
     limit $1
     for update`,
    [limit],
  );
  for (const { id, reason } of rows)
    await tx.query("update request_disclosures set sealed = $2, reason = null where id = $1", [
      id,
      sealReason(tx, id, reason),
    ]);
  return rows.length;
}

/** What requests of before are found by. */
export async function indexStandingRequests(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.query<PersonalColumns & { form_id: string | null; form_version: string | null }>(
    `select id, form_id, form_version, answers, sealed, description, contact_name, contact_email, contact_phone
     from requests
     where not is_indexed
       and anonymised_at is null
     limit $1
     for update`,
    [limit],
  );
  for (const row of rows) {
    const { answers, contact } = openPersonal(tx, row);
    const form = await formOf(tx, row.form_id, row.form_version);
    const { email, phone } = contact;
    const reached = { name: undefined, email: email ?? undefined, phone: phone ?? undefined };
    await replaceIdentifiers(tx, row.id, identifiersIn(form, answers, reached));
  }
  return rows.length;
}
