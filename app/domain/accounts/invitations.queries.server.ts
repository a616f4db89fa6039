import type { Queryable } from "#app/db/port.ts";

/** Takes the place of the link there was. */
export async function replaceInvitation(
  tx: Queryable,
  invitation: {
    readonly staffId: string;
    readonly tokenHash: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into staff_invitations (staff_id, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4)
     on conflict (staff_id) do update
       set token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [invitation.staffId, invitation.tokenHash, invitation.createdAt, invitation.expiresAt],
  );
}

export type InvitedStaffMember = { readonly staffId: string; readonly name: string; readonly email: string };

/** Whose link this is, while it works and their account is in use. */
export async function selectInvited(
  db: Queryable,
  tokenHash: string,
  now: Date,
): Promise<InvitedStaffMember | undefined> {
  const { rows } = await db.query<{ id: string; name: string; email: string }>(
    `select m.id, m.name, m.email
     from staff_invitations i
     join staff_members m on m.id = i.staff_id
     where i.token_hash = $1
       and i.expires_at > $2
       and m.disabled_at is null`,
    [tokenHash, now],
  );
  const row = rows[0];
  return row && { staffId: row.id, name: row.name, email: row.email };
}

/** Uses the link up; says whether it was still there. */
export async function takeInvitation(tx: Queryable, tokenHash: string): Promise<boolean> {
  const { rows } = await tx.query("delete from staff_invitations where token_hash = $1 returning staff_id", [
    tokenHash,
  ]);
  return rows.length > 0;
}

export async function deleteInvitation(tx: Queryable, staffId: string): Promise<void> {
  await tx.query("delete from staff_invitations where staff_id = $1", [staffId]);
}
