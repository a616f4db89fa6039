import type { Services } from "#app/domain/services.ts";
import type { Translated } from "#app/i18n/languages.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectPageTitles } from "#app/domain/feedback/complaints.queries.server.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { type Gap, type GapStatus, PUBLIC_FROM } from "./gap.ts";
import {
  countGaps,
  type GapFilters,
  type GapQuestion,
  selectGap,
  selectGapQuestions,
  selectGaps,
  selectPublicGaps,
} from "./gaps.queries.server.ts";

type Deps = Pick<Services, "db">;

const MAX_GAPS = 200;
const MAX_QUESTIONS = 100;
/** The board for staff: the most asked first, what is done with last. */
export const listGaps = ({ db }: Deps, filters: GapFilters) => selectGaps(db, filters, MAX_GAPS);

export async function getGap(
  { db }: Deps,
  id: string,
): Promise<{ readonly gap: Gap; readonly questions: readonly GapQuestion[] }> {
  const gap = isUuid(id) ? await selectGap(db, id) : undefined;
  if (!gap) throw new AppError("not_found");
  return { gap, questions: await selectGapQuestions(db, id, MAX_QUESTIONS) };
}

/** A gap as everybody may see it: nothing of any one question is in it. */
export type PublicGap = Pick<Gap, "id" | "status" | "page" | "reason" | "changedAt"> & {
  readonly wording: string;
  /** Absent below the number from which it tells nothing about anybody. */
  readonly count: number | undefined;
  readonly pageTitle: string | undefined;
};

export type PublicGaps = {
  readonly gaps: readonly PublicGap[];
  /** Of all gaps, with those that are only counted. */
  readonly counts: Readonly<Record<GapStatus, number>>;
};

/** What was asked in a language without an answer, as far as it may be shown, the most asked first. */
export async function listPublicGaps({ db }: Deps, language: keyof Translated): Promise<PublicGaps> {
  const gaps = await selectPublicGaps(db, language, MAX_GAPS);
  const pages = gaps.flatMap(({ page }) => page ?? []);
  const titles = await selectPageTitles(db, pages, language);
  return {
    gaps: gaps.map(({ id, status, page, reason, wording, changedAt, conversationCount }) => ({
      id,
      status,
      page,
      reason,
      wording: wording ?? "",
      changedAt,
      count: conversationCount >= PUBLIC_FROM ? conversationCount : undefined,
      pageTitle: page === null ? undefined : titles.get(page),
    })),
    counts: await countGaps(db),
  };
}
