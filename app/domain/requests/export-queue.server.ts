import { stringify } from "csv-stringify/sync";
import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { cursorOf, planQueue, type StaffQueueInput } from "./list-staff-queue.server.ts";
import { nameMatters } from "./name-matters.server.ts";
import { readClock, warningDays } from "./request-clock.ts";
import { type PlainEntry, selectPlainQueue } from "./staff-queue.queries.server.ts";
import { deskMoments } from "./staff-queue.ts";
import { isOpenState } from "./states.ts";
import type { RequestClock } from "./types.ts";

/** Whoever wants more chooses by desk, state or service first. */
export const EXPORT_LIMIT = 20_000;
const BATCH = 1_000;

export type ExportOutcome =
  | { readonly status: "made"; readonly csv: string; readonly count: number }
  | { readonly status: "refused"; readonly reason: "too_many" };

const COLUMNS = ["reference", "matter", "state", "desk", "holder", "due", "light", "sent", "language"] as const;

/**
 * The whole list that was chosen as CSV. It says what waits where and until when: who the residents are and what they wrote
 * stays in the portal. Cells that a spreadsheet would take for a formula are made text. Who took a list out, of how many
 * and by which choice stands in the audit trail.
 */
export async function exportQueue(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: StaffQueueInput,
): Promise<ExportOutcome> {
  const rows = await readAll(deps, input);
  if (rows.length > EXPORT_LIMIT) return { status: "refused", reason: "too_many" };
  const { language, staff } = input;
  const t = getTranslator(language);
  const now = deps.clock.now();
  const titleOf = await nameMatters(deps, language, rows);
  const deskName = (id: string) => inLanguage(deps.site.desks.find((desk) => desk.id === id)?.name, language) ?? id;
  const clockOf = readClocks(deps, rows);
  const records = rows.map((row) => {
    const clock = clockOf(row);
    return {
      reference: row.reference,
      matter: titleOf(row),
      state: t(`staff:state.${row.state}`),
      desk: deskName(row.deskId),
      holder: row.holderName ?? "",
      // For other programs: one way to write a moment in every language.
      due: clock.dueAt.toISOString(),
      light: t(`staff:light.${clock.light ?? "stopped"}`),
      sent: row.submittedAt.toISOString(),
      language: row.language,
    };
  });
  const csv = stringify(records, {
    // Without it, spreadsheets take Chinese for something else.
    bom: true,
    header: true,
    record_delimiter: "windows",
    escape_formulas: true,
    columns: COLUMNS.map((key) => ({ key, header: t(`staff:export.head.${key}`) })),
  });
  await deps.db.transaction((tx) =>
    recordAuditEvent(tx, {
      actor: { kind: "staff", id: staff.staffId },
      action: "requests.exported",
      subjectType: "staff_member",
      subjectId: staff.staffId,
      details: {
        count: rows.length,
        desk: input.deskId ?? null,
        state: input.view,
        who: input.holder,
        due: input.due,
        service: input.serviceSlug ?? null,
        language: input.written ?? null,
      },
      at: now,
    }),
  );
  return { status: "made", csv, count: rows.length };
}

/** As `readClock`, but what "soon" means at a desk is worked out once for all its requests. */
function readClocks(deps: Pick<Services, "clock" | "site">, rows: readonly PlainEntry[]) {
  const now = deps.clock.now();
  const desks = [...new Set(rows.map((row) => row.deskId))];
  const momentKey = (deskId: string, days: number) => `${deskId} ${days}`;
  const yellowUntil = new Map(
    deskMoments(deps.site, desks, now).map((desk) => [momentKey(desk.deskId, desk.warningDays), desk.yellowUntil]),
  );
  return (row: PlainEntry): Pick<RequestClock, "light" | "dueAt"> => {
    const { dueAt } = row;
    if (!isOpenState(row.state)) return { light: undefined, dueAt };
    if (row.dueRemainingMs !== undefined) return readClock(calendarForDesk(deps.site, row.deskId), row, now);
    if (now > dueAt) return { light: "red", dueAt };
    const soon = yellowUntil.get(momentKey(row.deskId, warningDays(row.promisedWorkingDays))) ?? now;
    return { light: dueAt <= soon ? "yellow" : "green", dueAt };
  };
}

/** All of them, a batch at a time, so that no query holds others up; one more than may be had, where there are more. */
async function readAll(deps: Pick<Services, "db" | "clock" | "site">, input: StaffQueueInput) {
  const rows: PlainEntry[] = [];
  let after: StaffQueueInput["after"];
  while (rows.length <= EXPORT_LIMIT) {
    const batch = await selectPlainQueue(deps.db, planQueue(deps, { ...input, after, before: undefined }, BATCH));
    rows.push(...batch);
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) break;
    after = cursorOf(input.view, last);
  }
  return rows;
}
