import { gradeCeiling, readableDesks } from "#app/domain/accounts/desk-scope.ts";
import type { StaffSession } from "#app/domain/accounts/staff-session.ts";
import { calendarForDesk, findDeskForService } from "#app/domain/desks/find-desk.ts";
import type { Services } from "#app/domain/services.ts";
import type { Language } from "#app/i18n/languages.ts";
import { nameMatters } from "./name-matters.server.ts";
import { readClock } from "./request-clock.ts";
import { deskMoments, dueBounds, isFinishedView, statesOfView } from "./staff-queue.ts";
import type { QueueDue, QueueHolder, QueueView } from "./staff-queue.ts";
import {
  selectStaffQueue,
  type QueueCursor,
  type StaffQueueQuery,
  type StoredEntry,
} from "./staff-queue.queries.server.ts";
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
  readonly serviceSlug?: string | undefined;
  /** In which the resident wrote. */
  readonly written?: string | undefined;
  readonly after?: QueueCursor | undefined;
  readonly before?: QueueCursor | undefined;
};

type QueueWords = {
  readonly title: string;
  /** The answers that tell most, where the resident wrote nothing in words of their own. */
  readonly summary: readonly string[];
};

export type StaffQueuePage = {
  readonly entries: readonly (QueueEntry & QueueWords)[];
  /** Behind which the next page begins; `undefined` on the last one. */
  readonly next: QueueCursor | undefined;
  /** Before which the previous page ends; `undefined` on the first one. */
  readonly previous: QueueCursor | undefined;
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

/** What a choice means at this moment, at the desks whose requests this staff member may read. */
export function planQueue(
  deps: Pick<Services, "clock" | "site">,
  input: Omit<StaffQueueInput, "language">,
  limit: number,
): StaffQueueQuery {
  const now = deps.clock.now();
  const readable = readableDesks(input.staff) ?? deps.site.desks.map((desk) => desk.id);
  const deskIds = input.deskId ? readable.filter((id) => id === input.deskId) : readable;
  const moments = deskMoments(deps.site, deskIds, now);
  return {
    slices: deskIds.flatMap((deskId) => {
      const own = moments.filter((moment) => moment.deskId === deskId);
      const bounds = own.map((moment) => dueBounds(input.due, moment, deps.site, now));
      return statesOfView(input.view).map((state) => ({ deskId, state, bounds }));
    }),
    isFinished: isFinishedView(input.view),
    holderId: input.holder === "me" ? input.staff.staffId : null,
    isUnheld: input.holder === "nobody",
    due: input.due,
    serviceSlug: input.serviceSlug,
    language: input.written,
    after: input.after,
    before: input.after ? undefined : input.before,
    limit,
  };
}

/** By what a list is sorted, of one of its entries. */
export const cursorOf = (
  view: QueueView,
  entry: { readonly submittedAt: Date; readonly dueAt: Date; readonly reference: string },
): QueueCursor => ({ at: isFinishedView(view) ? entry.submittedAt : entry.dueAt, reference: entry.reference });

/** One page of the requests a staff member may see: what is due first comes first, finished ones newest first. */
export async function listStaffQueue(
  deps: Pick<Services, "db" | "clock" | "site">,
  input: StaffQueueInput,
): Promise<StaffQueuePage> {
  const found = await selectStaffQueue(deps.db, planQueue(deps, input, QUEUE_PAGE_SIZE + 1));
  const isBackwards = input.before !== undefined && input.after === undefined;
  const isMore = found.length > QUEUE_PAGE_SIZE;
  // One more than a page was asked for, on the side where the list goes on.
  const shown = isBackwards ? found.slice(-QUEUE_PAGE_SIZE) : found.slice(0, QUEUE_PAGE_SIZE);
  const [first, last] = [shown[0], shown.at(-1)];
  const hasNext = isBackwards || isMore;
  const hasPrevious = isBackwards ? isMore : input.after !== undefined;
  return {
    entries: await describeEntries(deps, input, shown),
    next: hasNext && last ? cursorOf(input.view, last) : undefined,
    previous: hasPrevious && first ? cursorOf(input.view, first) : undefined,
  };
}
