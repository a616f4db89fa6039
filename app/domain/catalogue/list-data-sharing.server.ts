import type { Services } from "#app/domain/services.ts";
import type { ContentLanguage } from "#app/i18n/languages.ts";
import { selectDocumentTitles } from "./catalogue.queries.server.ts";
import { readDataSharing } from "./read-data-sharing.server.ts";

/** The table of who holds and gets what, in words. */
export async function listDataSharing({ db, site }: Pick<Services, "db" | "site">, language: ContentLanguage) {
  const items = await readDataSharing(db);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const nameOf = (id: string): string => site.desks.find((desk) => desk.id === id)?.name[language] ?? id;
  const desks = (ids: readonly string[]): string => list.format(ids.map(nameOf));
  const slugs = [...new Set(items.flatMap(({ shared_with: shared }) => shared.map(({ policy }) => policy)))];
  const titles = await selectDocumentTitles(db, slugs, language);
  return items.map((item) => ({
    id: item.id,
    name: item.name[language],
    heldBy: desks(item.held_by),
    shared: item.shared_with.map(({ desks: ids, policy, why }) => ({
      desks: desks(ids),
      policy: { slug: policy, title: titles.get(policy) ?? policy },
      why: why[language],
    })),
    never: item.never.map(({ desks: ids, others, why }) => ({
      whom: [...(ids ? [desks(ids)] : []), ...(others ? [others[language]] : [])].join(" · "),
      why: why[language],
    })),
  }));
}
