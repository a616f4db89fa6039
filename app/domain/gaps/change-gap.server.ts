import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import { findPageVersion } from "#app/domain/feedback/find-page-version.server.ts";
import type { Services } from "#app/domain/services.ts";
import { tellOutcome } from "#app/domain/watches/tell-outcome.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Gap, GapInput } from "./gap.ts";
import { lockGap, selectGapQuestionIds, updateGap } from "./gaps.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;

export type ChangeGapOutcome =
  | { readonly status: "changed"; readonly told: number }
  | { readonly status: "refused"; readonly reason: "unknown_page" | "changed_meanwhile" };

/** The gap, its owner from now on. Whoever has it keeps it when another is quicker. */
export async function takeGap(deps: Deps, gapId: string, staffId: string, version: number): Promise<ChangeGapOutcome> {
  return deps.db.transaction(async (tx) => {
    const gap = await lockGap(tx, gapId);
    if (!gap) throw new AppError("not_found");
    if (gap.version !== version) return { status: "refused", reason: "changed_meanwhile" };
    const at = deps.clock.now();
    const status = gap.status === "open" ? "in_work" : gap.status;
    await updateGap(tx, { ...gap, status, ownerId: staffId, at });
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "staff", id: staffId },
      action: "gaps.taken",
      subjectType: "gap",
      subjectId: gapId,
      details: { from: gap.status, to: status },
    });
    return { status: "changed", told: 0 };
  });
}

/** What the gap becomes by a form: only the fields of its new status stay. */
function fieldsOf({ status, page, reason, wording }: GapInput) {
  return {
    status,
    page: status === "answered" ? page : null,
    reason: status === "not_answered" ? reason : null,
    wording: wording === "" ? null : wording,
  };
}

/**
 * Changes status and released wording, and tells those who wait when it ends. Refused for a page that does not open, and when
 * somebody else changed the gap since the form was drawn.
 */
export async function changeGap(
  deps: Deps,
  gapId: string,
  staffId: string,
  input: GapInput,
): Promise<ChangeGapOutcome> {
  const next = fieldsOf(input);
  if (next.page !== null && (await findPageVersion(deps, next.page)) === undefined)
    return { status: "refused", reason: "unknown_page" };
  return deps.db.transaction(async (tx) => {
    const gap = await lockGap(tx, gapId);
    if (!gap) throw new AppError("not_found");
    if (gap.version !== input.version) return { status: "refused", reason: "changed_meanwhile" };
    const at = deps.clock.now();
    const ownerId = next.status === "open" ? null : (gap.owner?.id ?? staffId);
    await updateGap(tx, { id: gapId, ...next, ownerId, at });
    const outcome = outcomeOf(gap, next);
    const questionIds = outcome ? await selectGapQuestionIds(tx, gapId) : [];
    const told = outcome ? await tellOutcome(deps, tx, { questionIds, outcome }) : 0;
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "staff", id: staffId },
      action: "gaps.changed",
      subjectType: "gap",
      subjectId: gapId,
      // Reason and wording are words, which stand beside the gap.
      details: { from: gap.status, to: next.status, page: next.page, wording_released: next.wording !== null },
    });
    return { status: "changed", told };
  });
}

/** What is news to those who wait: an end, or another one. */
function outcomeOf(before: Gap, { status, page, reason }: ReturnType<typeof fieldsOf>) {
  if (status === "answered" && page !== null && page !== before.page) return { kind: "gap_answered", page } as const;
  if (status === "not_answered" && reason !== null && reason !== before.reason)
    return { kind: "gap_closed", reason } as const;
  return undefined;
}
