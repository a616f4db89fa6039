import type { Queryable } from "#app/db/port.ts";
import type { StoredSettings } from "./assistant-settings.ts";
import { selectSettings } from "./assistant-settings.queries.server.ts";

const SHOWN_CHANGES = 20;

/** The settings that count now. */
export async function getSettings({ db }: { readonly db: Queryable }): Promise<StoredSettings> {
  const [settings] = await selectSettings(db, 1);
  if (!settings) throw new Error("The settings of the assistant are not in the database.");
  return settings;
}

/** Who changed them last, what to and why; the newest first. */
export async function listSettingsChanges({ db }: { readonly db: Queryable }): Promise<StoredSettings[]> {
  return (await selectSettings(db, SHOWN_CHANGES)).filter(({ changedAt }) => changedAt !== null);
}
