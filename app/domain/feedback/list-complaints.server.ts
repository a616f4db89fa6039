import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import {
  type PageComplaints,
  type SearchComplaint,
  selectPageComplaints,
  selectPageTitles,
  selectSearchComplaints,
} from "./complaints.queries.server.ts";

type Deps = Pick<Services, "db" | "clock">;

const COMPLAINTS_DAYS = 90;
const MAX_SHOWN = 100;

const since = ({ clock }: Deps) => new Date(clock.now().getTime() - COMPLAINTS_DAYS * 86_400_000);

/** Pages that readers of the last 90 days said did not help, with their titles. */
export async function listPageComplaints(
  deps: Deps,
  language: ContentLanguage,
): Promise<(PageComplaints & { readonly title: string | undefined })[]> {
  const found = await selectPageComplaints(deps.db, since(deps), MAX_SHOWN);
  const titles = await selectPageTitles(
    deps.db,
    found.map(({ page }) => page),
    language,
  );
  return found.map((one) => ({ ...one, title: titles.get(one.page) }));
}

/** Searches of the last 90 days that found nothing or did not help. */
export const listSearchComplaints = (deps: Deps): Promise<SearchComplaint[]> =>
  selectSearchComplaints(deps.db, since(deps), MAX_SHOWN);
