import type { Services } from "#app/domain/services.ts";
import type { AuditHeads } from "#app/ports/audit-heads/port.ts";
import { selectHead } from "./audit.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "log" | "metrics"> & { readonly auditHeads: AuditHeads };

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/**
 * Writes the end of the chain where the database's own password does not reach: a file, and the log, which many authorities
 * collect elsewhere. Once a day however often it is asked; an end that is there already is still told to the log.
 */
export async function exportAuditHead({ db, clock, log, metrics, auditHeads }: Deps): Promise<"written" | "known"> {
  const at = clock.now();
  const head = await selectHead(db);
  log.info({ auditEvents: head.seq, auditHead: head.hash }, "end of the audit chain");
  metrics?.set("onewindow_audit_events", {}, head.seq);
  const last = (await auditHeads.list()).at(-1);
  if (last && dayOf(last.at) === dayOf(at)) return "known";
  await auditHeads.append({ at, ...head });
  return "written";
}
