import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";
import type { EventKind } from "#app/domain/requests/types.ts";
import type { Consent, EndedBy, Mandate, SealedMandate } from "./mandate.ts";

const placeOf = (id: string) => ({ column: "mandates.sealed", row: id }) as const;

/** The condition by which a mandate `m` is in force for a helper, with the parameters of who and when. */
const inForce = (helper: string, now: string): string =>
  `m.helper_id = ${helper} and m.accepted_at <= ${now} and m.ended_at is null and m.valid_until > ${now}`;

/** A mandate `m` is about a request `r`: that one, or of its holder by one of its forms. */
const IS_ABOUT = `(m.request_id = r.id
         or (m.request_id is null and r.form_id = any(m.form_ids) and r.visitor_id = m.holder_id))`;

/** The condition by which a helper may see a request `r` now. */
export const helperMaySee = (helper: string, now: string): string =>
  `exists (select 1 from mandates m where ${inForce(helper, now)} and ${IS_ABOUT})`;

const COLUMNS = `m.id, m.holder_id, m.request_id, q.reference, m.form_ids, m.helper_id, m.consent, m.is_notified, m.sealed,
  m.created_at, m.code_until, m.accepted_at, m.valid_until, m.ended_at, m.ended_by`;

type Row = {
  id: string;
  holder_id: string | null;
  request_id: string | null;
  reference: string | null;
  form_ids: string[] | null;
  helper_id: string | null;
  consent: Consent;
  is_notified: boolean;
  sealed: string;
  created_at: Date;
  code_until: Date;
  accepted_at: Date | null;
  valid_until: Date;
  ended_at: Date | null;
  ended_by: EndedBy | null;
};

function mapMandate(db: Queryable, row: Row): Mandate {
  return {
    ...openJson<SealedMandate>(db, placeOf(row.id), row.sealed),
    id: row.id,
    holderId: row.holder_id ?? undefined,
    requestId: row.request_id ?? undefined,
    reference: row.reference ?? undefined,
    formIds: row.form_ids ?? [],
    helperId: row.helper_id ?? undefined,
    consent: row.consent,
    isNotified: row.is_notified,
    createdAt: row.created_at,
    codeUntil: row.code_until,
    acceptedAt: row.accepted_at ?? undefined,
    validUntil: row.valid_until,
    endedAt: row.ended_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
  };
}

async function selectMandates(db: Queryable, rest: string, params: readonly unknown[]): Promise<Mandate[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS}
     from mandates m
     left join requests q on q.id = m.request_id
     ${rest}`,
    [...params],
  );
  return rows.map((row) => mapMandate(db, row));
}

export async function insertMandate(
  tx: Queryable,
  mandate: Pick<
    Mandate,
    "id" | "holderId" | "requestId" | "formIds" | "consent" | "isNotified" | "createdAt" | "codeUntil" | "validUntil"
  > & { readonly codeHash: string; readonly staffId: string | undefined; readonly sealed: SealedMandate },
): Promise<void> {
  await tx.query(
    `insert into mandates (
       id, holder_id, request_id, form_ids, code_hash, consent, recorded_by_staff_id, is_notified, sealed,
       created_at, code_until, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      mandate.id,
      mandate.holderId ?? null,
      mandate.requestId ?? null,
      mandate.requestId ? null : [...mandate.formIds],
      mandate.codeHash,
      mandate.consent,
      mandate.staffId ?? null,
      mandate.isNotified,
      sealJson(tx, placeOf(mandate.id), mandate.sealed),
      mandate.createdAt,
      mandate.codeUntil,
      mandate.validUntil,
    ],
  );
}

/** The mandate whose code this is, while it can be taken up; held until the end of a transaction that says so. */
export async function selectByCode(
  db: Queryable,
  codeHash: string,
  now: Date,
  options: { readonly forUpdate?: boolean } = {},
): Promise<Mandate | undefined> {
  const found = await selectMandates(
    db,
    `where m.code_hash = $1
       and m.accepted_at is null
       and m.ended_at is null
       and m.code_until > $2
       and m.valid_until > $2
     ${options.forUpdate ? "for update of m" : ""}`,
    [codeHash, now],
  );
  return found[0];
}

/** Any mandate: who may know of it is for the caller to say. */
export async function selectMandate(tx: Queryable, id: string): Promise<Mandate | undefined> {
  return (await selectMandates(tx, "where m.id = $1", [id]))[0];
}

/** Binds a mandate to the account that took it up. */
export async function acceptMandateRow(
  tx: Queryable,
  mandate: Mandate,
  by: { readonly helperId: string; readonly email: string | null; readonly isNotified: boolean; readonly at: Date } & {
    readonly language: SealedMandate["helperLanguage"];
  },
): Promise<void> {
  const { helper, resident, residentEmail, residentLanguage, check } = mandate;
  const sealed: SealedMandate = {
    helper,
    resident,
    residentEmail,
    residentLanguage,
    check,
    helperEmail: by.email,
    helperLanguage: by.language,
  };
  await tx.query("update mandates set helper_id = $2, accepted_at = $3, is_notified = $4, sealed = $5 where id = $1", [
    mandate.id,
    by.helperId,
    by.at,
    by.isNotified,
    sealJson(tx, placeOf(mandate.id), sealed),
  ]);
}

/** Ends a mandate that is not over; says whether it was there to be ended. */
export async function endMandateRow(tx: Queryable, id: string, by: EndedBy, at: Date): Promise<boolean> {
  const { rows } = await tx.query(
    `update mandates
     set ended_at = $2, ended_by = $3
     where id = $1
       and ended_at is null
     returning id`,
    [id, at, by],
  );
  return rows.length === 1;
}

/** The mandate by which a helper acts on a request now; `forShare` keeps it as it is until the end of `tx`: whoever ends it waits, or was first. */
export async function selectInForce(
  tx: Queryable,
  about: { readonly requestId: string; readonly helperId: string; readonly now: Date },
  options: { readonly forShare?: boolean } = {},
): Promise<Mandate | undefined> {
  const found = await selectMandates(
    tx,
    `join requests r on r.id = $1
     where ${inForce("$2", "$3")}
       and ${IS_ABOUT}
     order by m.request_id nulls last, m.accepted_at
     limit 1
     ${options.forShare ? "for share of m" : ""}`,
    [about.requestId, about.helperId, about.now],
  );
  return found[0];
}

/** The mandate of this id by which a helper may send forms now. */
export async function selectForForms(
  tx: Queryable,
  about: { readonly id: string; readonly helperId: string; readonly now: Date },
  options: { readonly forShare?: boolean } = {},
): Promise<Mandate | undefined> {
  const found = await selectMandates(
    tx,
    `where m.id = $1
       and ${inForce("$2", "$3")}
       and m.form_ids is not null
     ${options.forShare ? "for share of m" : ""}`,
    [about.id, about.helperId, about.now],
  );
  return found[0];
}

/** All that were given for one request, the newest first; for forms, those that reach it. */
export const selectOfRequest = (db: Queryable, requestId: string): Promise<Mandate[]> =>
  selectMandates(
    db,
    `join requests r on r.id = $1
     where ${IS_ABOUT}
     order by m.created_at desc, m.id`,
    [requestId],
  );

/** Those whose helpers are told of what happens to a request. */
export const selectNotified = (db: Queryable, reference: string, now: Date): Promise<Mandate[]> =>
  selectMandates(
    db,
    `join requests r on r.reference = $1
     where ${IS_ABOUT}
       and m.accepted_at <= $2
       and m.ended_at is null
       and m.valid_until > $2
       and m.is_notified
     order by m.accepted_at, m.id`,
    [reference, now],
  );

/** All that a resident gave: for their forms, and for requests they may see. */
export const selectGiven = (db: Queryable, visitorId: string): Promise<Mandate[]> =>
  selectMandates(
    db,
    `where m.holder_id = $1
        or exists (select 1 from request_access a where a.request_id = m.request_id and a.visitor_id = $1)
     order by m.created_at desc, m.id`,
    [visitorId],
  );

/** All by which a helper may act now. */
export const selectTakenUp = (db: Queryable, helperId: string, now: Date): Promise<Mandate[]> =>
  selectMandates(db, `where ${inForce("$1", "$2")} order by m.accepted_at desc, m.id`, [helperId, now]);

/** All that a helper ever took up and that is still stored, the newest first. */
export const selectEverTakenUp = (db: Queryable, helperId: string): Promise<Mandate[]> =>
  selectMandates(db, "where m.helper_id = $1 order by m.accepted_at desc, m.id", [helperId]);

/** Gives what one holder gave, or took up, to another. One that would then be for themselves ends. */
export async function handOverMandates(tx: Queryable, from: string, to: string): Promise<void> {
  await tx.query("delete from mandates where holder_id = $1 and helper_id = $2", [from, to]);
  await tx.query("update mandates set holder_id = $2 where holder_id = $1", [from, to]);
}

/** References of the requests that a helper may see now, by the mandate that lets them. */
export async function selectReached(
  db: Queryable,
  helperId: string,
  now: Date,
): Promise<{ mandateId: string; reference: string }[]> {
  const { rows } = await db.query<{ mandate_id: string; reference: string }>(
    `select m.id as mandate_id, r.reference
     from mandates m
     join requests r on ${IS_ABOUT}
     where ${inForce("$1", "$2")}
     order by r.submitted_at desc`,
    [helperId, now],
  );
  return rows.map((row) => ({ mandateId: row.mandate_id, reference: row.reference }));
}

/** What helpers did by these mandates, the newest first. */
export async function selectHelperSteps(
  db: Queryable,
  ids: readonly string[],
): Promise<{ mandateId: string; at: Date; reference: string; kind: EventKind }[]> {
  const { rows } = await db.query<{ mandate_id: string; at: Date; reference: string; kind: EventKind }>(
    `select e.mandate_id, e.at, r.reference, e.kind
     from request_events e
     join requests r on r.id = e.request_id
     where e.mandate_id = any($1::uuid[])
       and e.actor_kind = 'helper'
     order by e.at desc, e.seq desc`,
    [ids],
  );
  return rows.map(({ mandate_id: mandateId, ...step }) => ({ mandateId, ...step }));
}

/** Ends all that a holder gave or took up: their account is erased. Nobody is bound to what is left. */
export async function endMandatesOf(tx: Queryable, visitorId: string, nobody: string, at: Date): Promise<void> {
  await tx.query(
    `update mandates
     set ended_at = $2, ended_by = 'erased'
     where (holder_id = $1 or helper_id = $1)
       and ended_at is null`,
    [visitorId, at],
  );
  const { rows } = await tx.query<{ id: string; sealed: string }>(
    "update mandates set helper_id = $2, is_notified = false where helper_id = $1 returning id, sealed",
    [visitorId, nobody],
  );
  for (const { id, sealed } of rows) {
    const known = openJson<SealedMandate>(tx, placeOf(id), sealed);
    const bare = { ...known, helperEmail: null, helperLanguage: null };
    await tx.query("update mandates set sealed = $2 where id = $1", [id, sealJson(tx, placeOf(id), bare)]);
  }
  // For forms of an account that is gone nothing is left to be said; those of a request stand at the request.
  await tx.query("delete from mandates where holder_id = $1 and request_id is null", [visitorId]);
  await tx.query("update mandates set holder_id = null where holder_id = $1", [visitorId]);
}

/** Ends all that were given for one request: its resident erased it. */
export async function endMandatesFor(tx: Queryable, requestId: string, at: Date): Promise<void> {
  await tx.query(
    `update mandates
     set ended_at = $2, ended_by = 'erased'
     where request_id = $1
       and ended_at is null`,
    [requestId, at],
  );
}

/** Mandates that were over before a moment, or that nobody took up. */
export async function deleteMandatesBefore(tx: Queryable, before: Date, limit: number): Promise<number> {
  const { rows } = await tx.query(
    `delete from mandates
     where id in (
       select id
       from mandates
       where coalesce(ended_at, valid_until) < $1
       limit $2
       for update skip locked
     )
     returning id`,
    [before, limit],
  );
  return rows.length;
}
