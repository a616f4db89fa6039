import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#app/db/port.ts";
import { openAuditHeads } from "#app/ports/audit-heads/files.server.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { CHAIN_START, hashAuditEvent } from "./audit-event.server.ts";
import { exportAuditHead } from "./export-audit-head.server.ts";
import { listAuditEvents } from "./list-audit-events.server.ts";
import { recordAuditEvent } from "./record-audit-event.server.ts";
import { verifyAuditChain } from "./verify-audit-chain.server.ts";
import { verifyAuditHeads } from "./verify-audit-heads.server.ts";

const database = useTestDatabase();
let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), "onewindow-heads-"))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const depsOf = (db: Database) => ({
  db,
  clock: new SetClock("2026-12-31T19:05:00Z"),
  log: pino({ level: "silent" }),
  metrics: undefined,
  auditHeads: openAuditHeads(directory),
});
type Deps = ReturnType<typeof depsOf>;

async function record({ db, clock }: Deps, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1)
    await db.transaction((tx) =>
      recordAuditEvent(tx, {
        actor: { kind: "system" },
        action: "requests.opened",
        subjectType: "request",
        subjectId: `r${i}`,
        at: clock.now(),
      }),
    );
}

/** Forges event `seq` and everything after it, hashes and head too, as somebody with the database's own password could. */
async function rewriteFrom({ db }: Deps, seq: number): Promise<void> {
  await db.query("alter table audit_events disable trigger user");
  const { events } = await listAuditEvents({ db }, {});
  let hash: string = CHAIN_START.hash;
  for (const event of events.reverse()) {
    const forged = event.seq < seq ? event : { ...event, subjectId: `forged ${event.seq}` };
    const previousHash = hash;
    hash = hashAuditEvent(previousHash, forged);
    await db.query("update audit_events set subject_id = $2, previous_hash = $3, hash = $4 where seq = $1", [
      event.seq,
      forged.subjectId,
      previousHash,
      hash,
    ]);
  }
  await db.query("update audit_chain_head set hash = $1", [hash]);
}

/** Three days with two events each, the end written out every evening. */
async function threeDays(deps: Deps): Promise<void> {
  for (let day = 0; day < 3; day += 1) {
    await record(deps, 2);
    expect(await exportAuditHead(deps)).toBe("written");
    deps.clock.advance(86_400_000);
  }
}

describe("ends of the audit chain written out every day", () => {
  it("find a chain that was rewritten as a whole, and say between which events", () =>
    database.rolledBack(async (db) => {
      const deps = depsOf(db);
      await threeDays(deps);
      await rewriteFrom(deps, 4);
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole", events: 6 });
      expect(await verifyAuditHeads(deps)).toMatchObject({ status: "rewritten", after: 2, head: { seq: 4 } });
    }));

  it("find an end that was cut off together with the head", () =>
    database.rolledBack(async (db) => {
      const deps = depsOf(db);
      await threeDays(deps);
      await db.query("alter table audit_events disable trigger user");
      await db.query("delete from audit_events where seq > 3");
      await db.query("update audit_chain_head set seq = 3, hash = (select hash from audit_events where seq = 3)");
      expect(await verifyAuditChain(deps)).toMatchObject({ status: "whole", events: 3 });
      expect(await verifyAuditHeads(deps)).toMatchObject({ status: "rewritten", after: 2, head: { seq: 4 } });
    }));

  it("name the broken event of a chain that does not fit itself", () =>
    database.rolledBack(async (db) => {
      const deps = depsOf(db);
      await threeDays(deps);
      await db.query("alter table audit_events disable trigger user");
      await db.query("update audit_events set subject_id = 'x' where seq = 5");
      expect(await verifyAuditHeads(deps)).toEqual({ status: "broken", seq: 5, fault: "changed_event" });
    }));

  it("are one line a day, in a file a year, and all in a chain that nobody touched", () =>
    database.rolledBack(async (db) => {
      const deps = depsOf(db);
      await exportAuditHead(deps);
      deps.clock.advance(86_400_000);
      await threeDays(deps);
      expect(await exportAuditHead(deps)).toBe("written");
      expect(await exportAuditHead(deps)).toBe("known");
      expect(readFileSync(join(directory, "2026.log"), "utf8")).toBe(
        `2026-12-31T19:05:00.000Z 0 ${CHAIN_START.hash}\n`,
      );
      expect(readFileSync(join(directory, "2027.log"), "utf8").trim().split("\n")).toHaveLength(4);
      expect(await verifyAuditHeads(deps)).toMatchObject({ status: "whole", events: 6, heads: 5 });
    }));

  it("are not guessed when a line was not written by the portal", () =>
    database.rolledBack(async (db) => {
      const deps = depsOf(db);
      await threeDays(deps);
      appendFileSync(join(directory, "2026.log"), "nonsense\n");
      const cause = expect.objectContaining({ message: expect.stringMatching(/2026\.log:2 is not a line/) as string });
      expect(await verifyAuditHeads(deps)).toMatchObject({ status: "unreadable", events: 6, cause });
    }));
});
