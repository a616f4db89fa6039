import { createHash, randomUUID } from "node:crypto";
import type { Database } from "#app/db/port.ts";
import { openRequest, type OpenRequestInput } from "#app/domain/requests/open-request.server.ts";
import type { Actor } from "#app/domain/requests/types.ts";
import { SetClock } from "#app/ports/clock/port.ts";
import { FakeJobs } from "#tests/support/fake-jobs.ts";
import { attachmentServices } from "./attachment.ts";
import { aSite } from "./site.ts";

/** A Monday at ten, with no holiday near. */
export const MONDAY = "2026-03-02T10:00:00+08:00";

/** What use cases of requests need, with a clock that stands and jobs that only count. */
export function requestDeps(db: Database) {
  return {
    db,
    clock: new SetClock(MONDAY),
    jobs: new FakeJobs(),
    site: aSite(),
    sessionSecret: "a secret for tests",
    publicUrl: "https://portal.example",
    ...attachmentServices(),
  };
}
export type RequestDeps = ReturnType<typeof requestDeps>;

/** The hash a browser's cookie becomes. */
export const aVisitor = (name: string): string => createHash("sha256").update(name).digest("hex");

export function aRequestInput(more: Partial<OpenRequestInput> = {}): OpenRequestInput {
  return {
    submissionKey: randomUUID(),
    formId: null,
    serviceSlug: null,
    deskId: "civil-affairs",
    language: "en",
    mode: "full",
    answers: {},
    description: "The lift in our building does not work.",
    contact: { name: "Li Hua", email: "li.hua@example.org" },
    visitorId: aVisitor("li hua"),
    openedBy: { kind: "resident" },
    ...more,
  };
}

/** Opens a request and gives its reference, code and id. */
export async function aRequest(deps: Parameters<typeof openRequest>[0], more: Partial<OpenRequestInput> = {}) {
  const outcome = await openRequest(deps, aRequestInput(more));
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome;
}

export const theResident = { kind: "resident", visitorId: aVisitor("li hua") } as const satisfies Actor;

/** A staff member who is stored, as the actor of a move. */
export async function aStaffActor(
  db: Database,
  kind: "agent" | "supervisor" = "agent",
  deskIds: readonly string[] = ["civil-affairs", "service-hall"],
) {
  const staffId = randomUUID();
  await db.query(
    `insert into staff_members (id, email, name, password_hash, created_at)
     values ($1, $2, $3, '$argon2id$test', now())`,
    [staffId, `${staffId}@example.org`, "Wang Fang"],
  );
  return { kind, staffId, name: "Wang Fang", deskIds } as const satisfies Actor;
}
