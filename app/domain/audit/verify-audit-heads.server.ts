import type { Services } from "#app/domain/services.ts";
import type { AuditHead, AuditHeads } from "#app/ports/audit-heads/port.ts";
import { CHAIN_START } from "./audit-event.server.ts";
import { selectHashes } from "./audit.queries.server.ts";
import { type AuditChainVerdict, verifyAuditChain } from "./verify-audit-chain.server.ts";

export type AuditHeadsVerdict =
  | { readonly status: "whole"; readonly events: number; readonly headHash: string; readonly heads: number }
  | Extract<AuditChainVerdict, { status: "broken" }>
  /** The chain is whole, and what was written out is not readable any more. */
  | { readonly status: "unreadable"; readonly events: number; readonly headHash: string; readonly cause: unknown }
  /** The chain is whole in itself, but this end, written out earlier, is not in it: all after the end before was rewritten. */
  | { readonly status: "rewritten"; readonly head: AuditHead; readonly after: number };

/** Walks the chain and looks for every end of it that was written out: whoever rewrote the whole chain is found by them. */
export async function verifyAuditHeads(
  deps: Pick<Services, "db"> & { readonly auditHeads: AuditHeads },
): Promise<AuditHeadsVerdict> {
  // Read before the chain: ends that are written while we walk are then not among them.
  const heads = await deps.auditHeads.list().catch((cause: unknown) => ({ cause }));
  const chain = await verifyAuditChain(deps);
  if (chain.status === "broken") return chain;
  if (!Array.isArray(heads)) return { ...chain, status: "unreadable", cause: heads.cause };
  const hashes = await selectHashes(
    deps.db,
    heads.map(({ seq }) => seq),
  );
  hashes.set(CHAIN_START.seq, CHAIN_START.hash);
  const at = heads.findIndex(({ seq, hash }) => hashes.get(seq) !== hash);
  const head = heads[at];
  if (head) return { status: "rewritten", head, after: heads[at - 1]?.seq ?? 0 };
  return { ...chain, heads: heads.length };
}
