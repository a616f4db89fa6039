import { readPublished } from "#app/domain/content/read-published.server.ts";
import { type SearchSettings, searchSettingsSchema } from "#app/domain/content/search-settings-schema.ts";
import { DEFAULT_WEIGHTS } from "#app/domain/search/search-settings.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSetting } from "./catalogue.queries.server.ts";

const DEFAULTS: SearchSettings = { weights: DEFAULT_WEIGHTS, synonyms: { en: [], "zh-CN": [] } };

/** The weights and synonyms of the search, as last published. */
export function readSearchSettings(deps: Pick<Services, "db">): Promise<SearchSettings> {
  return readPublished(deps.db, ["search"], async () => {
    const value = await selectSetting(deps.db, "search");
    return value === undefined ? DEFAULTS : searchSettingsSchema.parse(value);
  });
}
