import { openJson, sealJson } from "#app/db/encryption/port.ts";
import type { Queryable } from "#app/db/port.ts";

export type NewRating = {
  readonly requestId: string;
  readonly round: number;
  readonly deskId: string;
  readonly level: number | undefined;
  readonly isSolved: boolean;
  readonly comment: string | undefined;
  readonly ratedAt: Date;
};

const placeOf = (requestId: string, round: number) =>
  ({ column: "request_ratings.sealed", row: `${requestId}:${round}` }) as const;

/** The words of a rating as they are stored. */
export const sealComment = (db: Queryable, requestId: string, round: number, comment: string): string =>
  sealJson(db, placeOf(requestId, round), { comment });

export async function insertRating(tx: Queryable, rating: NewRating): Promise<void> {
  const { requestId, round, comment } = rating;
  await tx.query(
    `insert into request_ratings (request_id, round, desk_id, level, is_solved, sealed, rated_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      requestId,
      round,
      rating.deskId,
      rating.level ?? null,
      rating.isSolved,
      comment === undefined ? null : sealComment(tx, requestId, round, comment),
      rating.ratedAt,
    ],
  );
}

export type StoredRating = Pick<NewRating, "level" | "isSolved" | "comment"> & { readonly at: Date };

/** For the resident alone: no query of a desk reads this table. */
export async function selectRatings(db: Queryable, requestId: string): Promise<StoredRating[]> {
  const { rows } = await db.query<{
    round: number;
    at: Date;
    level: number | null;
    is_solved: boolean;
    comment: string | null;
    sealed: string | null;
  }>(
    `select round, rated_at as at, level, is_solved, comment, sealed
     from request_ratings
     where request_id = $1
     order by round`,
    [requestId],
  );
  return rows.map(({ round, at, level, is_solved: isSolved, comment, sealed }) => ({
    at,
    level: level ?? undefined,
    isSolved,
    comment:
      (sealed === null ? comment : openJson<{ comment: string }>(db, placeOf(requestId, round), sealed).comment) ??
      undefined,
  }));
}
