import type { Database } from "#app/db/port.ts";
import { applyTermChanges, deleteDocuments, lockIndex } from "./index.queries.server.ts";
import { TermChanges } from "./term-changes.ts";

/** Takes documents out of the index; ids that are not there do not matter. */
export async function removeDocuments(deps: { readonly db: Database }, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await deps.db.transaction(async (tx) => {
    await lockIndex(tx);
    const changes = new TermChanges();
    for (const chunk of await deleteDocuments(tx, ids)) changes.add(chunk, -1);
    await applyTermChanges(tx, changes);
  });
}
