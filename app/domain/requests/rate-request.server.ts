import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { calendarForDesk } from "#app/domain/desks/find-desk.ts";
import { addWorkingDays } from "#app/domain/desks/working-time.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanWords } from "./clean-words.ts";
import { insertFollowUp } from "./follow-ups.queries.server.ts";
import { findFollowUpCause, FOLLOW_UP_WORKING_DAYS } from "./follow-ups.ts";
import { type MoveRequestDeps, type MoveRequestInput, moveRequestWithin } from "./move-request.server.ts";
import { insertRating } from "./request-ratings.queries.server.ts";
import { selectRequest } from "./requests.queries.server.ts";
import type { ServiceRequest } from "./types.ts";

/** Five levels, from very bad to very good. */
export const RATING_LEVELS = [1, 2, 3, 4, 5] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

export type RateRequestInput = {
  readonly reference: string;
  readonly visitorId: string;
  readonly isSolved: boolean;
  /** Whoever says that it is solved gives one; whoever comes back need not. */
  readonly level?: RatingLevel | undefined;
  /** Seen by supervision with the rating. When it was not solved, this says what is missing and the desk reads it. */
  readonly comment?: string | undefined;
  /** A supervisor may call about a low verdict. */
  readonly wantsCall?: boolean | undefined;
};

export type RateRequestOutcome =
  | { readonly status: "closed" | "reopened" }
  | { readonly status: "refused"; readonly reason: "words_needed" | "level_needed" | "not_allowed" | "window_closed" };

/**
 * The resident's verdict on an answer: solved closes the request, not solved reopens it. The rating is stored apart;
 * the event that desks read says nothing of it. A low one opens a follow-up.
 */
export function rateRequest(deps: MoveRequestDeps, input: RateRequestInput): Promise<RateRequestOutcome> {
  return deps.db.transaction(async (tx) => {
    const reader = { kind: "visitor", visitorId: input.visitorId } as const;
    const request = await selectRequest(tx, input.reference, reader, { forUpdate: true });
    if (!request) throw new AppError("not_found");
    if (request.state !== "answered") return { status: "refused", reason: "not_allowed" };
    const comment = cleanWords(input.comment);
    const now = deps.clock.now();
    if (!input.isSolved && request.reopenUntil && now > request.reopenUntil) {
      return { status: "refused", reason: "window_closed" };
    }
    if (!input.isSolved && !comment) return { status: "refused", reason: "words_needed" };
    if (input.isSolved && input.level === undefined) return { status: "refused", reason: "level_needed" };

    const common = {
      reference: request.reference,
      actor: { kind: "resident", visitorId: input.visitorId },
      expectedVersion: request.version,
    } as const;
    const move: MoveRequestInput = input.isSolved
      ? { ...common, to: "closed", reasonCode: "rated_solved" }
      : { ...common, to: "reopened", reasonCode: "not_solved", wordsForResident: comment };
    await insertRating(tx, {
      requestId: request.id,
      round: request.reopenedCount,
      deskId: request.deskId,
      level: input.level,
      isSolved: input.isSolved,
      comment,
      ratedAt: now,
    });
    await openFollowUp(tx, deps, request, input, now);
    const outcome = await moveRequestWithin(tx, deps, move);
    // All that could refuse it was looked at above, under the row's lock; the rating must not stay without its move.
    if (outcome.status === "refused") throw new AppError("conflict", { message: outcome.reason });
    return { status: input.isSolved ? "closed" : "reopened" };
  });
}

async function openFollowUp(
  tx: Transaction,
  deps: Pick<MoveRequestDeps, "site">,
  request: ServiceRequest,
  rating: RateRequestInput,
  now: Date,
): Promise<void> {
  const cause = findFollowUpCause(rating);
  if (!cause) return;
  await insertFollowUp(tx, {
    id: randomUUID(),
    requestId: request.id,
    round: request.reopenedCount,
    deskId: request.deskId,
    cause,
    // Without a way to reach them there is nobody to call.
    wantsCall: rating.wantsCall === true && request.contact.phone !== undefined,
    openedAt: now,
    dueAt: addWorkingDays(calendarForDesk(deps.site, request.deskId), now, FOLLOW_UP_WORKING_DAYS),
  });
}
