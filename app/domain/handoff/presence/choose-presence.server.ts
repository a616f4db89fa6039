import type { Services } from "#app/domain/services.ts";
import { MAX_NOTE_LENGTH, type Presence, PRESENCES, presenceAt } from "./presence.ts";
import { recordPage, selectPresence, tellPresenceChanged, updateChosen } from "./presence.queries.server.ts";

type Deps = Pick<Services, "db" | "clock">;

export type OwnPresence = {
  readonly presence: Presence;
  readonly note: string;
  /** Nothing was heard of them, so the portal made them offline. */
  readonly isBySilence: boolean;
};

export type ChoosePresenceOutcome =
  { readonly status: "done" } | { readonly status: "refused"; readonly reason: "note_long" | "unknown" };

/** Online, away or offline, with a note for colleagues; an offline one needs none. What they hold stays theirs. */
export async function choosePresence(
  deps: Deps,
  input: { readonly staffId: string; readonly chosen: string; readonly note?: string },
): Promise<ChoosePresenceOutcome> {
  const chosen = PRESENCES.find((one) => one === input.chosen);
  if (!chosen) return { status: "refused", reason: "unknown" };
  const note = chosen === "offline" ? "" : (input.note ?? "").trim();
  if (note.length > MAX_NOTE_LENGTH) return { status: "refused", reason: "note_long" };
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    await recordPage(tx, input.staffId, at);
    await updateChosen(tx, input.staffId, { chosen, note, at });
    await tellPresenceChanged(tx);
  });
  return { status: "done" };
}

/**
 * How somebody stands who opens the list of conversations. Where there is sample life, whoever never chose, or was made
 * offline by silence, is online at once: a newcomer tries the desk without having to learn of this first.
 */
export async function openPresence(
  deps: Deps,
  { staffId, isDemo }: { readonly staffId: string; readonly isDemo: boolean },
): Promise<OwnPresence> {
  const now = deps.clock.now();
  const before = await selectPresence(deps.db, staffId);
  if (isDemo && (!before?.chosenAt || before.isBySilence)) await choosePresence(deps, { staffId, chosen: "online" });
  else await recordPage(deps.db, staffId, now);
  const row = await selectPresence(deps.db, staffId);
  if (!row) return { presence: "offline", note: "", isBySilence: false };
  return { presence: presenceAt(row, now), note: row.note, isBySilence: row.isBySilence };
}
