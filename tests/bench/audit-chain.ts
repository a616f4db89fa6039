import { openPglite } from "#app/db/pglite.server.ts";
import type { Database } from "#app/db/port.ts";
import { migrationsDir } from "#app/config/paths.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { type AuditEvent, CHAIN_START, hashAuditEvent } from "#app/domain/audit/audit-event.server.ts";
import { verifyAuditChain } from "#app/domain/audit/verify-audit-chain.server.ts";
import { type Bench, quantile, round, timeEach } from "./bench.ts";

const EVENTS = 100_000;
const BATCH = 2_000;
const ROUNDS = 4;

const eventAt = (seq: number): AuditEvent => ({
  seq,
  at: new Date(1_790_000_000_000 + seq * 1_000),
  actor: { kind: "staff", id: `5b1c0000-0000-4000-8000-${String(seq % 40).padStart(12, "0")}` },
  action: "requests.moved",
  subjectType: "request",
  subjectId: `OW-2611-${String(seq % 9_000).padStart(5, "2")}-K`,
  details: { from: "in_progress", to: "answered", desk: "civil-affairs", version: seq % 9 },
});

/** Links as the recorder would have made them, many at once. */
async function fill(db: Database): Promise<void> {
  let { hash }: { hash: string } = CHAIN_START;
  for (let first = 1; first <= EVENTS; first += BATCH) {
    const links = Array.from({ length: BATCH }, (_, n) => {
      const event = eventAt(first + n);
      const previousHash = hash;
      hash = hashAuditEvent(previousHash, event);
      return { ...event, actorId: event.actor.id, previousHash, hash };
    });
    await db.query(
      `insert into audit_events
         (seq, at, actor_kind, actor_id, action, subject_type, subject_id, details, previous_hash, hash)
       select seq, at, 'staff', "actorId", action, "subjectType", "subjectId", details, "previousHash", hash
       from jsonb_to_recordset($1::jsonb) as link (
         seq bigint, at timestamptz, "actorId" text, action text, "subjectType" text, "subjectId" text, details jsonb,
         "previousHash" text, hash text)`,
      [JSON.stringify(links)],
    );
  }
  await db.query("update audit_chain_head set seq = $1, hash = $2", [EVENTS, hash]);
}

/** How long it takes to walk the whole audit chain. */
export const benchAuditChain: Bench = async (say) => {
  const db = await openPglite({});
  try {
    await migrate(db, migrationsDir);
    say(`Recording ${EVENTS} audit events…`);
    await fill(db);
    say("Walking the chain…");
    const durations = await timeEach(ROUNDS, async () => {
      const verdict = await verifyAuditChain({ db });
      if (verdict.status !== "whole" || verdict.events !== EVENTS) throw new Error(JSON.stringify(verdict));
    });
    return [
      {
        name: "audit-chain",
        measure: "R8: verification of an audit chain of 100,000 events",
        value: round(quantile(durations, 0.5), 0),
        unit: "ms",
        gate: { atMost: 2_000 },
        goal: 1_000,
        betterQuarter: round(quantile(durations, 0.25), 0),
        details: { events: EVENTS, slowestMs: round(Math.max(...durations), 0) },
      },
    ];
  } finally {
    await db.close();
  }
};
