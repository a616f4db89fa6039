import type { Services } from "#app/domain/services.ts";
import { CHAIN_START, hashLink } from "./audit-event.server.ts";
import { selectHead, selectLinksAfter } from "./audit.queries.server.ts";

export type AuditChainFault =
  /** An event is missing before this one. */
  | "missing_event"
  /** It does not follow the event before it: that one was exchanged. */
  | "wrong_previous"
  /** Its content is not what was recorded. */
  | "changed_event"
  /** The newest events are gone, or were added past the recorder. */
  | "wrong_end";

export type AuditChainVerdict =
  | { readonly status: "whole"; readonly events: number; readonly headHash: string }
  | { readonly status: "broken"; readonly seq: number; readonly fault: AuditChainFault };

const BATCH = 2_000;

/** Walks the whole chain and names the first event at which it breaks. */
export async function verifyAuditChain(deps: Pick<Services, "db">): Promise<AuditChainVerdict> {
  // The head is read first: events recorded while we walk are then beyond it, not missing.
  const head = await selectHead(deps.db);
  let { seq, hash }: { seq: number; hash: string } = CHAIN_START;
  let ahead = selectLinksAfter(deps.db, seq, BATCH);
  while (seq < head.seq) {
    const links = await ahead;
    const last = links.at(-1);
    if (!last) return { status: "broken", seq: seq + 1, fault: "wrong_end" };
    // The database reads on while this batch is hashed.
    ahead = selectLinksAfter(deps.db, last.seq, last.seq < head.seq ? BATCH : 1);
    ahead.catch(() => undefined);
    for (const link of links) {
      if (link.seq !== seq + 1) return { status: "broken", seq: seq + 1, fault: "missing_event" };
      if (link.previousHash !== hash) return { status: "broken", seq: link.seq, fault: "wrong_previous" };
      if (hashLink(hash, link) !== link.hash) return { status: "broken", seq: link.seq, fault: "changed_event" };
      ({ seq, hash } = link);
      if (seq === head.seq) break;
    }
  }
  if (hash !== head.hash) return { status: "broken", seq: head.seq, fault: "wrong_end" };
  const [next] = await selectLinksAfter(deps.db, head.seq, 1);
  if (next && (await selectHead(deps.db)).seq < next.seq)
    return { status: "broken", seq: next.seq, fault: "wrong_end" };
  return { status: "whole", events: seq, headHash: hash };
}
