import { recordAuditEvent } from "#app/domain/audit/record-audit-event.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { SettingsInput } from "./assistant-settings.ts";
import { insertSettings, lockSettings } from "./assistant-settings.queries.server.ts";
import { getSettings } from "./read-settings.server.ts";

/**
 * Changes mode and limits, with the reason, and records who did; what changes nothing leaves no trace. Refused when somebody
 * else changed them since the form was drawn, or an old form would undo the switch.
 */
export async function changeSettings(
  deps: Pick<Services, "db" | "clock">,
  staffId: string,
  input: SettingsInput,
): Promise<"changed" | "same" | "changed_meanwhile"> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    await lockSettings(tx);
    const before = await getSettings({ db: tx });
    if ((["mode", "personLimit", "dayLimit"] as const).every((name) => before[name] === input[name])) return "same";
    if (before.id !== input.basedOn) return "changed_meanwhile";
    await insertSettings(tx, { ...input, staffId, at });
    await recordAuditEvent(tx, {
      at,
      actor: { kind: "staff", id: staffId },
      action: "assistant.settings_changed",
      subjectType: "assistant",
      subjectId: "settings",
      // The words of the reason stand beside the settings: the trail holds none.
      details: { from: before.mode, to: input.mode, person_limit: input.personLimit, day_limit: input.dayLimit },
    });
    return "changed";
  });
}
