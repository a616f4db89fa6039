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

export async function insertRating(tx: Queryable, rating: NewRating): Promise<void> {
  await tx.query(
    `insert into request_ratings (request_id, round, desk_id, level, is_solved, comment, rated_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      rating.requestId,
      rating.round,
      rating.deskId,
      rating.level ?? null,
      rating.isSolved,
      rating.comment ?? null,
      rating.ratedAt,
    ],
  );
}
