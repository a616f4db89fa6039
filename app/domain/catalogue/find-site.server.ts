import { type Site, siteSchema } from "#app/domain/desks/site-schema.ts";
import type { Services } from "#app/domain/services.ts";
import { selectSetting } from "./catalogue.queries.server.ts";

/** The authority's own facts as last published; `undefined` before the first publication. */
export async function findSite(deps: Pick<Services, "db">): Promise<Site | undefined> {
  const value = await selectSetting(deps.db, "site");
  return value === undefined ? undefined : siteSchema.parse(value);
}
