import { type DataItem, dataSharingSchema } from "#app/domain/content/data-sharing-schema.ts";
import { readPublished } from "#app/domain/content/read-published.server.ts";
import type { Queryable } from "#app/db/port.ts";
import { selectSetting } from "./catalogue.queries.server.ts";

/** Who holds what about people and who gets it, as last published; empty when the authority has no such table. */
export function readDataSharing(db: Queryable): Promise<readonly DataItem[]> {
  return readPublished(db, ["data_sharing"], async () => {
    const value = await selectSetting(db, "data_sharing");
    return value === undefined ? [] : dataSharingSchema.parse(value);
  });
}
