import type { Services } from "#app/domain/services.ts";
import { selectDeskCounts } from "./desk-queue.queries.server.ts";
import type { StoredRequestState } from "./states.ts";

/** How many requests these desks have in each state; states without any are left out. */
export async function countDeskRequests(
  deps: Pick<Services, "db">,
  input: { readonly deskIds: readonly string[] | undefined },
): Promise<Readonly<Partial<Record<StoredRequestState, number>>>> {
  const rows = await selectDeskCounts(deps.db, input.deskIds);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
