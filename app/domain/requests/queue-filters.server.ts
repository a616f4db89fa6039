import { randomUUID } from "node:crypto";
import type { Services } from "#app/domain/services.ts";
import { cleanWords } from "./clean-words.ts";
import {
  deleteQueueFilter,
  type QueueFilter,
  selectQueueFilters,
  upsertQueueFilter,
} from "./queue-filters.queries.server.ts";

export const FILTER_NAME_MAX = 60;
/** More than these nobody finds again. */
export const FILTERS_MAX = 20;

type Owner = { readonly staffId: string };

/** What somebody kept under a name, in the order in which they did. Nobody else sees it. */
export function listQueueFilters(deps: Pick<Services, "db">, { staffId }: Owner): Promise<QueueFilter[]> {
  return selectQueueFilters(deps.db, staffId);
}

export type SaveFilterRefusal = "no_name" | "name_too_long" | "too_many";
export type SaveFilterOutcome =
  | { readonly status: "saved"; readonly name: string }
  | { readonly status: "refused"; readonly reason: SaveFilterRefusal };

/** Keeps a choice of the queue under a name; the same name again takes its place. */
export async function saveQueueFilter(
  deps: Pick<Services, "db" | "clock">,
  input: Owner & { readonly name: string; readonly query: string },
): Promise<SaveFilterOutcome> {
  const name = cleanWords(input.name.replace(/[\p{C}\s]+/gu, " "));
  if (!name) return { status: "refused", reason: "no_name" };
  if ([...name].length > FILTER_NAME_MAX) return { status: "refused", reason: "name_too_long" };
  const { staffId, query } = input;
  const filter = { id: randomUUID(), staffId, name, query, at: deps.clock.now() };
  const isSaved = await upsertQueueFilter(deps.db, filter, FILTERS_MAX);
  return isSaved ? { status: "saved", name } : { status: "refused", reason: "too_many" };
}

export function removeQueueFilter(deps: Pick<Services, "db">, { staffId, id }: Owner & { readonly id: string }) {
  return deleteQueueFilter(deps.db, staffId, id);
}
