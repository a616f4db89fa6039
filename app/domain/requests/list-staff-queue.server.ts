import { gradeCeiling, readableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { nameMatters } from "./name-matters.server.ts";
import { readClock } from "./request-clock.ts";
import { deskMoments, endOfToday, isFinishedView, statesOfView } from "./staff-queue.ts";
import type { QueueDue, QueueHolder, QueueView } from "./staff-queue.ts";
import { selectStaffQueue, type QueueCursor, type StoredEntry } from "./staff-queue.queries.server.ts";
import { summariseRequest } from "./summarise-answers.server.ts";
import type { QueueEntry } from "./types.ts";

export type StaffQueueInput = {
  readonly staff: StaffSession;
  readonly language: Language;
  /** All of one's desks when left out. A desk that is not theirs gives an empty list. */
  readonly deskId?: string | undefined;
  readonly view: QueueView;
  readonly holder: QueueHolder;
  readonly due: QueueDue;
  readonly after?: QueueCursor | undefined;
};

type QueueWords = {
  readonly title: string;
  /** The answers that tell most, where the resident wrote nothing in words of their own. */
  readonly summary: readonly string[];
};

export type StaffQueuePage = {
  readonly entries: readonly (QueueEntry & QueueWords)[];
  /** Where the next page begins; `undefined` on the last one. */
  readonly next: QueueCursor | undefined;
};

export const QUEUE_PAGE_SIZE = 25;

/** Lines of a list as this staff member may read them. */
export async function describeEntries(
  deps: Pick<Services, "db" | "clock" | "site">,
  { staff, language }: Pick<StaffQueueInput, "staff" | "language">,
  found: readonly StoredEntry[],
): Promise<StaffQueuePage["entries"]> {
  const now = deps.clock.now();
  const titleOf = await nameMatters(deps, language, found);
  const entries: StaffQueuePage["entries"][number][] = [];
  for (const { formVersion, answers, ...entry } of found) {
    const asked = { ...entry, formVersion, answers };
    const { grade } = findDeskForService(deps.site, entry.deskId);
    const ceiling = gradeCeiling(staff, { id: entry.deskId, grade });
    const { summary, contactName, description } = await summariseRequest(deps, language, asked, ceiling);
    entries.push({
      ...entry,
      contactName,
      description,
      clock: readClock(calendarForDesk(deps.site, entry.deskId), entry, now),
      title: titleOf(entry),
      summary: summary.filter((words) => words !== contactName),
    });
  }
  return entries;
}

/** One page of the requests a staff member may see: what is due first comes first, finished ones newest first. */
export async function listStaffQueue(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: StaffQueueInput,
): Promise<StaffQueuePage> {
  const now = deps.clock.now();
  const readable = readableDesks(input.staff) ?? deps.site.desks.map((desk) => desk.id);
  const deskIds = input.deskId ? readable.filter((id) => id === input.deskId) : readable;
  const found = await selectStaffQueue(deps.db, {
    desks: deskMoments(deps.site, deskIds, now),
    states: statesOfView(input.view),
    isFinished: isFinishedView(input.view),
    holderId: input.holder === "me" ? input.staff.staffId : null,
    isUnheld: input.holder === "nobody",
    due: input.due,
    now,
    endOfToday: endOfToday(deps.site, now),
    after: input.after,
    limit: QUEUE_PAGE_SIZE + 1,
  });
  const entries = await describeEntries(deps, input, found.slice(0, QUEUE_PAGE_SIZE));
  const last = found.length > QUEUE_PAGE_SIZE ? found[QUEUE_PAGE_SIZE - 1] : undefined;
  return {
    entries,
    next: last && { at: isFinishedView(input.view) ? last.submittedAt : last.dueAt, reference: last.reference },
  };
}
