import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/config/paths.server.ts";
import { findDemoStart, seedDemoLife } from "#app/demo/seed-demo-life.server.ts";
import { createDemoAccounts } from "#app/domain/accounts/create-demo-accounts.server.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { publishContent } from "#app/domain/content/publish-content.server.ts";
import type { HANDOFF_STATES } from "#app/domain/handoff/states.ts";
import type { Services } from "#app/domain/services.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pino } from "pino";
import { useTestDatabase } from "#tests/support/database.ts";
import { attachmentServices } from "#tests/factories/attachment.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";

const database = useTestDatabase();
const contentDir = join(projectRoot, "content");

describe("sample life", () => {
  it("fills every list through the real use cases, ends before now, and is played once", async () => {
    const clock = new SetClock("2026-11-18T02:00:00Z");
    const { db } = database;
    const loaded = await loadContent(contentDir);
    if (loaded.status === "faulty") throw new Error(JSON.stringify(loaded.faults));
    await publishContent({ db, clock }, loaded.content);
    const services: Services = {
      db,
      clock,
      jobs: new FakeJobs(),
      log: pino({ level: "silent" }),
      site: loaded.content.site,
      llm: undefined,
      auditHeads: { append: () => Promise.resolve(), list: () => Promise.resolve([]) },
      sessionSecret: "test-session-secret",
      publicUrl: "http://127.0.0.1",
      ...attachmentServices(),
    };
    const start = await findDemoStart(services, contentDir);
    await createDemoAccounts({ ...services, clock: new SetClock(start) }, { file: join(await mkdtemp(join(tmpdir(), "demo-")), "accounts.json") });

    expect(await seedDemoLife(services, contentDir)).toBeGreaterThanOrEqual(30);
    expect(await seedDemoLife(services, contentDir)).toBe(0);

    const jumps = await db.query<{ seq: number }>(
      `select later.seq
       from audit_events earlier
       join audit_events later on later.seq = earlier.seq + 1
       where later.at < earlier.at`,
    );
    expect(jumps.rows, "the audit trail is in the order of its times").toEqual([]);

    const states = await db.query<{ state: string }>("select distinct state from requests order by state");
    expect(states.rows.map((row) => row.state)).toEqual(
      expect.arrayContaining(["answered", "closed", "in_progress", "rejected", "reopened", "waiting_for_resident", "withdrawn"]),
    );
    const handoffs = await db.query<{ state: (typeof HANDOFF_STATES)[number] }>("select distinct state from handoffs");
    expect(handoffs.rows.map((row) => row.state)).toEqual(expect.arrayContaining(["queued", "ended_solved", "ended_request_opened", "ended_left"]));
    const late = await db.query<{ n: number }>("select count(*)::int as n from request_events where at > $1", [clock.now()]);
    expect(late.rows[0]?.n).toBe(0);
  }, 120_000);
});
