import type { Queryable } from "#app/db/port.ts";

/** What a service's record promises: who is responsible, and how many working days it takes. */
export async function selectServicePromise(
  db: Queryable,
  slug: string,
): Promise<{ deskId: string; workingDays: number } | undefined> {
  const { rows } = await db.query<{ desk_id: string; working_days: number }>(
    `select desk_id, (facts -> 'promised_time' ->> 'working_days')::int as working_days
     from public_services
     where slug = $1`,
    [slug],
  );
  return rows[0] && { deskId: rows[0].desk_id, workingDays: rows[0].working_days };
}
