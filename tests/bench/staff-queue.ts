import { randomBytes, randomUUID } from "node:crypto";
import { sealJson } from "#app/db/encryption/port.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { listStaffQueue, type StaffQueueInput } from "#app/domain/requests/list-staff-queue.server.ts";
import type { Services } from "#app/domain/services.ts";
import { alternate, type BenchResult, quantile, round, timeEach } from "./bench.ts";
import { openSamplePortal, type SamplePortal } from "./sample-portal.ts";

const [FEW, MANY] = [1_000, 100_000];
const BATCH = 1_000;
const TIMES = 60;
const HOUR = 3_600_000;

/** As in a district in use: half of all requests are over, one in fifty is with this member of staff. */
const STATES = [
  "submitted",
  "dispatched",
  "in_progress",
  "waiting_for_resident",
  "closed",
  "closed",
  "withdrawn",
  "closed",
];

/** In working days: what turns yellow one to five of them before its day. */
const PROMISES = [1, 3, 5, 10, 15, 20, 30];

type Filled = SamplePortal & { readonly staff: StaffSession; readonly service: string; readonly middle: Date };

async function fill(count: number): Promise<Filled> {
  const portal = await openSamplePortal();
  const { services, content } = portal;
  const desks = services.site.desks.map((desk) => desk.id);
  const slugs = content.services.map(({ facts }) => facts.identifier);
  const staffId = randomUUID();
  await services.db.query(
    `insert into staff_members (id, email, name, password_hash, created_at)
     values ($1, 'bench@linjiang.example', 'Wang Fang', '$argon2id$bench', now())`,
    [staffId],
  );
  for (let start = 0; start < count; start += BATCH) await insertBatch(services, { start, desks, slugs, staffId });
  await services.db.execute("analyze requests");
  const staff = { staffId, name: "Wang Fang", email: "", roles: ["supervisor"], deskIds: desks } as const;
  return { ...portal, staff, service: slugs[0] ?? "", middle: services.clock.now() };
}

type Share = {
  readonly start: number;
  readonly desks: readonly string[];
  readonly slugs: readonly string[];
  readonly staffId: string;
};

/** Rows without their events: only the queue is read here. */
async function insertBatch({ db, clock }: Services, { start, desks, slugs, staffId }: Share): Promise<void> {
  const now = clock.now().getTime();
  await db.transaction(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    const rows = Array.from({ length: BATCH }, (_, index) => {
      const n = start + index;
      const id = randomUUID();
      const state = STATES[n % STATES.length] ?? "submitted";
      return {
        id,
        reference: `OW-2603-${referenceOf(n)}-X`,
        state,
        desk_id: desks[n % desks.length],
        holder_id: n % 50 === 0 ? staffId : null,
        service_slug: slugs[n % slugs.length],
        // Spread over five weeks, as many behind as ahead.
        due_at: new Date(now + ((n * 7_919) % 840) * HOUR - 420 * HOUR),
        due_remaining_ms: state === "waiting_for_resident" ? 10 * HOUR : null,
        reopen_until: state === "closed" ? new Date(now) : null,
        submitted_at: new Date(now - ((n * 6_007) % 9_000) * HOUR),
        promised_working_days: PROMISES[n % PROMISES.length],
        sealed: sealJson(
          tx,
          { column: "requests.sealed", row: id },
          {
            answers: {},
            description: "The street lamp in front of number 12 has been dark for a week.",
            contact: { name: "Wang Xiaoming", email: "wang@example.org", phone: "13800001111" },
          },
        ),
      };
    });
    await tx.query(
      `insert into requests (
         id, reference, submission_key, body_hash, secret_hash, state, desk_id, holder_id, service_slug, language, mode,
         answers, sealed, submitted_at, promised_working_days, due_at, due_remaining_ms, reopen_until)
       select id, reference, id::text, $2, $2, state, desk_id, holder_id, service_slug, 'en', 'full',
              '{}'::jsonb, sealed, submitted_at, promised_working_days, due_at, due_remaining_ms, reopen_until
       from jsonb_to_recordset($1::jsonb) as t (
         id uuid, reference text, state text, desk_id text, holder_id uuid, service_slug text, sealed text,
         submitted_at timestamptz, promised_working_days int, due_at timestamptz, due_remaining_ms bigint, reopen_until timestamptz)`,
      [JSON.stringify(rows), randomBytes(32).toString("hex")],
    );
  });
}

const SIGNS = "23456789CDFHJKMNPRTV";
const referenceOf = (n: number): string =>
  Array.from({ length: 5 }, (_, place) => SIGNS[Math.floor(n / 20 ** place) % 20] ?? "2").join("");

/** What staff look at all day: everything to do, a page in the middle, what is theirs, late, finished, of one service. */
function questionsOf({ staff, service, middle }: Filled): StaffQueueInput[] {
  const all = { staff, language: "en", view: "to_do", holder: "anybody", due: "any" } as const;
  const cursor = { at: middle, reference: "OW-2603-22222-X" };
  return [
    all,
    { ...all, after: cursor },
    { ...all, before: cursor },
    { ...all, holder: "me" },
    { ...all, holder: "nobody", due: "green" },
    { ...all, due: "yellow" },
    { ...all, due: "late" },
    { ...all, view: "finished" },
    { ...all, view: "waiting_for_resident" },
    { ...all, serviceSlug: service },
  ];
}

async function p95(portal: Filled): Promise<number> {
  const questions = questionsOf(portal);
  const ask = (n: number) => listStaffQueue(portal.services, questions[n % questions.length] ?? questions[0]!);
  return quantile(await timeEach(TIMES, ask), 0.95);
}

/** A page of the queue with a hundred times as many requests behind it. */
export async function benchStaffQueue(say: (line: string) => void): Promise<BenchResult> {
  say(`Filling two districts with ${FEW} and ${MANY} requests…`);
  const [few, many] = [await fill(FEW), await fill(MANY)];
  try {
    for (const portal of [few, many])
      for (const question of questionsOf(portal)) {
        const { entries } = await listStaffQueue(portal.services, question);
        if (entries.length === 0) throw new Error("a page of the queue is empty");
      }
    await p95(many);
    const { ratio, betterQuarter, a, b } = await alternate(
      () => p95(many),
      () => p95(few),
      false,
    );
    return {
      name: "staff-queue",
      measure: "P19: staff queue p95 at 100,000 requests / at 1,000",
      value: ratio,
      unit: "ratio",
      gate: { atMost: 2 },
      goal: 1.2,
      betterQuarter,
      details: { manyP95Ms: round(a), fewP95Ms: round(b) },
    };
  } finally {
    await few.close();
    await many.close();
  }
}
