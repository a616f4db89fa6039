import { randomUUID } from "node:crypto";
import type { Services } from "#app/domain/services.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { isUuid } from "#app/lib/uuid.ts";
import type { Explanation, Feedback, FeedbackInput } from "./feedback.ts";
import { insertFeedback, selectFeedback, updateExplanation } from "./feedback.queries.server.ts";
import { findPageVersion } from "./find-page-version.server.ts";

type Deps = Pick<Services, "db" | "clock" | "site">;
type Outcome = { readonly status: "stored"; readonly id: string } | { readonly status: "unknown_page" };

const EXPLAINED_WITHIN_MS = 3_600_000;
/** Stores whether a page or a search helped. */
export async function giveFeedback(deps: Deps, input: FeedbackInput, language: Language): Promise<Outcome> {
  const id = randomUUID();
  const common = { id, language, is_helpful: input.helped === "yes", given_at: deps.clock.now() };
  if ("page" in input) {
    if ((await findPageVersion(deps, input.page)) === undefined) return { status: "unknown_page" };
    const page = { page: input.page, page_version: input.version, query: null, result_count: null };
    await insertFeedback(deps.db, { ...common, ...page, kind: "page" });
  } else {
    const search = { query: mask(input.query, language, 200), result_count: input.results };
    await insertFeedback(deps.db, { ...common, ...search, kind: "search", page: null, page_version: null });
  }
  return { status: "stored", id };
}

/** Adds why, once and within an hour; a second time and later nothing changes. */
export async function explainFeedback(
  deps: Deps,
  id: string,
  explanation: Explanation,
  language: Language,
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const words = mask(explanation.words, language, 500) || null;
  const reason = explanation.reason ?? null;
  if (!words && !reason) return false;
  return updateExplanation(deps.db, { id, reason, words }, explainableSince(deps));
}

export async function findFeedback(deps: Deps, id: string): Promise<Feedback | undefined> {
  const row = isUuid(id) ? await selectFeedback(deps.db, id, explainableSince(deps)) : undefined;
  return (
    row && {
      id: row.id,
      isHelpful: row.is_helpful,
      page: row.page ?? undefined,
      query: row.query ?? undefined,
      canExplain: row.can_explain,
    }
  );
}

const explainableSince = ({ clock }: Deps) => new Date(clock.now().getTime() - EXPLAINED_WITHIN_MS);

function mask(text: string, language: Language, maxLength: number): string {
  const t = getTranslator(language);
  const { text: masked } = maskPersonalData(text, (kind) => t(`assistant:mask.${kind}`));
  return [...masked].slice(0, maxLength).join("");
}
