import type { Services } from "#app/domain/services.ts";
import { selectEventsBefore } from "./audit.queries.server.ts";

const PAGE_SIZE = 50;

export type AuditPage = {
  readonly events: Awaited<ReturnType<typeof selectEventsBefore>>;
  /** Where the next page begins; `undefined` on the last one. */
  readonly before: number | undefined;
};

/** One page of the audit trail, newest first; of one subject when `subjectId` is given. */
export async function listAuditEvents(
  deps: Pick<Services, "db">,
  input: { readonly before?: number | undefined; readonly subjectId?: string | undefined },
): Promise<AuditPage> {
  const found = await selectEventsBefore(deps.db, {
    before: input.before ?? null,
    subjectId: input.subjectId ?? null,
    limit: PAGE_SIZE + 1,
  });
  const events = found.slice(0, PAGE_SIZE);
  return { events, before: found.length > PAGE_SIZE ? events.at(-1)?.seq : undefined };
}
